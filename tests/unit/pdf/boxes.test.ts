/** The engine sees each page as PDFium does, which measured it; and what is drawn stands upright where the reader expects it. */
import { getDocument, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/model/segment.js';
import { decodePiece, type Piece, type PiecePage } from '../../../src/pdf/index.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { makePdf } from '../../support/pdf-maker.js';
import { orderOf, partOf, spliced } from '../../support/splice-pdf.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

/** A document of pages with these entries, prepared as `convert` has it. */
async function prepared(
  pages: readonly string[],
): Promise<{ readonly piece: Piece; readonly measured: readonly PageFacts[] }> {
  const kids = pages.map((_, index) => `${index + 3} 0 R`).join(' ');
  const outcome = await pdfium.prepare(
    makePdf(
      {
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
        ...Object.fromEntries(
          pages.map((entries, index) => [index + 3, `<</Type/Page/Parent 2 0 R ${entries}>>`]),
        ),
      },
      '/Root 1 0 R',
    ),
    { comments: 'keep', schemes: [] },
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  const piece = decodePiece(outcome.value.piece);
  if (piece === undefined) throw new Error('The piece cannot be read again.');
  return { piece, measured: outcome.value.pages };
}

/** A file of the pages with words at 20, 12 of each as the reader sees it. */
function stamped(piece: Piece, extension = 0): Promise<Uint8Array> {
  const order = orderOf([partOf(piece)]);
  const sheets = order.sheets.map((sheet, index) => ({
    ...sheet,
    overlay: `BT /Stamp 8 Tf 20 ${12 - extension} Td (Page ${index + 1}) Tj ET`,
    extension,
  }));
  return spliced({ ...order, sheets });
}

function visibleSize({ media, crop, rotate }: PiecePage) {
  const [left, bottom, right, top] = crop ?? media;
  const [width, height] = [right - left, top - bottom];
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

describe('a page with odd entries', () => {
  const paper = '/MediaBox[0 0 300 500]';
  const pages = [
    paper,
    '/MediaBox[300 500 0 0]',
    '/MediaBox[0 0 0 0]',
    '/MediaBox[0 0 300]',
    '/MediaBox[0 0 300 500 7]',
    '/MediaBox[0 0 (x) 500]',
    '/MediaBox null',
    '',
    `${paper}/CropBox[10 10 200 900]`,
    `${paper}/CropBox[10 10 10 10]`,
    `${paper}/CropBox[400 600 500 700]`,
    `${paper}/CropBox[0 0 300]`,
    ...[90, 45, 89, 91, 135, 180, 269.9, 270, 360, 450, -45, -90, -135, -450, 719].map(
      (angle) => `${paper}/Rotate ${angle}`,
    ),
    `${paper}/Rotate(90)`,
  ];
  let piece: Piece;
  let measured: readonly PageFacts[];
  let readBack: readonly { readonly width: number; readonly height: number }[];
  let texts: readonly string[];
  beforeAll(async () => {
    ({ piece, measured } = await prepared(pages));
    const pdf = await stamped(piece);
    const strips = measured.map(({ width }, index) => ({
      sheet: index + 1,
      box: { x: 0, y: 5, width, height: 20 },
    }));
    const reading = await pdfium.read(pdf, { texts: strips });
    if (!reading.ok) throw new Error(reading.reason);
    ({ pages: readBack, texts } = reading.value);
  });

  it.each(pages.map((entries, index) => [entries, index] as const))(
    '“%s” has the size that was measured, in the piece and in the file',
    (_entries, index) => {
      const { width, height } = measured[index] ?? {};
      const page = piece.facts.pages[index];
      expect(page && visibleSize(page)).toEqual({ width, height });
      expect(readBack[index]).toMatchObject({ width, height });
      expect(texts[index]).toBe(`Page ${index + 1}`);
    },
  );
});

describe('what is drawn on a page', () => {
  const shapes = ['', '/CropBox[-90 1030 180 1420]'].flatMap((crop) =>
    [0, 90, 180, 270].flatMap((rotate) =>
      ['', '/UserUnit 2.5'].map(
        (unit) => `/MediaBox[-120 1000 180 1450]${crop}/Rotate ${rotate}${unit}`,
      ),
    ),
  );
  let piece: Piece;
  beforeAll(async () => {
    ({ piece } = await prepared(shapes));
  });

  /** Where PDF.js shows the words of each page: from the visible lower left corner, in units of the page. */
  async function placesIn(pdf: Uint8Array) {
    const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const file = await loading.promise;
    const places = [];
    for (let sheet = 1; sheet <= file.numPages; sheet++) {
      const page = await file.getPage(sheet);
      const { items } = await page.getTextContent();
      const [item] = items;
      if (item === undefined || !('str' in item)) throw new Error(`Page ${sheet} says nothing.`);
      const { height, transform } = page.getViewport({ scale: 1 });
      const [a, b, c, d, x, y] = Util.transform(transform, item.transform) as number[];
      const unit = page.userUnit;
      const rounded = (value = 0) => Math.round((value / unit) * 100) / 100 + 0;
      places.push({
        text: item.str,
        turn: [a, b, c, d].map(rounded),
        x: rounded(x),
        y: rounded(height - (y ?? 0)),
        unit,
      });
    }
    await loading.destroy();
    return places;
  }

  it.each([0, 30])(
    'stands upright at the same place of every page, whatever its turn, crop, origin and unit (%i points grown)',
    async (extension) => {
      const places = await placesIn(await stamped(piece, extension));
      expect(places).toEqual(
        shapes.map((shape, index) => ({
          text: `Page ${index + 1}`,
          // Eight points high; downwards is the viewer's direction of y.
          turn: [8, 0, 0, -8],
          x: 20,
          y: 12,
          unit: shape.includes('UserUnit') ? 2.5 : 1,
        })),
      );
    },
  );

  it('grows at the foot that the reader sees, and nowhere else', async () => {
    const sizes = async (pdf: Uint8Array) => {
      const reading = await pdfium.read(pdf, { texts: [] });
      if (!reading.ok) throw new Error(reading.reason);
      return reading.value.pages.map(({ width, height }) => [width, height]);
    };
    const before = await sizes(await stamped(piece));
    const after = await sizes(await stamped(piece, 30));
    expect(after).toEqual(before.map(([width = 0, height = 0]) => [width, height + 30]));
  });
});
