/** The findings in one file, from the cache where they are known. Must not know what the checks look for. */
import { extname } from 'node:path';
import { type Cache, cacheKey } from '../cache/index.js';
import type { Document } from '../model/agenda.js';
import type { Finding } from '../model/finding.js';
import type { Pdfium } from '../pdfium/index.js';
import { inspectMarkdown } from './markdown/index.js';
import { inspectLetter, inspectOffice } from './office/index.js';
import { inspectPdf } from './pdf/index.js';
import { inspectPicture } from './picture/index.js';
import type { Contents } from './text/contents.js';
import { inspectWord } from './word/index.js';

/** To be raised when any check of a file finds something else than before. */
const method = 'inspect 11';

export interface Inspected {
  readonly findings: readonly Finding[];
  /** Missing where the file has no text that can be read. */
  readonly contents?: Contents;
}

/** Finds what is in one file. `not-checked` where a check cannot. `convert` could read it. */
export type Inspector = (bytes: Uint8Array, pdfium: Pdfium) => Promise<Inspected>;

/** By the ending of the file, in small letters. */
const inspectors: Readonly<Record<string, Inspector>> = {
  '.pdf': inspectPdf,
  '.md': inspectMarkdown,
  '.markdown': inspectMarkdown,
  '.png': inspectPicture,
  '.jpg': inspectPicture,
  '.jpeg': inspectPicture,
  '.tif': inspectPicture,
  '.tiff': inspectPicture,
  '.webp': inspectPicture,
  '.docx': inspectWord,
  '.docm': inspectWord,
  '.odt': inspectOffice,
  '.ods': inspectOffice,
  '.odp': inspectOffice,
  '.rtf': inspectOffice,
  '.xlsx': inspectOffice,
  '.pptx': inspectOffice,
  '.html': inspectLetter,
  '.htm': inspectLetter,
  '.eml': inspectLetter,
  '.msg': inspectLetter,
};

/** Whether looking into a document asks for neither a thread nor PDFium: it can be done whenever nothing else is to do. */
export function isInspectedAlone(document: Document): boolean {
  return inspectors[extname(document.file).toLowerCase()] === inspectMarkdown;
}

const nothing: Inspected = { findings: [] };

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
): Promise<Inspected> {
  const ending = extname(document.file).toLowerCase();
  const inspect = inspectors[ending];
  if (inspect === undefined) return nothing;
  const key = cacheKey(method, pdfium.identity, ending, sha256);
  const before = await cache.getBytes(key);
  // The cache answers only what was put there whole, under a key that names this method.
  if (before !== undefined) return JSON.parse(Buffer.from(before).toString()) as Inspected;
  const bytes = await read(document);
  if (bytes === undefined) return nothing;
  const inspected = await inspect(bytes, pdfium);
  // A machine that is less busy may look into it another time.
  if (!inspected.findings.some(({ check }) => check === 'not-checked')) {
    await cache.putBytes(key, Buffer.from(JSON.stringify(inspected)));
  }
  return inspected;
}
