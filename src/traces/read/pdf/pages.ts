/** Pages as a reader has them: their text through PDFium, and what those without text look like. Knows no objects. */

import { likenessOf, shrink } from '../../likeness.js';
import type { ReadOptions } from '../found.js';

export interface PageWords {
  readonly page: number;
  /** All of it on one line, hidden and cut off parts included. */
  readonly text: string;
}

/** All that is on a page, wherever on it or beside it. */
const everywhere = { x: -1e7, y: -1e7, width: 2e7, height: 2e7 };

/** No more letters than a stamp or two. */
const mostLettersOfPicture = 80;

/** Pixels of a page of A4 that is looked at: 17 by 16 parts of some hundred pixels each. */
const pixelsAcross = 200;

/**
 * Undefined where PDFium cannot read the file. `expected`: as many pages as somebody else counts; where there are
 * more, all are read all the same.
 */
export async function pageTexts(
  bytes: Uint8Array,
  expected: number,
  options: ReadOptions,
): Promise<readonly PageWords[] | undefined> {
  const texts = Array.from({ length: expected }, (_, index) => ({
    sheet: index + 1,
    box: everywhere,
  }));
  const outcome = await options.pdfium.read(bytes, { texts });
  if (!outcome.ok) return undefined;
  const { pages, texts: found } = outcome.value;
  if (pages.length > expected) return pageTexts(bytes, pages.length, options);
  return found.slice(0, pages.length).map((text, index) => ({ page: index + 1, text }));
}

/** What scanned pages look like: where there is text, pages resemble each other, and the text is compared instead. */
export async function pageLooks(
  bytes: Uint8Array,
  pages: readonly PageWords[],
  { pdfium }: ReadOptions,
): Promise<readonly { readonly page: number; readonly likeness: string }[]> {
  const looks: { page: number; likeness: string }[] = [];
  for (const { page, text } of pages) {
    if (text.length > mostLettersOfPicture) continue;
    const outcome = await pdfium.render(bytes, page, pixelsAcross / 595);
    if (!outcome.ok) continue;
    const { rgba, width, height } = outcome.value;
    const likeness = likenessOf(shrink(rgba, width, height));
    if (likeness !== undefined) looks.push({ page, likeness });
  }
  return looks;
}
