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

export type StampKind = 'page' | 'item' | 'pack';

/** How a stamp keeps clear of what is printed: in free space, on a plain ground, or below the page. */
export type StampGround = 'free' | 'label' | 'extended';

export interface Stamp {
  readonly kind: StampKind;
  readonly text: string;
  readonly box: Rect;
  /** Of its type, in the page's units. */
  readonly size: number;
  readonly ground: StampGround;
}

export type PageContent =
  | { readonly kind: 'front-matter'; readonly page: number }
  | { readonly kind: 'document'; readonly document: string; readonly page: number }
  | { readonly kind: 'blank'; readonly width: number; readonly height: number };

export interface PlannedPage {
  /** Physical position in the file, from 1. */
  readonly sheet: number;
  /** What is printed on it and what the viewer shows. */
  readonly label: string;
  readonly content: PageContent;
  readonly stamps: readonly Stamp[];
  /** Units of the page added below the visible foot to make room for a stamp. */
  readonly extension: number;
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

export interface PagePlan {
  readonly pages: readonly PlannedPage[];
  readonly frontMatter: PageRange;
  readonly items: readonly PlannedItem[];
  readonly bookmarks: readonly Bookmark[];
  /** From a document's first page back to its agenda item. */
  readonly backLinks: readonly PlannedLink[];
  /** By the address that our own pages use for it ("pack:document/7.1"): where it leads. */
  readonly targets: Readonly<Record<string, Target>>;
}
