import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.js';

/** What `npm run test:conformance` runs: packs judged by veraPDF, where Java and Maven are there. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/conformance/**/*.test.ts'],
    globalSetup: ['tests/setup/compile.ts', 'tests/setup/shared-cache.ts'],
    reporters: reporters('conformance'),
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
