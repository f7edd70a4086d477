/** Where two pictures of a page differ. Knows nothing of stamps. */
import type { Rect } from '../../src/model/segment.js';
import type { Picture } from '../../src/pdfium/index.js';

/** A box in pixels: rows count from the head. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The reader's rectangle on a picture of `scale` pixels a point, with a pixel more on each side. */
export function pixelsOf({ x, y, width, height }: Rect, picture: Picture, scale: number): PixelBox {
  return {
    left: Math.floor(x * scale) - 1,
    top: Math.floor(picture.height - (y + height) * scale) - 1,
    right: Math.ceil((x + width) * scale) + 1,
    bottom: Math.ceil(picture.height - y * scale) + 1,
  };
}

/** Pixels of the upper left part that both have, that differ and lie in none of the boxes. */
export function changedOutside(a: Picture, b: Picture, boxes: readonly PixelBox[]): number {
  let changed = 0;
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      if (colourAt(a, x, y) === colourAt(b, x, y)) continue;
      if (!boxes.some((box) => isIn(box, x, y))) changed++;
    }
  }
  return changed;
}

/** The colours within a box. */
export function coloursIn(picture: Picture, box: PixelBox): ReadonlySet<number> {
  const colours = new Set<number>();
  for (let y = Math.max(0, box.top); y < Math.min(picture.height, box.bottom); y++) {
    for (let x = Math.max(0, box.left); x < Math.min(picture.width, box.right); x++) {
      colours.add(colourAt(picture, x, y));
    }
  }
  return colours;
}

export const white = 0xffffff;

/** 0xrrggbb. */
function colourAt({ rgba, width }: Picture, x: number, y: number): number {
  const at = (y * width + x) * 4;
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

function isIn(box: PixelBox, x: number, y: number): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}
