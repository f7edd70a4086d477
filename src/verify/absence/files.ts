/** The same proof for files of any kind: pages, what programs read, pictures. */
import { placeInWords } from '../../diagnostics/absence.js';
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Fingerprints } from '../../model/fingerprint.js';
import type { Pdfium } from '../../pdfium/index.js';
import { Unreadable } from '../../traces/index.js';
import { piecesOfMap } from './page-map.js';
import { openSearch, type Search } from './search.js';

/** A file that is about to be published. */
export interface PublicFile {
  /** With the folders that are published too. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Errors: `site-restricted-found`, one for each file and place; `absence-not-shown`. */
export async function verifyFilesAbsence(
  files: readonly PublicFile[],
  fingerprints: Fingerprints,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  const search = openSearch(fingerprints, pdfium);
  const found: Diagnostic[] = [];
  for (const { path, bytes } of files) {
    try {
      await search.inFile(bytes);
    } catch (cause) {
      if (!(cause instanceof Unreadable)) throw cause;
      found.push(diagnose('absence-not-shown', { cause: `${path} cannot be read to the end` }));
    }
    for (const name of path.split('/')) search.inText({ kind: 'file-name' }, name);
    asPrograms(path, bytes, search);
    const places = search.take().map(({ place }) => placeInWords(place));
    found.push(
      ...[...new Set(places)].map((where) => diagnose('site-restricted-found', { path, where })),
    );
  }
  return found;
}

/** What a program makes of it: words that are parted or written otherwise in the file are whole then. */
function asPrograms(path: string, bytes: Uint8Array, { inText }: Search): void {
  const text = (): string => Buffer.from(bytes).toString('utf8');
  if (path.endsWith('.json')) {
    for (const piece of piecesOfMap(text())) inText({ kind: piece.kind }, piece.text);
  }
  if (path.endsWith('.ics')) {
    // RFC 5545, 3.1 and 3.3.11: long lines are folded, some signs are escaped.
    const whole = text().replace(/\r\n /g, '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
    inText({ kind: 'text' }, whole);
  }
}
