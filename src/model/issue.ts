/** What of a meeting has been issued: handed to the public or to members, its numbers frozen from then on. */
import type { Edition } from './access.js';
import type { PageMap, ToolVersions } from './map.js';
import type { Day } from './meeting.js';
import type { PageRange } from './plan.js';

/** One file that is issued: the pack, or a supplement to it (from 1). */
export type PackPart =
  | { readonly kind: 'pack' }
  | { readonly kind: 'supplement'; readonly number: number };

export const wholePack: PackPart = { kind: 'pack' };

/** "Agenda Supplement 1": on its front sheet, its first page, and wherever it is spoken of. */
export function supplementTitle(number: number): string {
  return `Agenda Supplement ${number}`;
}

/** "the pack", "Agenda Supplement 1". */
export function partName(part: PackPart): string {
  return part.kind === 'pack' ? 'the pack' : supplementTitle(part.number);
}

export function isSamePart(a: PackPart, b: PackPart): boolean {
  return numberOf(a) === numberOf(b);
}

/** The pack is 0, a supplement its own number: parts in their order. */
export function numberOf(part: PackPart): number {
  return part.kind === 'pack' ? 0 : part.number;
}

/** A file in the folder `issued/`, by its name, and the SHA-256 of its bytes in hexadecimal figures. */
export interface IssuedFile {
  readonly file: string;
  readonly sha256: string;
}

/** An entry of the register: which bytes were issued, and who answers for them. */
export interface Issue {
  readonly part: PackPart;
  readonly edition: Edition;
  readonly pdf: IssuedFile;
  readonly map: IssuedFile;
  readonly preparedBy: string;
  /** Another person than the one who prepared it. */
  readonly checkedBy: string;
  /** The day of issue, on the clock of the machine. */
  readonly at: Day;
  readonly tools: ToolVersions;
}

/** An issue that this edition may know of, with its page map. */
export interface IssuedPart extends Issue {
  /** Absolute paths. */
  readonly paths: { readonly pdf: string; readonly map: string };
  readonly pages: PageMap;
}

/** A document that is in a part issued before, as that part's page map has it. */
export interface IssuedPlace {
  readonly part: PackPart;
  readonly first: string;
  readonly last: string;
  /** Of the file as it was sent. */
  readonly sha256: string;
  /** Absolute path of that file. */
  readonly path: string;
}

/** An item, or some papers of one, that the public has been given and that are restricted now. */
export interface ClosedSince {
  /** Its printed number. */
  readonly item: string;
  /** The item itself is, and not only papers of it. */
  readonly whole: boolean;
  /** Of those papers: for comparing, since a public run may not name them. */
  readonly sources: readonly string[];
  /** Under which the public was given them. */
  readonly ranges: readonly PageRange[];
  /** What was issued last does not say so yet. */
  readonly isNew: boolean;
}
