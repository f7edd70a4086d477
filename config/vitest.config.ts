import { defineConfig } from 'vitest/config';

/** What `npm test` runs: everything that needs nothing but Node and npm. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/{unit,golden,pdf,visual}/**/*.test.ts'],
    globalSetup: ['tests/setup/compile.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
