import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The worker thread of flow/ inherits these, so that tests run the TypeScript sources there too.
    execArgv: ['--import', './test/typescript.mjs'],
    // Most tests wait for a server; one worker a core would leave the cores idle.
    maxWorkers: 3,
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
