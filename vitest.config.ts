import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The worker thread of flow/ inherits these, so that tests run the TypeScript sources there too.
    execArgv: ['--import', './test/typescript.mjs'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
