/** Where a place of a page is for its reader, worked out apart from the product, which is tested with it. */
import type { Rect } from '../../../src/model/segment.js';
import type { PiecePage } from '../../../src/pdf/index.js';

/** A place in user space as the reader sees it (origin at the visible lower left), with a little around it. */
export function seenAt(
  { media, crop, rotate }: PiecePage,
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[],
): Rect {
  const [left, bottom, right, top] = crop ?? media;
  const turned = (x: number, y: number): readonly [number, number] => {
    switch (rotate) {
      case 0:
        return [x - left, y - bottom];
      case 90:
        return [y - bottom, right - x];
      case 180:
        return [right - x, top - y];
      case 270:
        return [top - y, x - left];
    }
  };
  const [one, other] = [turned(x1, y1), turned(x2, y2)];
  const x = Math.min(one[0], other[0]) - 1;
  const y = Math.min(one[1], other[1]) - 1;
  return { x, y, width: Math.abs(one[0] - other[0]) + 2, height: Math.abs(one[1] - other[1]) + 2 };
}
