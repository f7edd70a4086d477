/**
 * Proof of absence: reads an unpublished public candidate whole and looks for anything that has the fingerprint of a
 * restricted source. Knows neither the sources nor how the candidate was made; trusts no plan.
 */
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type {
  FingerprintKind,
  Fingerprints,
  ShortKind,
  Trace,
  TraceKind,
  TracePlace,
} from '../../model/fingerprint.js';
import type { Pdfium } from '../../pdfium/index.js';
import { openPictureSeeker, openSeeker, readWhole, Unreadable } from '../../traces/index.js';
import { piecesOfMap } from './page-map.js';

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

/** Short words that a file format, a typeface or its licence may well have of its own. */
const inFormats: readonly ShortKind[] = ['wording', 'name', 'number'];
const formatKinds: readonly TraceKind[] = ['name', 'stream', 'raw'];

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
  const seeker = openSeeker(fingerprints);
  const known = openPictureSeeker(fingerprints);
  const traces = new Map<string, Trace>();
  const note = (place: TracePlace, kind: FingerprintKind, count: number): void => {
    const name = JSON.stringify([place, kind]);
    traces.set(name, { place, kind, count: count + (traces.get(name)?.count ?? 0) });
  };
  const seek = (place: TracePlace, text: string): void => {
    const without = formatKinds.includes(place.kind) ? inFormats : [];
    for (const [kind, count] of seeker.inText(text, without)) note(place, kind, count);
  };
  const pictures = fingerprints.pictures.length + fingerprints.likenesses.length > 0;
  await readWhole(pdf, { pdfium, pictures, everything: true }, (found) => {
    if ('text' in found) return seek(found.place, found.text);
    const kind = known(found.picture);
    if (kind !== undefined) note(found.place, kind, 1);
  });
  for (const { kind, text } of piecesOfMap(mapJson)) seek({ kind }, text);
  for (const name of fileNames) seek({ kind: 'file-name' }, name);
  return [...traces.values()];
}
