/** What the thread of qpdf is given, and what it says. */

/** Absolute paths; `to` is written. */
export interface Request {
  readonly from: string;
  readonly to: string;
}

export type Message =
  /** It got on with its work. */
  | { readonly kind: 'step' }
  | { readonly kind: 'done' }
  /** What qpdf said, for a bug report. */
  | { readonly kind: 'failed'; readonly detail: string };
