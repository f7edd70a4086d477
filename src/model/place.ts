/** Where in a source something stands. Knows nothing of how sources are read. */

/** A position in a file. Lines and columns count from 1. */
export interface Place {
  /** Absolute path; the edges of the program shorten it for people. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Markdown as the author wrote it, with the place of its first character. */
export interface Markdown {
  readonly source: string;
  readonly at: Place;
}
