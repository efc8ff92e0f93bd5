# Builds with the compiler that better-sqlite3 may need, runs without it.
FROM node:24-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /acuse
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /acuse
COPY --from=build /acuse/package.json ./
COPY --from=build /acuse/node_modules node_modules
COPY --from=build /acuse/dist dist
COPY migrations migrations
COPY templates templates
COPY config config
COPY LICENSE NOTICE ./
RUN install -d -o node -g node /var/lib/acuse
USER node
# The database lives here: in the configuration, database.url: sqlite:/var/lib/acuse/acuse.db
VOLUME /var/lib/acuse
# http.listen must name this port; 127.0.0.1 suffices for the health check, 0.0.0.0 for a scraper outside.
EXPOSE 8025
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8025/healthz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--", "node", "dist/main.js"]
CMD ["run", "--config", "/etc/acuse/acuse.yaml"]
