/** What whoever draws the document's pages is asked while it is prepared. Plain interfaces; knows no program. */
import type { LinkWords } from '../mend/index.js';

/** Marks of one page's own content that are read as one (ISO 32000-2, 14.7.5.2). */
export interface MarkedRun {
  /** Index of the page. */
  readonly page: number;
  readonly marks: readonly number[];
}

export interface ShownRun {
  /** The letters in the order in which the page is read; empty where the marks hold none. */
  readonly words: string;
  /** Upper edge of all that they hold, as the reader sees the page; missing where that is nothing. */
  readonly top?: number;
}

export interface PageReader {
  /** What the links show of the pages with these indexes. */
  readonly linkWords: (pages: readonly number[]) => LinkWords['shown'];
  /** An answer for each run, in order; undefined where its page cannot be read. */
  readonly marked: (runs: readonly MarkedRun[]) => readonly (ShownRun | undefined)[];
}

/** Where nobody draws pages. */
export const noReader: PageReader = { linkWords: () => [], marked: () => [] };
