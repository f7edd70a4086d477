/** How a pack is cut into files of consecutive pages, and what is said of each. */

/** By item; front sheet and reports; or files of at most so many bytes. */
export type Split =
  | { readonly kind: 'item' }
  | { readonly kind: 'parts' }
  | { readonly kind: 'size'; readonly bytes: number };

/** Some consecutive pages of a pack, with a name for their file. */
export interface Cut {
  /** "item-7", "front-sheet": what the file's name ends in. */
  readonly name: string;
  readonly title: string;
  /** In the pack. */
  readonly sheets: { readonly first: number; readonly last: number };
  /** Numbers of the items that have pages in it. */
  readonly items: readonly string[];
}

/** The JSON file beside a cut. */
export interface CutMap {
  readonly version: 1;
  readonly pdf: { readonly file: string; readonly sha256: string };
  /** The pack that it is cut from. */
  readonly of: { readonly file: string; readonly sha256: string };
  readonly sheets: Cut['sheets'];
  /** As printed. */
  readonly first: string;
  readonly last: string;
  readonly items: readonly string[];
}
