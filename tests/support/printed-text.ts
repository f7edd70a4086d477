/** The pieces of text on each page and where they stand, as PDF.js reads them. Knows nothing of packs. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Text that is drawn at once: a line, or part of one. */
export interface Piece {
  readonly text: string;
  /** In points, from the lower left. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Type size. */
  readonly size: number;
}

/** Sheet 1 first. */
export async function printedText(pdf: Uint8Array): Promise<readonly (readonly Piece[])[]> {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  try {
    const pages: Piece[][] = [];
    for (let sheet = 1; sheet <= file.numPages; sheet++) {
      const { items } = await (await file.getPage(sheet)).getTextContent();
      pages.push(
        items.flatMap((item) => {
          if (!('str' in item) || item.str.trim() === '') return [];
          const [, , , , left, baseline] = item.transform as readonly number[];
          if (left === undefined || baseline === undefined) return [];
          const text = item.str;
          return [{ text, left, right: left + item.width, baseline, size: item.height }];
        }),
      );
    }
    return pages;
  } finally {
    await file.destroy();
  }
}

/** Whether letters of one stand on letters of the other. */
export function collide(one: Piece, other: Piece): boolean {
  // Small letters reach half the type size above the baseline; strokes below it may pass between lines.
  const [low, high] = one.baseline <= other.baseline ? [one, other] : [other, one];
  const above = high.baseline >= low.baseline + low.size * 0.5;
  const beside = one.right <= other.left + 0.5 || other.right <= one.left + 0.5;
  return !above && !beside;
}
