import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { cropFramed } from '../../../src/inspect/crop.js';
import { encodePng } from '../../../src/inspect/png.js';

/** A page of 100 by 200 points at one pixel a point, each pixel with its row in blue. */
const page = {
  width: 100,
  height: 200,
  rgba: Uint8Array.from({ length: 100 * 200 * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : index % 4 === 2 ? Math.floor(index / 400) : 0,
  ),
};

const pixel = (png: PNG, x: number, y: number) => [
  ...png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 4),
];

describe('a picture of a place', () => {
  it('shows what is around the box, and a red frame two points off it', () => {
    const cut = cropFramed(page, { x: 50, y: 100, width: 10, height: 5 }, 1);
    const png = PNG.sync.read(Buffer.from(encodePng(cut)));
    // 36 points around: x from 14 to 96, y (from the head) from 59 to 136.
    expect([png.width, png.height]).toEqual([82, 77]);
    expect(pixel(png, 0, 0)).toEqual([0, 0, 59, 255]);
    expect(pixel(png, 81, 76)).toEqual([0, 0, 135, 255]);
    expect(pixel(png, 34, 34)).toEqual([0xd4, 0, 0, 255]);
    expect(pixel(png, 40, 38)).toEqual([0, 0, 97, 255]);
  });

  it.each([
    [{ x: -90, y: 20, width: 10, height: 10 }],
    [{ x: 20, y: 400, width: 10, height: 10 }],
    [{ x: 500, y: -400, width: 10, height: 10 }],
  ])('is some of the page even for %j, which is not on it', (box) => {
    const { width, height, rgba } = cropFramed(page, box, 1);
    expect(width).toBeGreaterThan(0);
    expect(height).toBeGreaterThan(0);
    expect(rgba).toHaveLength(width * height * 4);
  });
});
