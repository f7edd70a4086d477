/** How pictures lie on their pages: A4 or their own size, never blown up, plans to scale. */
import { describe, expect, it } from 'vitest';
import { layOut, type Picture } from '../../../../src/convert/picture/sheet.js';

function picture(width: number, height: number, dpi?: number, fromCamera = false): Picture {
  return {
    pixels: { width, height },
    ...(dpi === undefined ? {} : { resolution: { across: dpi, along: dpi } }),
    fromCamera,
  };
}

const a4 = { width: 210, height: 297 };
const a4Landscape = { width: 297, height: 210 };

describe('layOut', () => {
  it('fits a photograph into the margins of a page that is held as it is', () => {
    const wide = layOut(picture(4000, 3000, 72, true));
    expect(wide.page).toEqual(a4Landscape);
    expect(wide.picture).toEqual({ x: 25.83, y: 13, width: 245.33, height: 184 });
    const tall = layOut(picture(3000, 4000));
    expect(tall.page).toEqual(a4);
    expect(tall.picture).toMatchObject({ x: 10, width: 190 });
  });

  it('leaves a strip for stamps at head and foot, whatever the shape', () => {
    for (const [width, height] of [
      [2480, 3508],
      [100, 9000],
      [9000, 100],
      [3000, 3000],
    ] as const) {
      const { page, picture: box } = layOut(picture(width, height));
      expect(box.y).toBeGreaterThanOrEqual(13);
      expect(page.height - box.y - box.height).toBeGreaterThanOrEqual(12.99);
      expect(box.x).toBeGreaterThanOrEqual(10);
      expect(Math.abs(box.height - (box.width * height) / width)).toBeLessThan(0.6);
    }
  });

  it('does not blow a small picture up beyond 100 dpi', () => {
    const { picture: box, pixels } = layOut(picture(400, 300));
    expect(box).toMatchObject({ width: 101.6, height: 76.2 });
    expect(pixels).toEqual({ width: 400, height: 300 });
  });

  it('keeps the size, and so the scale, of a scan larger than A4', () => {
    const plan = layOut(picture(4961, 3508, 300));
    expect(plan.page).toEqual({ width: 420.03, height: 297.01 });
    expect(plan.picture).toEqual({ x: 0, y: 0, width: 420.03, height: 297.01 });
  });

  it('puts a scan of A4 into the margins, unless its size is asked for', () => {
    expect(layOut(picture(2490, 3520, 300)).picture.width).toBeLessThan(190.1);
    const exact = layOut(picture(2480, 3507, 300), 'size');
    expect(exact.page).toEqual(a4);
    expect(exact.picture.width).toBeCloseTo(209.97, 2);
  });

  it('puts on a page what is larger than A4 only by what a camera or a screen says', () => {
    expect(layOut(picture(6000, 4000, 300, true)).page).toEqual(a4Landscape);
    expect(layOut(picture(2880, 1800, 144)).page).toEqual(a4Landscape);
    expect(layOut(picture(60_000, 4000, 150)).page).toEqual(a4Landscape);
  });

  it('does as it is told', () => {
    expect(layOut(picture(4961, 3508, 300), 'page').page).toEqual(a4Landscape);
    expect(layOut(picture(1654, 1169, 100), 'size').page.width).toBeCloseTo(420.1, 1);
    const stamp = layOut(picture(300, 600, 300), 'size');
    expect(stamp.page).toEqual(a4);
    expect(stamp.picture).toMatchObject({ width: 25.4, height: 50.8 });
  });

  it('says where the size that was asked for is not known', () => {
    expect(layOut(picture(4961, 3508), 'size')).toMatchObject({
      sizeUnknown: true,
      page: a4Landscape,
    });
    expect(layOut(picture(40_000, 3508, 1), 'size').sizeUnknown).toBe(true);
    expect(layOut(picture(4961, 3508, 300), 'size').sizeUnknown).toBe(false);
    expect(layOut(picture(4961, 3508)).sizeUnknown).toBe(false);
  });

  it('gives a strip of a picture a page that a stamp finds room on', () => {
    const { page, picture: box } = layOut(picture(4961, 300, 300), 'size');
    expect(page).toEqual({ width: 420.03, height: 105 });
    expect(box.y).toBeCloseTo((105 - 25.4) / 2, 1);
  });

  it('knows that the pixels of a fax are not square', () => {
    const fax: Picture = {
      pixels: { width: 1728, height: 1143 },
      resolution: { across: 204, along: 98 },
      fromCamera: false,
    };
    const { page, picture: box, pixels } = layOut(fax);
    expect(page).toEqual(a4);
    expect(box.height / box.width).toBeCloseTo(1143 / 98 / (1728 / 204), 3);
    expect(pixels).toEqual({ width: 1728, height: 1143 });
  });

  it('resamples to 300 dpi what has many more pixels, and leaves the rest alone', () => {
    const { pixels, picture: box } = layOut(picture(10_000, 10_000));
    expect(pixels.width / (box.width / 25.4)).toBeCloseTo(300, 0);
    expect(layOut(picture(2480, 3508, 300)).pixels).toEqual({ width: 2480, height: 3508 });
  });

  it('limits the pixels of the largest plans', () => {
    const { pixels, page } = layOut(picture(19_866, 14_043, 600));
    expect(page.width).toBeCloseTo(841, 0);
    const { pixels: huge } = layOut(picture(14_043, 9933, 300));
    for (const { width, height } of [pixels, huge]) expect(width * height).toBeLessThan(40_100_000);
    expect(huge.width / huge.height).toBeCloseTo(14_043 / 9933, 3);
  });
});
