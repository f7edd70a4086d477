/** What reading a file brings to light, piece by piece, and what it needs for it. Knows no format. */
import type { TraceKind, TracePlace } from '../../model/fingerprint.js';
import type { Pdfium } from '../../pdfium/index.js';

export type Found =
  | { readonly place: TracePlace; readonly text: string }
  | { readonly place: TracePlace; readonly picture: PictureTrace };

export interface PictureTrace {
  /** SHA-256 of its samples; of its bytes where nobody here can decode them; undefined for a page's look. */
  readonly digest?: string;
  /** Missing where it is too even to be told from others. */
  readonly likeness?: string;
}

export type Visit = (found: Found) => void;

export interface ReadOptions {
  /** Reads the text of pages and draws them. */
  readonly pdfium: Pdfium;
  /** Pictures are looked at; that costs time, and is of no use where no picture is looked for. */
  readonly pictures: boolean;
  /**
   * Also what no person wrote or reads: names within the format, typefaces' tables, bytes between objects. For
   * looking whether something is there; not for learning what a paper says.
   */
  readonly everything: boolean;
  /**
   * A file in which nobody here can read is `Unreadable`, not passed over: of what is restricted, all must be known.
   * No where missing.
   */
  readonly strict?: boolean;
}

/** Where the bytes at hand are: what they are themselves in, and of which kind plain text in them is. */
export interface Within {
  readonly inside: readonly string[];
  readonly kind: TraceKind;
  readonly page?: number;
}

/** A file within a file within a file … further in, nothing is looked for: it is an attack. */
export const deepestInside = 6;

/** A place in the file at hand. */
export function placeIn(within: Within, place: TracePlace): TracePlace {
  const page = place.page ?? within.page;
  return {
    ...place,
    ...(page === undefined ? {} : { page }),
    ...(within.inside.length === 0 ? {} : { inside: within.inside }),
  };
}
