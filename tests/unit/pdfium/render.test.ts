/** Pictures of pages, as PDFium draws them. */
import { rgb } from 'pdf-lib';
import { afterAll, expect, it } from 'vitest';
import { openPdfium } from '../../../src/pdfium/index.js';
import { makePdf } from '../../support/make-pdf.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

it('draws one page upright, cropped and at its scale, in red, green and blue', async () => {
  const pdf = await makePdf({
    pages: 2,
    size: [200, 100],
    crop: [0, 0, 100, 0],
    rotate: 90,
    words: () => '',
    // The lower left corner of the paper, which turning brings to the upper left.
    draw: (page, index) =>
      page.drawRectangle({
        x: 0,
        y: 0,
        width: 20,
        height: 10,
        color: index === 1 ? rgb(1, 0.2, 0) : rgb(0, 0, 1),
      }),
  });
  const outcome = await pdfium.render(pdf, 2, 2);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { width, height, rgba } = outcome.value;
  expect([width, height]).toEqual([200, 200]);
  const at = (x: number, y: number): number[] => [
    ...rgba.slice((y * width + x) * 4, (y * width + x) * 4 + 4),
  ];
  expect(at(10, 20)).toEqual([255, 51, 0, 255]);
  expect(at(30, 20)).toEqual([255, 255, 255, 255]);
  expect(at(10, 60)).toEqual([255, 255, 255, 255]);
});

it('refuses a page that is not there, and a picture larger than memory', async () => {
  const pdf = await makePdf();
  expect(await pdfium.render(pdf, 2, 1)).toMatchObject({ ok: false, reason: 'unreadable' });
  expect(await pdfium.render(pdf, 1, 1000)).toEqual({ ok: false, reason: 'too-large' });
});
