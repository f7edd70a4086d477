/** What a cell of a table of figures says. Knows neither its row nor its column. */
import type { Bounds } from './solve.js';

export type Cell =
  | { readonly kind: 'count'; readonly value: number }
  | ({ readonly kind: 'suppressed' } & Bounds)
  | { readonly kind: 'other'; readonly text: string };

/** Footnote marks after a figure: "12*", "12 (a)", "12¹". */
const footnote = /\s*(\*+|†|‡|[¹²³]|\([a-z]\))$/;

/**
 * `dashes`: the text says that a dash stands for a figure that is left out, and not for none.
 *
 * "<5" is from 1 to 4 to its readers: whoever counts none writes 0, or leaves the row out.
 */
export function readCell(written: string, dashes = false): Cell {
  const text = written.replaceAll('\u00a0', ' ').trim();
  const below =
    /^(?:<|&lt;|(?:fewer|less) than|under|below)\s*(\d{1,2})$/i.exec(text) ??
    /^1\s*[-–]\s*(\d)$/.exec(text);
  if (below !== null) {
    const limit = Number(below[1]);
    return { kind: 'suppressed', low: 1, high: text.startsWith('1') ? limit : limit - 1 };
  }
  const upTo = /^(?:≤|<=|0\s*[-–])\s*(\d{1,2})$/.exec(text);
  if (upTo !== null) {
    const low = /^0/.test(text) ? 0 : 1;
    return { kind: 'suppressed', low, high: Number(upTo[1]) };
  }
  if (
    /^(\*{1,3}|\[?c\]?|\[?x\]?|#|suppressed|\(s\))$/i.test(text) ||
    (dashes && /^[-–—]$/.test(text))
  ) {
    return { kind: 'suppressed', low: 0, high: Number.POSITIVE_INFINITY };
  }
  const figure = text.replace(footnote, '');
  if (/^(\d{1,3}(,\d{3})+|\d{1,9})$/.test(figure)) {
    return { kind: 'count', value: Number(figure.replaceAll(',', '')) };
  }
  return { kind: 'other', text };
}

/** "Total", "All children", "Grand total". */
export function isTotal(text: string): boolean {
  return /^(grand |overall |sub-?)?totals?\b|^all\b/i.test(text.trim());
}
