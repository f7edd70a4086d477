/** Whether pages look as they looked, outside of given boxes, as PDFium draws them. */
import type { Rect } from '../../../src/model/segment.js';
import type { Pdfium, Picture } from '../../../src/pdfium/index.js';
import { pixelsOf } from '../compare-pictures.js';

/** Pixels a point: lines of text are still lines. */
const scale = 0.75;

/**
 * How far a channel may lie outside of what is found around the same place. A letter that is smoothed in another way
 * has its greys a fraction of a pixel off; what was put there or taken away has others.
 */
const tolerance = 48;

export interface Compared {
  readonly page: number;
  /** Pixels that differ. */
  readonly changed: number;
}

/** Pages that look different. `hidden` answers boxes of a page (reader's points) that are not looked at. */
export async function changedPages(
  pdfium: Pdfium,
  before: Uint8Array,
  after: Uint8Array,
  pages: number,
  hidden: (page: number) => readonly Rect[],
): Promise<readonly Compared[]> {
  const changed: Compared[] = [];
  for (let page = 0; page < pages; page++) {
    const [one, other] = await Promise.all(
      [before, after].map((pdf) => pdfium.render(pdf, page + 1, scale)),
    );
    // What is too large to be drawn is so in both.
    if (one?.ok === false && other?.ok === false && one.reason === other.reason) continue;
    if (one?.ok !== true || other?.ok !== true) {
      changed.push({ page, changed: -1 });
      continue;
    }
    const count = countChanged(one.value, other.value, hidden(page));
    if (count > 0) changed.push({ page, changed: count });
  }
  return changed;
}

function countChanged(one: Picture, other: Picture, hidden: readonly Rect[]): number {
  if (one.width !== other.width || one.height !== other.height) return -1;
  if (Buffer.compare(one.rgba, other.rgba) === 0) return 0;
  const boxes = hidden.map((box) => pixelsOf(box, one, scale));
  let changed = 0;
  for (let pixel = 0; pixel < one.width * one.height; pixel++) {
    const [x, y] = [pixel % one.width, Math.floor(pixel / one.width)];
    if (boxes.some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom)) {
      continue;
    }
    const at = pixel * 4;
    const same = [0, 1, 2].every((channel) => one.rgba[at + channel] === other.rgba[at + channel]);
    const differs = !same && (isAlien(one, other, x, y) || isAlien(other, one, x, y));
    if (differs) changed++;
  }
  return changed;
}

/** Whether a pixel of the one picture is like nothing around the same place of the other. */
function isAlien(one: Picture, other: Picture, x: number, y: number): boolean {
  return [0, 1, 2].some((channel) => {
    const value = one.rgba[(y * one.width + x) * 4 + channel] ?? 0;
    let least = 255;
    let most = 0;
    for (let row = Math.max(0, y - 1); row <= Math.min(other.height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(other.width - 1, x + 1); column++) {
        const near = other.rgba[(row * other.width + column) * 4 + channel] ?? 0;
        least = Math.min(least, near);
        most = Math.max(most, near);
      }
    }
    return value < least - tolerance || value > most + tolerance;
  });
}
