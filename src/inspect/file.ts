/** The findings in one file, from the cache where they are known. Must not know what the checks look for. */
import { extname } from 'node:path';
import { type Cache, cacheKey } from '../cache/index.js';
import type { Document } from '../model/agenda.js';
import type { Finding } from '../model/finding.js';
import type { Pdfium } from '../pdfium/index.js';
import { inspectPdf } from './pdf/index.js';

/** To be raised when any check of a file finds something else than before. */
const method = 'inspect 4';

/** Finds what is in one file, which `convert` could read; `not-checked` where a check cannot. */
export type Inspector = (bytes: Uint8Array, pdfium: Pdfium) => Promise<readonly Finding[]>;

/** By the ending of the file, in small letters. */
const inspectors: Readonly<Record<string, Inspector>> = {
  '.pdf': inspectPdf,
};

export interface FileTools {
  readonly pdfium: Pdfium;
  readonly cache: Cache;
  readonly read: (document: Document) => Promise<Uint8Array | undefined>;
}

/** `sha256` is that of the file's bytes. */
export async function inspectFile(
  document: Document,
  sha256: string,
  { pdfium, cache, read }: FileTools,
): Promise<readonly Finding[]> {
  const ending = extname(document.file).toLowerCase();
  const inspect = inspectors[ending];
  if (inspect === undefined) return [];
  const key = cacheKey(method, pdfium.identity, ending, sha256);
  const before = await cache.getBytes(key);
  // The cache answers only what was put there whole, under a key that names this method.
  if (before !== undefined) return JSON.parse(Buffer.from(before).toString()) as Finding[];
  const bytes = await read(document);
  if (bytes === undefined) return [];
  const findings = await inspect(bytes, pdfium);
  // A machine that is less busy may look into it another time.
  if (!findings.some(({ check }) => check === 'not-checked')) {
    await cache.putBytes(key, Buffer.from(JSON.stringify(findings)));
  }
  return findings;
}
