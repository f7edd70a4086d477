/**
 * Proof of absence: reads an unpublished public candidate whole and looks for anything that has the fingerprint of a
 * restricted source. Knows neither the sources nor how the candidate was made; trusts no plan.
 */
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Fingerprints, Trace } from '../../model/fingerprint.js';
import type { Pdfium } from '../../pdfium/index.js';
import { Unreadable } from '../../traces/index.js';
import { piecesOfMap } from './page-map.js';
import { openSearch } from './search.js';

export { type PublicFile, verifyFilesAbsence } from './files.js';

/** All that would be published. */
export interface PublicCandidate {
  readonly pdf: Uint8Array;
  /** The page map as it will be written. */
  readonly mapJson: string;
  /** Of the output files, without folders. */
  readonly fileNames: readonly string[];
}

/** How many places are told one by one. */
const mostTold = 20;

/** Errors: `restricted-found`, one for each place; `restricted-found-more`; `absence-not-shown`. */
export async function verifyAbsence(
  candidate: PublicCandidate,
  fingerprints: Fingerprints,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  try {
    const traces = await findTraces(candidate, fingerprints, pdfium);
    const more = traces.length - mostTold;
    return [
      ...traces.slice(0, mostTold).map((trace) => diagnose('restricted-found', trace)),
      ...(more > 0 ? [diagnose('restricted-found-more', { places: more })] : []),
    ];
  } catch (cause) {
    if (!(cause instanceof Unreadable)) throw cause;
    return [diagnose('absence-not-shown', { cause: 'its file cannot be read to the end' })];
  }
}

/** Every place with something restricted in it, in the order of reading. @throws Unreadable */
export async function findTraces(
  { pdf, mapJson, fileNames }: PublicCandidate,
  fingerprints: Fingerprints,
  pdfium: Pdfium,
): Promise<readonly Trace[]> {
  const search = openSearch(fingerprints, pdfium);
  await search.inFile(pdf);
  for (const { kind, text } of piecesOfMap(mapJson)) search.inText({ kind }, text);
  for (const name of fileNames) search.inText({ kind: 'file-name' }, name);
  return search.take();
}
