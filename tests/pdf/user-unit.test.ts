/**
 * Papers whose unit is not the point, beside papers of the same size that are measured in points: whatever their
 * turn, crop and origin, what is put on them looks the same. And papers narrower than what is put on them.
 */
import { rgb } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import pixelmatch from 'pixelmatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makePdf, type PdfShape } from '../support/make-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

/** A paper in points. */
type Paper = Required<Pick<PdfShape, 'size' | 'rotate' | 'origin' | 'crop'>> & {
  readonly full: boolean;
};

/** Stripes up and down that leave no room on the whole paper, as wide in points for every unit. */
const stripes =
  (unit: number): NonNullable<PdfShape['draw']> =>
  (page) => {
    const { x, y, width, height } = page.getMediaBox();
    for (let at = 0; at < width; at += 8 / unit) {
      page.drawRectangle({ x: x + at, y, width: 3 / unit, height, color: rgb(0.1, 0.2, 0.3) });
    }
  };

function drawn({ size, rotate, origin, crop, full }: Paper, unit: number): Promise<Uint8Array> {
  return makePdf({
    rotate,
    size: [size[0] / unit, size[1] / unit],
    origin: [origin[0] / unit, origin[1] / unit],
    crop: [crop[0] / unit, crop[1] / unit, crop[2] / unit, crop[3] / unit],
    words: () => '',
    ...(unit === 1 ? {} : { unit }),
    ...(full ? { draw: stripes(unit) } : {}),
  });
}

const units = [0.5, 2, 10] as const;
const papers: readonly (Paper & { readonly unit: number })[] = units.flatMap((unit) =>
  ([0, 90, 180, 270] as const).flatMap((rotate) =>
    [false, true].map((full): Paper & { unit: number } => ({
      unit,
      rotate,
      full,
      size: [600, 800],
      origin: [-120, 1000],
      crop: [40, 80, 20, 60],
    })),
  ),
);

async function bind(documents: readonly Uint8Array[]): Promise<BuiltPack> {
  return buildTestPack(test, {
    items: {
      plans: {
        title: 'Plans',
        documents: documents.map((content, index) => ({ file: `plans/${index}.pdf`, content })),
      },
    },
    numbering: { duplex: false },
  });
}

describe('on papers with a unit of their own', () => {
  let scaled: BuiltPack;
  let plain: BuiltPack;
  let first: number;
  beforeAll(async () => {
    scaled = await bind(await Promise.all(papers.map((paper) => drawn(paper, paper.unit))));
    plain = await bind(await Promise.all(papers.map((paper) => drawn(paper, 1))));
    first = plain.map.frontMatter.sheets.last + 1;
  });

  it('stamps look as they do on papers in points', async () => {
    for (const [index, { unit, rotate, full }] of papers.entries()) {
      const name = `${unit}, turned by ${rotate}${full ? ', full' : ''}`;
      const expected = await plain.file.picture(first + index, 2);
      const found = await scaled.file.picture(first + index, 2 * unit);
      expect([found.width, found.height], name).toEqual([expected.width, expected.height]);
      const size = [found.width, found.height] as const;
      const differing = pixelmatch(expected.rgba, found.rgba, undefined, ...size);
      // No pixel of a paper's stripes, and of a stamp a few at the edges of its letters.
      expect(differing, name).toBeLessThan(20);
      const page = scaled.plan.pages[first + index - 1];
      expect(page?.extension === 0, name).toBe(!full);
    }
  });

  it('the unit and the visible size stay what they were', async () => {
    const opening = getDocument({ data: new Uint8Array(scaled.pdf), verbosity: 0 });
    const file = await opening.promise;
    try {
      for (const [index, { unit }] of papers.entries()) {
        const page = await file.getPage(first + index);
        expect(page.userUnit).toBe(unit);
        const { width, height } = plain.file.page(first + index);
        const seen = scaled.file.page(first + index);
        expect(seen.width * unit).toBeCloseTo(width, 2);
        expect(seen.height * unit).toBeCloseTo(height, 2);
      }
    } finally {
      await opening.destroy();
    }
  });
});

describe('on papers narrower than a stamp', () => {
  it('stamps are smaller, and whole', async () => {
    const widths = [70, 40, 20];
    const built = await bind(
      await Promise.all(widths.map((width) => makePdf({ size: [width, 300], words: () => '' }))),
    );
    const first = built.map.frontMatter.sheets.last + 1;
    for (const [index, width] of widths.entries()) {
      const sheet = first + index;
      const page = built.file.page(sheet);
      expect(page).toMatchObject({ width, height: 300 });
      expect(page.text).toContain(`Page ${sheet}`);
      // Nothing that was drawn touches the sides of the page.
      const { rgba, width: across, height: along } = await built.file.picture(sheet, 4);
      const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, across * along);
      const inked = (x: number) => {
        for (let y = 0; y < along; y++) if (pixels[y * across + x] !== 0xffffffff) return true;
        return false;
      };
      expect([inked(0), inked(across - 1)]).toEqual([false, false]);
      expect(Array.from({ length: across }, (_, x) => inked(x))).toContain(true);
    }
  });
});
