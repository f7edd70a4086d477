/** What is known of restricted papers without being able to read them. Knows nothing of how it is made or looked for. */
import type { Place } from './place.js';

/**
 * What a short piece of restricted wording is: a title, the name of a file, something that a file says of itself
 * (author, subject), a name of people or places, a number with seven figures or more, a code, or any short line.
 */
export const shortKinds = ['title', 'file-name', 'metadata', 'name', 'number', 'wording'] as const;

export type ShortKind = (typeof shortKinds)[number];

/** `run`: 24 letters in a row of a longer text; `picture`: its very samples; `likeness`: it looks the same. */
export type FingerprintKind = ShortKind | 'run' | 'picture' | 'likeness';

/**
 * Salted hashes, in no order that says anything. They are no encryption: whoever holds them may try whether a
 * guess is right. So they stay in memory, for the length of one build, and are never written or shown.
 */
export interface Fingerprints {
  /** Two whole numbers of 32 bits, new in every build. */
  readonly salt: readonly [number, number];
  /** Of every run of 24 letters; whole numbers of 53 bits, sorted. */
  readonly runs: Float64Array;
  /** Of pieces that are shorter, each as whole words; likewise. */
  readonly short: Readonly<Record<ShortKind, Float64Array>>;
  /** Salted SHA-256 of pictures' samples, or of their bytes where those cannot be decoded; in hexadecimal, sorted. */
  readonly pictures: readonly string[];
  /** 256 bits each, in hexadecimal, sorted: which of two neighbouring parts of a picture is lighter. */
  readonly likenesses: readonly string[];
}

/** Words that stand in a restricted source and in a public one too, and are therefore not looked for. */
export interface Overlap {
  /** The public source, relative to the council's folder, with forward slashes. */
  readonly source: string;
  /** As the public source has them, shortened. */
  readonly words: string;
  readonly kind: FingerprintKind;
}

/**
 * Shared words of which a person should know: a restricted title; a long run of text; a number with seven figures or
 * more, or a code. Names, short phrases and what the council says everywhere are none.
 */
export const sharedKinds = ['title', 'run', 'number'] as const;

export type SharedKind = (typeof sharedKinds)[number];

/** A public source: an item's own text, or a paper. */
export interface SharedSource {
  /** Absolute. */
  readonly file: string;
  /** Relative to the council's folder, with forward slashes. */
  readonly source: string;
  /** The public line that leads to it. */
  readonly at: Place;
}

export interface SharedSpot {
  /** From 1. */
  readonly page?: number;
  /** From 1. */
  readonly line?: number;
}

/** A public source that has such words, and where in it. Says nothing of the restricted one. */
export interface SharedPlace extends SharedSource {
  readonly kinds: readonly SharedKind[];
  /** Lines of a text, pages of a PDF; empty where there are neither. */
  readonly spots: readonly SharedSpot[];
}

/** What the guard hands over. */
export interface Guarded {
  readonly fingerprints: Fingerprints;
  /** The longest of them, for whoever checks the pack. */
  readonly overlaps: readonly Overlap[];
  /** How many there are in all. */
  readonly overlapCount: number;
  /** Those that a person is warned of, by the public sources that have them. */
  readonly shared: readonly SharedPlace[];
  /** How many restricted items and documents were read. */
  readonly sources: number;
}

/** What kind of place in a candidate something stands in. */
export type TraceKind =
  | 'page-text'
  | 'bookmark'
  | 'information'
  | 'metadata'
  | 'alternative'
  | 'annotation'
  | 'field'
  | 'layer'
  | 'destination'
  | 'attachment-name'
  | 'string'
  | 'name'
  | 'content'
  | 'stream'
  | 'raw'
  | 'picture'
  | 'page-look'
  | 'text'
  | 'map-key'
  | 'map-value'
  | 'file-name';

/** Where in a file something stands. */
export interface TracePlace {
  readonly kind: TraceKind;
  /** The page, from 1, where it belongs to one. */
  readonly page?: number;
  /** The number of the object of a PDF. */
  readonly object?: number;
  /** Nothing in the file leads to that object. */
  readonly orphan?: boolean;
  /** The key under which it stands, such as "Author". */
  readonly key?: string;
  /** The files within files that it is in, outermost first, by what they are: "attachment", "part". */
  readonly inside?: readonly string[];
}

/** Something restricted in a candidate: where, what kind, how often. Never what it says. */
export interface Trace {
  readonly place: TracePlace;
  readonly kind: FingerprintKind;
  readonly count: number;
}
