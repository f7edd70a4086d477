/** The program's own version, from its package.json. */
import { createRequire } from 'node:module';

export const packVersion = (
  createRequire(import.meta.url)('../../package.json') as { version: string }
).version;
