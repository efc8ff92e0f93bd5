import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The worker thread of flow/ inherits these, so that tests run the TypeScript sources there too.
    execArgv: ['--import', './test/typescript.mjs'],
    // Modules hold no state of their own, so that the files of a worker may share them: half of the time went into loading.
    isolate: false,
    // Each starts daemons, threads and servers of its own: more at once would only wait for each other.
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
