/** The writer sees each page as PDFium does, which measured it; and writes down what it saw. */
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/model/segment.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { pageOf } from '../paginate/pack.js';
import { pdfOf } from '../pdfium/documents.js';
import { type AssembledDocument, assembleDocument } from './one-document.js';

const paper = '/MediaBox [0 0 300 500]';
const pages = [
  paper,
  '/MediaBox [300 500 0 0]',
  '/MediaBox [0 0 0 0]',
  '/MediaBox [0 0 300]',
  '/MediaBox [0 0 300 500 7]',
  '/MediaBox [0 0 (x) 500]',
  '/MediaBox null',
  '',
  `${paper} /CropBox [10 10 200 900]`,
  `${paper} /CropBox [10 10 10 10]`,
  `${paper} /CropBox [400 600 500 700]`,
  `${paper} /CropBox [0 0 300]`,
  ...[90, 45, 89, 91, 135, 180, 269.9, 270, 360, 450, -45, -90, -135, -450, 719].map(
    (angle) => `${paper} /Rotate ${angle}`,
  ),
  `${paper} /Rotate (90)`,
];

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

let measured: readonly PageFacts[];
let assembled: AssembledDocument;
let readBack: readonly { readonly width: number; readonly height: number }[];
beforeAll(async () => {
  const kids = pages.map((_, index) => `${index + 3} 0 R`).join(' ');
  const outcome = await pdfium.canonicalise(
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      ...pages.map((entries) => `<< /Type /Page /Parent 2 0 R ${entries} >>`),
    ]),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  measured = outcome.value.pages;
  // Room enough everywhere, so that no page is extended.
  assembled = await assembleDocument(
    outcome.value.pdf,
    measured.map(({ width, height }) => pageOf({ width, height })),
  );
  const reading = await pdfium.read(assembled.pdf, { texts: [] });
  if (!reading.ok) throw new Error(reading.reason);
  readBack = reading.value.pages.slice(2);
});

it.each(pages.map((entries, index) => [entries, index] as const))(
  'a page with “%s” has the size that was measured',
  (_entries, index) => {
    const { width, height } = measured[index] ?? {};
    expect(readBack[index]).toMatchObject({ width, height });
    const node = assembled.pages[index];
    const [, , ...corner] = String(node?.get(PDFName.of('MediaBox'))).match(/[\d.]+/g) ?? [];
    const crop = String(node?.get(PDFName.of('CropBox')) ?? '').match(/[\d.]+/g);
    const shown = crop?.map(Number) ?? [0, 0, ...corner.map(Number)];
    const [left = 0, bottom = 0, right = 0, top = 0] = shown;
    const rotate = Number(String(node?.get(PDFName.of('Rotate')) ?? 0));
    expect([0, 90, 180, 270]).toContain(rotate);
    const sides = [right - left, top - bottom];
    expect(rotate % 180 === 0 ? sides : sides.reverse()).toEqual([width, height]);
  },
);

it('is upright on every page: the number is read where it was planned', async () => {
  const file = await PDFDocument.load(assembled.pdf, { updateMetadata: false });
  expect(file.getPageCount()).toBe(2 + pages.length + (pages.length % 2));
  const reading = await pdfium.read(assembled.pdf, {
    texts: pages.map((_, index) => ({
      sheet: index + 3,
      box: { x: 0, y: 0, width: measured[index]?.width ?? 0, height: 40 },
    })),
  });
  expect(reading.ok && reading.value.texts).toEqual(pages.map((_, index) => `Page ${index + 3}`));
});
