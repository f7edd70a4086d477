import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.js';

/** What `npm run test:corpus` runs: real packs from a folder beside the repository, where it is there. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/corpus/**/*.test.ts'],
    globalSetup: ['tests/setup/compile.ts', 'tests/setup/shared-cache.ts'],
    reporters: reporters('corpus'),
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
