/**
 * What stands beside each other on a page, piece by piece: words that white space wider than a word's parts from others.
 * Tables without tags are told from these. Must not know what is a table.
 */
import type { Geometry } from './geometry.js';
import { toReader } from './geometry.js';
import type { Letter } from './letters.js';
import type { TextPiece } from './types.js';

/** In heights of the letters: white space this wide parts pieces. */
const WIDE = 0.9;

/** A page with more is no page of tables. */
const MOST_PIECES = 5_000;

/** What tables put in the place of a figure that is left out. Pages without such a sign have no pieces: they take room. */
const sign = /[<≤*#]|\b(?:fewer|less) than\b|\b[01] ?[-–] ?\d\b|\[?\b[cx]\b\]?|suppressed/i;

/** In PDFium's reading order. */
export function piecesOf(letters: readonly Letter[], geometry: Geometry): readonly TextPiece[] {
  if (!sign.test(letters.map(({ text }) => text).join(''))) return [];
  const pieces: { text: string; left: number; right: number; bottom: number; top: number }[] = [];
  let open: (typeof pieces)[number] | undefined;
  let gap = false;
  for (const { text, edges } of letters) {
    if (edges === undefined) {
      gap = true;
      continue;
    }
    const { x, y, width, height } = toReader(geometry, edges);
    const tall = Math.max(height, open === undefined ? 0 : open.top - open.bottom);
    const goesOn =
      open !== undefined &&
      // Commas reach below, quotation marks stand above; lines of one table share no height.
      Math.min(open.top, y + height) > Math.max(open.bottom, y) &&
      x - open.right < WIDE * tall &&
      x - open.left > -tall;
    if (open === undefined || !goesOn) {
      if (pieces.length >= MOST_PIECES) return [];
      open = { text, left: x, right: x + width, bottom: y, top: y + height };
      pieces.push(open);
    } else {
      open.text += gap ? ` ${text}` : text;
      open.right = Math.max(open.right, x + width);
      open.bottom = Math.min(open.bottom, y);
      open.top = Math.max(open.top, y + height);
    }
    gap = false;
  }
  return pieces.map(({ text, left, right, bottom, top }) => ({
    text,
    box: { x: left, y: bottom, width: right - left, height: top - bottom },
  }));
}
