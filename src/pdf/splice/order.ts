/**
 * What is asked of the splicer: which pieces, on which pages, with what drawn on them. Plain data but for `load`, since
 * a file of many documents is larger than what may be in memory.
 */
import { fontNamesOf } from '../piece/font.js';
import type { Piece } from '../piece/piece.js';
import { type Frame, frameOf, type ReaderBox } from './geometry.js';

/** What has to be known of every piece before the first is written. All else is in memory for one piece at a time. */
export interface PieceOutlook {
  /** Its pages, in their order: links of other pieces lead to them. */
  readonly frames: readonly Frame[];
  /** Its structure has namespaces, which a file of PDF 1.7 cannot have. */
  readonly namespaced: boolean;
  /** All names in the fonts of its pages, and maybe others: an overlay's font has none of them (ISO 32000-2, 7.3.7). */
  readonly fontNames: ReadonlySet<string>;
}

export function outlookOf(piece: Piece): PieceOutlook {
  const { facts } = piece;
  return {
    frames: facts.pages.map(frameOf),
    namespaced: (facts.structure?.namespaces.length ?? 0) > 0,
    fontNames: fontNamesOf(piece),
  };
}

/** One piece of the file. The same piece may be in a file more than once. */
export interface SplicePart {
  readonly outlook: PieceOutlook;
  /** Called once, when its objects are written. */
  readonly load: () => Promise<Piece>;
  /** Of the document, for people. */
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Where the addresses lead that the piece's own links name (words of kind `address`). */
  readonly addresses?: Readonly<Record<string, FilePlace>>;
  /**
   * What a reader is told of the page of an untagged piece that shows no text, by the page's index (the
   * alternative text of ISO 14289-1, 7.3); undefined where it has text.
   */
  readonly pictureWords?: (page: number) => string | undefined;
}

/** A place in the file. */
export interface FilePlace {
  /** From 0. */
  readonly sheet: number;
  /** Height in reader's points; the top of the page where missing. */
  readonly top?: number;
}

export type SheetContent =
  | { readonly kind: 'piece'; readonly part: number; readonly page: number }
  /** In points. */
  | { readonly kind: 'blank'; readonly width: number; readonly height: number };

export interface Sheet {
  readonly content: SheetContent;
  /** Operators in reader's coordinates, drawn on top of the page; empty for nothing. */
  readonly overlay: string;
  /** Points by which the page grows at the foot that the reader sees. */
  readonly extension: number;
  readonly links: readonly AddedLink[];
}

/** A link that the file adds to a page. */
export interface AddedLink {
  readonly box: ReaderBox;
  readonly to: FilePlace;
  /** Read out by a screen reader (ISO 14289-1, 7.18.5). */
  readonly description: string;
}

/** A bookmark of the file; the outline of `part` nests under it, after its own children. */
export interface FileBookmark {
  readonly title: string;
  readonly to: FilePlace;
  readonly children: readonly FileBookmark[];
  readonly part?: number;
}

/** Runs of pages with labels that count on (12.4.2). */
export interface LabelRun {
  /** Index of its first sheet. */
  readonly sheet: number;
  readonly style?: 'D' | 'r';
  readonly prefix?: string;
  readonly start?: number;
}

/** The font that overlays name, as an object of a piece that has no pages. */
export interface OverlayFont {
  readonly piece: Piece;
  readonly object: number;
  /** In the resources of every page. */
  readonly name: string;
}

export interface FileDescription {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string;
  /** Seconds since 1970: never the clock. */
  readonly date: number;
  readonly producer: string;
  /** The part of ISO 14289 that the file claims to keep; none where missing. */
  readonly claimsUa?: 1;
}

export interface SpliceOrder {
  readonly parts: readonly SplicePart[];
  readonly sheets: readonly Sheet[];
  readonly bookmarks: readonly FileBookmark[];
  readonly labels: readonly LabelRun[];
  /** Missing where overlays hold no text. */
  readonly font?: OverlayFont;
  readonly about: FileDescription;
  /** For how hard object streams are compressed: 1 to 9. */
  readonly level?: number;
}
