/** A document as text with tables, whatever file it came from. Knows no checks. */
import type { Spot } from '../../model/finding.js';

export type Block =
  | ({ readonly kind: 'text'; readonly text: string } & Spot)
  | ({
      readonly kind: 'table';
      /** Rows of cells from the left; a merged cell is followed by empty ones. */
      readonly rows: readonly (readonly string[])[];
    } & Spot);

export interface Paper {
  readonly blocks: readonly Block[];
  /** In order, without numbers before them. */
  readonly headings: readonly string[];
  /** What the document calls itself: in its properties, and at its head. */
  readonly titles: readonly string[];
  /** Words on every page: heads, feet, watermarks. */
  readonly everyPage: readonly string[];
}
