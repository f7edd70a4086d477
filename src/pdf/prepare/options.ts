/** What is asked of the preparation of a document: plain data, so that it can be sent to a thread. */

export interface PrepareOptions {
  /**
   * What becomes of comments: `keep` with their windows, `flatten` to what the page shows of them (no words, no
   * authors), or `drop`.
   */
  readonly comments: 'keep' | 'flatten' | 'drop';
  /** Schemes, without colon and in lower case, of addresses that a link may lead to. */
  readonly schemes: readonly string[];
  /** Scheme of addresses that stand for places of the whole file: links to them become words of kind `address`. */
  readonly ownScheme?: string;
  /** Printed by our own browser: what its tags lack is put right first (see `mend`). */
  readonly print?: {
    /** What a link is called that neither shows words nor leads to an address. */
    readonly nameless: string;
    /** The words of its headings, in order: what its bookmarks are called. */
    readonly headings: readonly string[];
  };
  /**
   * Only these pages, from 1 and inclusive, as if there were no others: links and bookmarks to others go, their text stays.
   * All where missing.
   */
  readonly pages?: { readonly first: number; readonly last: number };
  /** How a link that leads to a place of its own document is described to those who cannot see it. */
  readonly linkDescription?: string;
}
