/** What several threads found out about a document becomes one answer. Must not know PDFium. */
import type { PrepareOptions } from '../pdf/index.js';
import type { MeasureOptions } from './measure.js';
import type { Canonical, Outcome, Prepared } from './types.js';

/** A sound copy of a document. */
export interface Copy extends SoundFile {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pageCount: number;
}

/** A document that can be measured and taken apart as it is. */
export interface SoundFile {
  readonly pdf: Uint8Array;
  /** Missing where nobody has counted. */
  readonly pageCount?: number;
  readonly repaired: boolean;
  readonly decrypted: boolean;
}

/** What is drawn on its pages, and what it says of itself. */
export type Measured = Omit<Canonical, 'pdf' | 'repaired' | 'decrypted'>;

/** The same copy taken apart. */
export interface Apart extends Pick<Prepared, 'piece' | 'carried'> {
  readonly pageCount: number;
}

/** What is printed here keeps clear of head and foot. */
export function measureAs({ print }: PrepareOptions): Pick<MeasureOptions, 'edgesSuffice'> {
  return { edgesSuffice: print !== undefined };
}

export function joinCanonical({ pdf, repaired, decrypted }: Copy, measured: Measured): Canonical {
  return { pdf, repaired, decrypted, ...measured };
}

/** What keeps the pages from being drawn counts before what keeps them from being taken apart. */
export function joinPrepared(
  { repaired, decrypted }: SoundFile,
  measured: Outcome<Measured>,
  apart: Outcome<Apart>,
  options: PrepareOptions,
): Outcome<Prepared> {
  if (!measured.ok) return measured;
  if (!apart.ok) return apart;
  const { pages: all, ...rest } = { repaired, decrypted, ...measured.value };
  const { first, last } = options.pages ?? { first: 1, last: all.length };
  const pages = all.slice(first - 1, last);
  const { piece, carried, pageCount } = apart.value;
  if (pageCount !== pages.length) {
    const detail = `the copy has ${pageCount} pages instead of ${pages.length}`;
    return { ok: false, reason: 'unreadable', detail };
  }
  return { ok: true, value: { ...rest, pages, carried, piece } };
}
