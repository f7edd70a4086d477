import { defineConfig } from 'vitest/config';

/** What `npm run test:corpus` runs: real packs from a folder beside the repository, where it is there. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/corpus/**/*.test.ts'],
    globalSetup: ['tests/setup/compile.ts'],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
