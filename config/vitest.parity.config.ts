import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { reporters } from './reporters.js';

/** What `npm run parity` runs: every real PDF compared with the file made of it; `-- --update` writes the figures anew. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['tests/corpus/parity.test.ts'],
    globalSetup: ['tests/setup/compile.ts'],
    reporters: reporters('parity'),
    env: { CORPUS: 'all' },
    testTimeout: 6 * 3_600_000,
  },
});
