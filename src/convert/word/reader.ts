/** Which library reads Word documents, without loading it. Knows no document. */
import { createRequire } from 'node:module';

/** Part of cache keys. */
export function readerIdentity(): string {
  const { version } = createRequire(import.meta.url)('mammoth/package.json') as { version: string };
  return `mammoth ${version}`;
}
