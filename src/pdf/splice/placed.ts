/** A piece on its way into a file, and what those who write a part of the file are given. Plain interfaces. */
import type { PieceFacts } from '../piece/piece.js';

/** Takes objects of the file that is being written, in any order. */
export interface Output {
  /** The number of an object to come; the first of `count` in a row. */
  readonly allot: (count?: number) => number;
  /** An object that is no stream, as bytes of the file without `obj` and `endobj`. */
  readonly put: (num: number, body: string | Buffer) => void;
  /** A stream: `entries` of its dictionary but Length ("/Type /XObject …"), and its data as they stand there. */
  readonly stream: (num: number, entries: string, data: Uint8Array) => void;
}

/** A piece that is loaded, with its objects numbered. Good only until the next one is loaded. */
export interface Placed {
  readonly facts: PieceFacts;
  /** Its place among the pieces of the file, from 0. */
  readonly index: number;
  /** Of the document, for people. */
  readonly title: string;
  /** BCP 47: the document's own, else the file's. */
  readonly language: string;
  /** The number in the file of one of its objects. */
  readonly number: (object: number) => number;
  /** A fragment's bytes, its slots filled. */
  readonly fragment: (fragment: number) => string;
  /** By index: what is written for each of its words ("/Heading1", "(name)"). */
  readonly words: readonly string[];
  /** Its first key in the parent tree of the file. */
  readonly firstKey: number;
  /** What is written for the ID of one of its structure elements: "(0003-000012)". Rises with `id`. */
  readonly id: (id: number) => string;
  /** A destination in the file: "[12 0 R /XYZ 0 792 null]". */
  readonly destination: (place: { readonly page: number; readonly view: string }) => string;
}

/** Gathers one part of the catalogue from all pieces, each while it is loaded. */
export interface Gatherer {
  readonly add: (piece: Placed) => void;
  /** Writes what holds the parts together; answers entries for the catalogue ("/Outlines 9 0 R"), or nothing. */
  readonly finish: () => string;
}

/**
 * Chooses what is written for a word, in the order of the pieces: the first that uses a word keeps it, a later
 * one that means something else by it gets another that nobody uses.
 */
export interface Dictionary {
  /** By index of the piece's words; undefined for words of other kinds. */
  readonly choose: (facts: PieceFacts) => readonly (string | undefined)[];
}
