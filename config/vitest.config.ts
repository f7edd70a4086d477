import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.js';

/** What `npm test` runs: everything that needs nothing but Node and npm. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/{unit,golden,pdf,visual,hostile}/**/*.test.ts'],
    globalSetup: ['tests/setup/compile.ts', 'tests/setup/shared-cache.ts'],
    reporters: reporters('tests'),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
