import {
  BlendMode,
  clip,
  degrees,
  endPath,
  PDFDocument,
  PDFName,
  PDFNull,
  type PDFPage,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckName } from '../../../src/model/finding.js';
import { openPdfium, type Pdfium, type Unseen } from '../../../src/pdfium/index.js';
import { makePdf, type PdfShape, type PdfTools } from '../../support/make-pdf.js';

let pdfium: Pdfium;
beforeAll(() => {
  pdfium = openPdfium({ workers: 1 });
});
afterAll(() => pdfium.close());

const black = rgb(0, 0, 0);
const white = rgb(1, 1, 1);
const secret = 'Jane Roe 07700';
/** Its letters and figures. */
const all = 12;

type Draw = (page: PDFPage, tools: PdfTools) => void | Promise<void>;

const words =
  (text = secret, colour = black, size = 12): Draw =>
  (page, { font }) =>
    page.drawText(text, { x: 100, y: 700, size, font, color: colour });
const box =
  (colour = black, more: Partial<Parameters<PDFPage['drawRectangle']>[0]> = {}): Draw =>
  (page) =>
    page.drawRectangle({ x: 95, y: 695, width: 150, height: 20, color: colour, ...more });

/** A picture of one colour, or with the dark bars that a scan of words has. */
function picture(
  colour: number,
  at: { x: number; y: number; width: number; height: number },
  bars = false,
): Draw {
  return async (page, { document }) => {
    const png = new PNG({ width: 200, height: 200 });
    for (let index = 0; index < 200 * 200; index += 1) {
      const dark = bars && Math.floor(index / 200) % 4 < 2 && index % 5 < 2;
      png.data.fill(dark ? 0 : colour, index * 4, index * 4 + 3);
      png.data[index * 4 + 3] = 255;
    }
    page.drawImage(await document.embedPng(PNG.sync.write(png)), at);
  };
}

function annotation(subtype: string, entries: Record<string, unknown>): Draw {
  return (page, { document: { context } }) => {
    const look = context.stream('0 g 0 0 150 20 re f', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 150, 20],
    });
    const made = context.obj({
      Type: 'Annot',
      Subtype: subtype,
      Rect: [95, 695, 245, 715],
      F: 4,
      AP: { N: context.register(look) },
      ...(entries as object),
    } as never);
    page.node.addAnnot(context.register(made));
  };
}

const invisible =
  (draw: Draw): Draw =>
  async (page, tools) => {
    page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    await draw(page, tools);
  };

/** Drawn where only what is within this box is left. */
const within =
  (draw: Draw, { x, y, width, height }: typeof whole): Draw =>
  async (page, tools) => {
    page.pushOperators(pushGraphicsState(), rectangle(x, y, width, height), clip(), endPath());
    await draw(page, tools);
    page.pushOperators(popGraphicsState());
  };

const whole = { x: 0, y: 0, width: 595, height: 842 };
const small = { x: 95, y: 695, width: 150, height: 20 };

async function unseenIn(draws: readonly Draw[], shape: PdfShape = {}): Promise<readonly Unseen[]> {
  const pdf = await makePdf({
    words: () => ' ',
    ...shape,
    finish: async (tools) => {
      const [page] = tools.document.getPages();
      for (const draw of draws) if (page !== undefined) await draw(page, tools);
    },
  });
  const outcome = await pdfium.inspect(pdf);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.pages[0]?.unseen ?? [];
}

/** By which check they are told. */
const checkOf: Readonly<Record<Unseen['why'], CheckName>> = {
  covered: 'failed-redaction',
  colour: 'invisible-text',
  mode: 'invisible-text',
  clip: 'invisible-text',
  size: 'invisible-text',
  outside: 'outside-page',
};

describe('letters that are there and not seen', () => {
  const cases: readonly [string, readonly Draw[], Unseen['why'], number][] = [
    ['under a black box', [words(), box()], 'covered', all],
    ['under a white box', [words(), box(white)], 'covered', all],
    ['under a coloured box', [words(), box(rgb(0.3, 0.5, 0.8))], 'covered', all],
    ['under a black picture', [words(), picture(0, small)], 'covered', all],
    ['under a picture of something else', [words(), picture(255, small, true)], 'covered', all],
    ['under half a box', [words(), box(black, { width: 57 })], 'covered', 7],
    ['under a box with words on it', [words(), box(), words('[REDACTED]', white)], 'covered', all],
    ['black on a black box', [box(), words()], 'covered', all],
    ['nearly black on a black box', [box(), words(secret, rgb(0.02, 0.02, 0.02))], 'covered', all],
    ['under an annotation that is a square', [words(), annotation('Square', {})], 'covered', all],
    ['under a black highlight', [words(), annotation('Highlight', {})], 'covered', all],
    [
      'recognised under a scan that was blackened later',
      [picture(255, whole, true), invisible(words()), box()],
      'covered',
      all,
    ],
    [
      'recognised in a scan that is black there',
      [picture(0, whole), invisible(words())],
      'covered',
      all,
    ],
    ['white on paper', [words(secret, white)], 'colour', all],
    ['nearly white on paper', [words(secret, rgb(0.98, 0.98, 0.98))], 'colour', all],
    ['blue on a blue box', [box(rgb(0.6, 0.7, 1)), words(secret, rgb(0.6, 0.7, 1))], 'colour', all],
    ['not drawn', [invisible(words())], 'mode', all],
    ['cut off by a row of a table', [within(words(), { ...small, y: 715 })], 'clip', all],
    ['of which a box leaves half', [within(words(), { ...small, width: 58 })], 'clip', 5],
    ['too small to read', [words(secret, black, 0.8)], 'size', all],
    [
      'beside the page',
      [(page, { font }) => page.drawText(secret, { x: 700, y: 700, size: 12, font })],
      'outside',
      all,
    ],
    [
      'in a part that was cropped',
      [
        (page, { font }) => {
          page.setCropBox(0, 0, 595, 600);
          page.drawText(secret, { x: 100, y: 700, size: 12, font });
        },
      ],
      'outside',
      all,
    ],
  ];
  for (const [name, draws, why, letters] of cases) {
    it(`${checkOf[why]} finds: ${name}`, async () => {
      const unseen = await unseenIn(draws);
      expect(unseen.map((one) => one.why)).toEqual(unseen.map(() => why));
      expect(unseen.reduce((sum, one) => sum + one.letters, 0)).toBe(letters);
    });
  }
});

describe('letters that are seen', () => {
  it.each<[string, readonly Draw[]]>([
    ['on paper', [words()]],
    ['on a shaded cell', [box(rgb(0.8, 0.8, 0.8)), words()]],
    ['on a white box', [box(white), words()]],
    ['white on a black box', [box(), words(secret, white)]],
    ['dark blue on black, which is hard but possible', [box(), words(secret, rgb(0, 0, 0.5))]],
    ['under a highlighter', [words(), box(rgb(1, 1, 0), { opacity: 0.4 })]],
    [
      'under a highlighter that multiplies',
      [words(), box(rgb(1, 1, 0), { blendMode: BlendMode.Multiply })],
    ],
    ['in a box that cuts nothing off', [within(words(), small)]],
    ['cut off in height, but not all of it', [within(words(), { ...small, y: 705 })]],
    ['cut off here and whole there', [within(words(), { ...small, y: 715 }), words()]],
    [
      'in two halves',
      [within(words(), { ...small, width: 58 }), within(words(), { ...small, x: 153 })],
    ],
    ['above an underline', [words(), box(black, { y: 697, height: 1 })]],
    [
      'in a frame',
      [words(), (page) => page.drawRectangle({ ...small, borderColor: black, borderWidth: 2 })],
    ],
    ['beside a box', [words(), box(black, { x: 300 })]],
    ['as a watermark', [words(secret, rgb(0.92, 0.92, 0.92))]],
    ['recognised in a scan', [picture(255, whole, true), invisible(words())]],
    ['drawn before the scan of them', [words(), picture(255, whole, true)]],
    ['under a box and once more on it', [words(), box(rgb(0.8, 0.8, 0.8)), words()]],
    ['on a photograph', [picture(90, whole), words(secret, white)]],
    ['twice, for a bold look', [words(), words()]],
    [
      'turned',
      [
        (page, { font }) =>
          page.drawText(secret, { x: 100, y: 300, size: 12, font, rotate: degrees(60) }),
      ],
    ],
    ['under a frame that a link draws', [words(), annotation('Link', { Border: [0, 0, 1] })]],
    ['under the icon of a comment', [words(), annotation('Text', { Contents: PDFString.of('x') })]],
    ['nothing but white space under a box', [words('   '), box()]],
    ['nothing but dots under a box', [words('. . . .'), box()]],
  ])('failed-redaction, invisible-text and outside-page leave: %s', async (_, draws) => {
    expect(await unseenIn(draws)).toEqual([]);
  });
});

describe('where they are', () => {
  it.each([0, 90, 180, 270] as const)('as the reader sees a page turned by %d', async (rotate) => {
    const [one] = await unseenIn([words(), box()], { rotate, crop: [10, 20, 30, 40] });
    const width = 555;
    const height = 782;
    const x = 90;
    const y = 680;
    const expected = {
      0: [x, y],
      90: [y, width - x],
      180: [width - x, height - y],
      270: [height - y, x],
    }[rotate];
    const middle = [
      (one?.box.x ?? 0) + (rotate === 180 ? (one?.box.width ?? 0) : 0),
      (one?.box.y ?? 0) + (rotate === 90 ? (one?.box.height ?? 0) : 0),
    ];
    expect(Math.abs((middle[0] ?? 0) - (expected[0] ?? 0))).toBeLessThan(15);
    expect(Math.abs((middle[1] ?? 0) - (expected[1] ?? 0))).toBeLessThan(15);
  });

  it('one run for each line and cause', async () => {
    const unseen = await unseenIn([
      (page, { font }) =>
        page.drawText('First line\nSecond line', {
          x: 100,
          y: 710,
          size: 12,
          lineHeight: 14,
          font,
        }),
      box(black, { height: 40, y: 685 }),
    ]);
    expect(unseen.map(({ letters }) => letters)).toEqual([9, 10]);
  });
});

describe('what else is told of a page', () => {
  it('its lines, and how much of it a picture takes', async () => {
    const pdf = await makePdf({
      finish: async (tools) => {
        const [page] = tools.document.getPages();
        if (page !== undefined)
          await picture(255, { x: 0, y: 0, width: 595, height: 421 })(page, tools);
      },
    });
    const outcome = await pdfium.inspect(pdf);
    if (!outcome.ok) throw new Error(outcome.reason);
    const [page] = outcome.value.pages;
    expect(page?.lines.map(({ text }) => text)).toEqual(['Text 1']);
    expect(page?.pictured).toBeCloseTo(0.5, 2);
  });

  it('a layer that is hidden is no business of this', async () => {
    const unseen = await unseenIn([
      (page, { document, font }) => {
        const { context } = document;
        const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Hidden') }));
        document.catalog.set(
          PDFName.of('OCProperties'),
          context.obj({ OCGs: [layer], D: { OFF: [layer] } }),
        );
        page.node
          .normalizedEntries()
          .Resources?.set(PDFName.of('Properties'), context.obj({ L: layer }));
        const key = page.node.newFontDictionary('F', font.ref);
        const content = context.stream(
          `/OC /L BDC BT /${key.asString().slice(1)} 12 Tf 100 700 Td (${secret}) Tj ET EMC`,
        );
        page.node.addContentStream(context.register(content));
      },
    ]);
    expect(unseen).toEqual([]);
  });
});

it('says of a page that cannot be opened that nothing is known of it', async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.context.assign(pdf.addPage().ref, PDFNull);
  const outcome = await pdfium.inspect(await pdf.save({ useObjectStreams: false }));
  expect(outcome.ok && outcome.value.pages.map(({ unopened }) => unopened)).toEqual([
    undefined,
    true,
  ]);
});
