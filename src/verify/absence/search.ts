/** Looks for fingerprints in files and texts, and keeps the places where they are. Knows nothing of what is published. */
import type {
  FingerprintKind,
  Fingerprints,
  ShortKind,
  Trace,
  TraceKind,
  TracePlace,
} from '../../model/fingerprint.js';
import type { Pdfium } from '../../pdfium/index.js';
import { openPictureSeeker, openSeeker, readWhole } from '../../traces/index.js';

export interface Search {
  readonly inText: (place: TracePlace, text: string) => void;
  /** Reads it to its end, whatever it is. @throws Unreadable */
  readonly inFile: (bytes: Uint8Array) => Promise<void>;
  /** What was found since the last time, in the order of reading. */
  readonly take: () => readonly Trace[];
}

/** Short words that a file format, a typeface or its licence may well have of its own. */
const inFormats: readonly ShortKind[] = ['wording', 'name', 'number'];
const formatKinds: readonly TraceKind[] = ['name', 'stream', 'raw'];

export function openSearch(fingerprints: Fingerprints, pdfium: Pdfium): Search {
  const seeker = openSeeker(fingerprints);
  const known = openPictureSeeker(fingerprints);
  const pictures = fingerprints.pictures.length + fingerprints.likenesses.length > 0;
  const traces = new Map<string, Trace>();
  const note = (place: TracePlace, kind: FingerprintKind, count: number): void => {
    const name = JSON.stringify([place, kind]);
    traces.set(name, { place, kind, count: count + (traces.get(name)?.count ?? 0) });
  };
  const inText = (place: TracePlace, text: string): void => {
    const without = formatKinds.includes(place.kind) ? inFormats : [];
    for (const [kind, count] of seeker.inText(text, without)) note(place, kind, count);
  };
  return {
    inText,
    inFile: (bytes) =>
      readWhole(bytes, { pdfium, pictures, everything: true }, (found) => {
        if ('text' in found) return inText(found.place, found.text);
        const kind = known(found.picture);
        if (kind !== undefined) note(found.place, kind, 1);
      }),
    take: () => {
      const found = [...traces.values()];
      traces.clear();
      return found;
    },
  };
}
