import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.js';

/** What `npm run test:kills` runs: builds killed at fifty random moments instead of the twelve of `npm test`. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/hostile/killed*.test.ts'],
    globalSetup: ['tests/setup/compile.ts'],
    reporters: reporters('kills'),
    env: { KILLS: '50' },
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
