/** What may be asked of PDFium and what it answers. Must not know how the work is done. */

import type { Anchor, Carried, PageFacts, Rect } from '../model/segment.js';
import type { ObjectFacts } from '../pdf/index.js';

/** Why a file cannot be used. */
export type Refusal =
  /** Its pages are made by a form program while it is open (XFA): there is nothing to print. */
  | 'dynamic-form'
  /** It has no bytes. */
  | 'empty'
  /** No PDF header in its first 1,024 bytes, and PDFium finds no document in it. */
  | 'not-a-pdf'
  /** It opens with a password only. */
  | 'password'
  /** Encrypted for the holder of a certificate, or in a way that PDFium does not know. */
  | 'encryption'
  /** A document without a page. */
  | 'no-pages'
  /** Damaged beyond what PDFium repairs, or it makes PDFium fail. */
  | 'unreadable'
  /** One step (opening and saving, or one page) took longer than the limit. */
  | 'too-slow'
  /** More bytes or pages than there is room for. */
  | 'too-large';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  /** `detail` is for a bug report, not for a clerk. */
  | { readonly ok: false; readonly reason: Refusal; readonly detail?: string }
  | OversizedPage;

/** A page is longer or wider than any paper; `page` counts from 1. */
export interface OversizedPage {
  readonly ok: false;
  readonly reason: 'page-size';
  readonly page: number;
  readonly detail?: string;
}

/** A sound copy of a document and what was found out about it. */
export interface Canonical {
  /** No encryption, no object streams, one classic cross-reference table. */
  readonly pdf: Uint8Array;
  /** The original's cross-reference table was invalid. */
  readonly repaired: boolean;
  /** The original was encrypted with an empty user password. */
  readonly decrypted: boolean;
  /** The catalogue says /MarkInfo << /Marked true >> (ISO 32000-1, 14.7.1). */
  readonly tagged: boolean;
  /** The catalogue's /Lang, as written there (ISO 32000-1, 14.9.2). */
  readonly language?: string;
  readonly pages: readonly PageFacts[];
  /** Indexes of pages with a mark for redaction: see `SegmentFacts`. Missing where there is none. */
  readonly unredacted?: readonly number[];
  /** Its named destinations. */
  readonly anchors: Readonly<Record<string, Anchor>>;
}

/** A document made ready to be spliced into packs, and what was found out about it. */
export interface Prepared extends Omit<Canonical, 'pdf'> {
  /** Encoded: see `pdf/piece/codec.ts`. */
  readonly piece: Uint8Array;
  readonly carried: Carried;
}

/** What to read besides the pages, links and bookmarks: the text in boxes (reader's points). */
export interface Question {
  readonly texts: readonly { readonly sheet: number; readonly box: Rect }[];
  /** Links are read with their words on these sheets, inclusive; on none where missing. */
  readonly linkTextsOn?: readonly { readonly first: number; readonly last: number }[];
  /**
   * The pages may be read by several threads at once. Boxes of letters in fonts that the file does not hold depend in
   * their last figures on what a thread has read before: not for whoever compares two readings.
   */
  readonly together?: boolean;
}

/** A place in the file: the sheet from 1, and the height in reader's points where one is given. */
export interface Target {
  readonly sheet: number;
  readonly top?: number;
}

export interface Link {
  readonly box: Rect;
  /** Missing where the link leads out of the file, or nowhere. */
  readonly target?: Target;
  readonly uri?: string;
  /** What stands in its box, where that was asked for. */
  readonly text?: string;
}

export interface OutlineEntry {
  readonly title: string;
  /** Missing where the bookmark leads nowhere in this file. */
  readonly sheet?: number;
  readonly top?: number;
  readonly children: readonly OutlineEntry[];
}

/** A page as it is seen, annotations included: rows from the head, four bytes a pixel (red, green, blue, 255). */
export interface Picture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface PageReading {
  /** From /PageLabels; undefined where the file has none (ISO 32000-1, 12.4.2). */
  readonly label: string | undefined;
  /** Visible size as the reader sees it, in points before UserUnit. */
  readonly width: number;
  readonly height: number;
  readonly links: readonly Link[];
}

export interface Reading {
  /**
   * Answers to `Question.texts`, in order: the characters whose centres lie in the box, white
   * space folded. Empty for a sheet that does not exist.
   */
  readonly texts: readonly string[];
  readonly pages: readonly PageReading[];
  readonly outline: readonly OutlineEntry[];
  readonly title?: string;
  readonly language?: string;
  readonly tagged: boolean;
}

/** Why letters cannot be seen. */
export type UnseenWhy =
  /** Something drawn later lies over them, or they are as dark as their ground. */
  | 'covered'
  /** They have the colour of their ground, which is not dark. */
  | 'colour'
  /** They are not drawn at all (text rendering mode 3, ISO 32000-1, 9.3.6), and no picture shows them. */
  | 'mode'
  /** A clipping path cuts them off. */
  | 'clip'
  /** They are smaller than a point. */
  | 'size'
  /** They lie beyond the visible page. */
  | 'outside';

/** Neighbouring letters of one line that cannot be seen. */
export interface Unseen {
  readonly why: UnseenWhy;
  /** Letters and figures; white space and signs do not count. */
  readonly letters: number;
  readonly box: Rect;
}

/** One line of a page's text, seen or unseen, white space folded. */
export interface TextLine {
  readonly text: string;
  readonly box: Rect;
  /** Of its highest letter. */
  readonly height: number;
}

/** Words that stand together, and apart from what is beside them: a cell of a table, or a line. */
export interface TextPiece {
  readonly text: string;
  readonly box: Rect;
}

export interface PageInspection {
  /** Visible size as the reader sees it. */
  readonly width: number;
  readonly height: number;
  /** In PDFium's reading order. */
  readonly lines: readonly TextLine[];
  /** Of a page on which some figure may be left out; else missing. */
  readonly pieces?: readonly TextPiece[];
  readonly unseen: readonly Unseen[];
  /** How much of the visible page its largest picture takes, from 0 to 1. */
  readonly pictured: number;
  /** The page could not be opened: nothing is known of it. */
  readonly unopened?: true;
}

/** What a document holds, besides what is seen of it. */
export interface Inspection {
  /** Missing where PDFium can make no copy, or one that cannot be read without it. */
  readonly objects?: ObjectFacts;
  /** Earlier versions of itself that the file, as it was sent, still holds. */
  readonly revisions: number;
  readonly pages: readonly PageInspection[];
}
