/**
 * The page plan: what is on every page of a pack, decided before anything is drawn.
 * Plain data; `paginate` makes it, everything after it obeys it.
 */
import type { Rect } from './segment.js';

/** First and last page, inclusive: `sheets` count from 1 in the file, labels are printed. */
export interface PageRange {
  readonly first: string;
  readonly last: string;
  readonly sheets: { readonly first: number; readonly last: number };
}

/** "Pages 5 - 12", or "Page 7" for a single page. The only place that writes a range. */
export function formatPageRange(range: PageRange): string {
  return range.first === range.last
    ? `Page ${range.first}`
    : `Pages ${range.first} - ${range.last}`;
}

/** `notice`: that the page is not for publication. */
export type StampKind = 'page' | 'item' | 'pack' | 'notice';

/** How a stamp keeps clear of what is printed: in free space, on a plain ground, or below the page. */
export type StampGround = 'free' | 'label' | 'extended';

export interface Stamp {
  readonly kind: StampKind;
  /** Lines end with \n; only a notice has several. */
  readonly text: string;
  readonly box: Rect;
  /** Of its type, in the page's units. */
  readonly size: number;
  readonly ground: StampGround;
}

export type PageContent =
  | { readonly kind: 'front-matter'; readonly page: number }
  /** The agenda of Part B, in a members' pack. */
  | { readonly kind: 'part-b'; readonly page: number }
  | { readonly kind: 'document'; readonly document: string; readonly page: number }
  | { readonly kind: 'blank'; readonly width: number; readonly height: number };

/** Whose copy it is, across the page: words on a line that rises to the right. In units of the page. */
export interface Watermark {
  readonly text: string;
  /** Where the baseline begins, in reader's coordinates. */
  readonly x: number;
  readonly y: number;
  /** In radians, anticlockwise. */
  readonly angle: number;
  readonly size: number;
}

export interface PlannedPage {
  /** Physical position in the file, from 1. */
  readonly sheet: number;
  /** What is printed on it and what the viewer shows. */
  readonly label: string;
  readonly content: PageContent;
  readonly stamps: readonly Stamp[];
  /** Units of the page added below the visible foot to make room for a stamp. */
  readonly extension: number;
  /** On every page of a copy that is made for somebody. */
  readonly watermark?: Watermark;
}

export interface PlannedDocument {
  readonly id: string;
  readonly range: PageRange;
}

export interface PlannedItem {
  /** `AgendaItem.name`. */
  readonly name: string;
  /** Includes blanks; null where the item has no pages in this edition. */
  readonly range: PageRange | null;
  readonly documents: readonly PlannedDocument[];
}

/** A place in the finished file. */
export interface Target {
  readonly sheet: number;
  /** Height on the page in reader's points; the top of the page where missing. */
  readonly top?: number;
}

export interface Bookmark extends Target {
  readonly title: string;
  /** Id of the document whose own bookmarks nest under this one. */
  readonly document?: string;
  readonly children: readonly Bookmark[];
}

/** A link that the pack adds, as opposed to one that a document brings. */
export interface PlannedLink {
  readonly sheet: number;
  readonly box: Rect;
  readonly to: Target;
  /** Read out by a screen reader. */
  readonly description: string;
}

/** What follows the public pages in a members' pack that holds anything restricted. */
export interface PlannedPartB {
  /** Of its own agenda, blanks included. */
  readonly agenda: PageRange;
  /** One for each of `RestrictedPart.items`, in that order. */
  readonly items: readonly PlannedItem[];
}

export interface PagePlan {
  readonly pages: readonly PlannedPage[];
  readonly frontMatter: PageRange;
  /** One for each item of the public agenda, in that order. */
  readonly items: readonly PlannedItem[];
  readonly partB?: PlannedPartB;
  readonly bookmarks: readonly Bookmark[];
  /** From a document's first page back to its agenda item. */
  readonly backLinks: readonly PlannedLink[];
  /** By the address that our own pages use for it ("pack:document/7.1"): where it leads. */
  readonly targets: Readonly<Record<string, Target>>;
}
