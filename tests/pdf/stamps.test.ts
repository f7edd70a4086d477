/**
 * Stamps in the built file, on papers of every turn, crop and size: upright at the visible foot, inside
 * the page, and over nothing that was printed there.
 */
import { type Color, rgb } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { changedOutside, coloursIn, pixelsOf, white } from '../support/compare-pictures.js';
import { makePdf, type PdfShape } from '../support/make-pdf.js';
import type { TestDocument } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

interface Paper {
  readonly name: string;
  readonly shape: PdfShape;
  /** As the reader sees it, before anything is stamped. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

const sizes = {
  portrait: [595, 842],
  landscape: [842, 595],
  A3: [1191, 842],
  A5: [420, 595],
} as const;
const cuts: Readonly<Record<string, Pick<PdfShape, 'crop' | 'origin'>>> = {
  whole: {},
  cropped: { crop: [30, 44, 16, 20] },
  'odd origin': { origin: [-120, 1000], crop: [10, 0, 0, 36] },
};

async function paper(name: string, shape: PdfShape): Promise<Paper> {
  const [across, along] = shape.size ?? sizes.portrait;
  const [left, foot, right, head] = shape.crop ?? [0, 0, 0, 0];
  const [width, height] = [across - left - right, along - foot - head];
  const turned = (shape.rotate ?? 0) % 180 !== 0;
  return {
    name,
    shape,
    width: turned ? height : width,
    height: turned ? width : height,
    bytes: await makePdf(shape),
  };
}

/** One pack with all papers, one page each, so that paper n is on sheet `first + n`. */
async function bind(papers: readonly Paper[]): Promise<{ built: BuiltPack; first: number }> {
  const documents = papers.map(
    ({ bytes }, index): TestDocument => ({ file: `reports/${index}.pdf`, content: bytes }),
  );
  const built = await buildTestPack(test, {
    items: { papers: { title: 'Papers of all shapes', documents } },
    numbering: { duplex: false },
  });
  return { built, first: built.map.frontMatter.sheets.last + 1 };
}

/** What the stamps of a sheet cover, and whether the rest of the page is as it was. */
async function compare({ file, plan }: BuiltPack, sheet: number, { bytes }: Paper) {
  const scale = 1;
  const [drawn, after] = await Promise.all([
    test.shop.pdfium.render(bytes, 1, scale),
    file.picture(sheet, scale),
  ]);
  if (!drawn.ok) throw new Error(`A paper cannot be drawn: ${drawn.reason}`);
  const before = drawn.value;
  const page = plan.pages[sheet - 1];
  if (page === undefined) throw new Error(`Nothing is planned for sheet ${sheet}.`);
  const boxes = page.stamps.map(({ box }) => pixelsOf(box, before, scale));
  return {
    covered: boxes.map((box) => [...coloursIn(before, box)]),
    drawn: boxes.map((box) => coloursIn(after, box).size > 1),
    changedElsewhere: changedOutside(before, after, boxes),
    grown: after.height - before.height,
  };
}

describe('on papers of every turn, crop and size', () => {
  const papers: Paper[] = [];
  let built: BuiltPack;
  let first: number;
  beforeAll(async () => {
    for (const rotate of [0, 90, 180, 270] as const) {
      for (const [size, measures] of Object.entries(sizes)) {
        for (const [cut, boxes] of Object.entries(cuts)) {
          const shape = { rotate, size: measures, ...boxes };
          papers.push(await paper(`${size}, ${cut}, turned by ${rotate}`, shape));
        }
      }
    }
    ({ built, first } = await bind(papers));
  });

  it('keeps the visible size', () => {
    const sizesOf = (pages: readonly { width: number; height: number }[]) =>
      pages.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`);
    expect(sizesOf(built.file.pages.slice(first - 1))).toEqual(sizesOf(papers));
  });

  it('is the only text at the visible foot, upright and in the middle', async () => {
    const questions = papers.flatMap(({ width }, index) => {
      const strip = { x: 0, y: 12, width, height: 22 };
      const near = { ...strip, x: width / 2 - 40, width: 80 };
      // Upside down or in a mirror, the number would stand before the word.
      const left = { ...strip, width: width / 2 };
      return [strip, near, left].map((box) => ({ sheet: first + index, box }));
    });
    const answers = await built.file.textsIn(questions);
    for (const [index, { name }] of papers.entries()) {
      const [strip, near, left] = answers.slice(index * 3, index * 3 + 3);
      expect(strip, name).toBe(`Page ${first + index}`);
      expect(near, name).toBe(`Page ${first + index}`);
      expect(left, name).toMatch(/^Pa?g?$/);
    }
  });

  it('covers bare paper only and changes nothing else', async () => {
    for (const [index, one] of papers.entries()) {
      const found = await compare(built, first + index, one);
      expect(found.covered.flat(), one.name).toEqual(found.covered.map(() => white));
      expect(found.drawn, one.name).not.toContain(false);
      expect(found.changedElsewhere, one.name).toBe(0);
      expect(found.grown, one.name).toBe(0);
    }
  });
});

describe('on papers that are printed to the edge', () => {
  type Draw = NonNullable<PdfShape['draw']>;
  const ink = rgb(0.1, 0.2, 0.3);
  const tint = rgb(0.9, 0.95, 0.9);
  /** A rectangle in the paper's own coordinates, before Rotate. */
  const fill =
    (x: number, y: number, width: number, height: number, color: Color = ink): Draw =>
    (page) =>
      page.drawRectangle({ x, y, width, height, color });
  /** Narrow stripes from edge to edge, and beyond what a CropBox leaves visible. */
  const hatch: Draw = (page) => {
    const { x, y, width, height } = page.getMediaBox();
    for (let at = 0; at < width; at += 4) {
      page.drawRectangle({ x: x + at, y, width: 1.5, height, color: ink });
    }
  };

  it('goes to another home where the foot is busy, at the reader’s foot on turned papers', async () => {
    const papers = [
      await paper('footer in the middle', { draw: fill(200, 10, 200, 30) }),
      await paper('footer but for the left', { draw: fill(150, 10, 445, 30) }),
      await paper('foot full', { draw: fill(0, 0, 595, 45) }),
      // Turned by 90 degrees, the paper's right edge is the foot.
      await paper('foot full, turned', { rotate: 90, draw: fill(550, 0, 45, 842) }),
    ];
    const { built, first } = await bind(papers);
    const found: string[] = [];
    for (const [index, one] of papers.entries()) {
      const sheet = first + index;
      const { width, height } = one;
      const places = {
        'foot left': { x: 0, y: 0, width: width / 3, height: 50 },
        'foot right': { x: width / 2, y: 0, width: width / 2, height: 50 },
        head: { x: 0, y: height - 50, width, height: 50 },
      };
      for (const [place, box] of Object.entries(places)) {
        const text = await built.file.textIn(sheet, box);
        if (text.includes(`Page ${sheet}`)) found.push(place);
      }
      expect(await compare(built, sheet, one), one.name).toMatchObject({
        changedElsewhere: 0,
        grown: 0,
      });
    }
    expect(found).toEqual(['foot right', 'foot left', 'head', 'head']);
  });

  it('has a plain ground of its own on a page that is tinted all over', async () => {
    const papers = [await paper('tinted', { draw: fill(0, 0, 595, 842, tint), words: () => '' })];
    const { built, first } = await bind(papers);
    const [tinted] = papers;
    if (tinted === undefined) throw new Error('There is no paper.');
    const found = await compare(built, first, tinted);
    expect(found).toMatchObject({ changedElsewhere: 0, grown: 0, drawn: [true, true] });
    // Nothing but the even tint lies under the labels.
    expect(found.covered.map((colours) => colours.length)).toEqual([1, 1]);
    expect(found.covered[0]).not.toContain(white);
    expect(built.file.page(first).text).toContain(`Page ${first}`);
  });

  it('makes the page larger at the reader’s foot where nothing is free, in its old scale', async () => {
    const papers: Paper[] = [];
    for (const rotate of [0, 90, 180, 270] as const) {
      papers.push(await paper(`full, turned by ${rotate}`, { rotate, draw: hatch }));
      papers.push(
        await paper(`full and cropped, turned by ${rotate}`, {
          rotate,
          draw: hatch,
          origin: [-50, 70],
          crop: [40, 40, 40, 40],
        }),
      );
    }
    const { built, first } = await bind(papers);
    for (const [index, one] of papers.entries()) {
      const sheet = first + index;
      const found = await compare(built, sheet, one);
      expect(found.changedElsewhere, one.name).toBe(0);
      expect(found.grown, one.name).toBeGreaterThan(10);
      expect(found.grown, one.name).toBeLessThan(40);
      const strip = { x: 0, y: 0, width: one.width, height: found.grown };
      const text = await built.file.textIn(sheet, strip);
      expect(text, one.name).toContain(`Page ${sheet}`);
      expect(text.replace(/Page \d+|Agenda Item 1|\s/g, ''), one.name).toBe('');
      expect(built.file.page(sheet).width, one.name).toBeCloseTo(one.width, 3);
    }
  });

  it('stamps blank pages and their words upright', async () => {
    const built = await buildTestPack(test, {
      items: {
        one: {
          title: 'One page',
          documents: [{ file: 'one.pdf', content: await makePdf({ rotate: 90 }) }],
        },
      },
    });
    const { width, height } = built.file.page(4);
    const foot = { x: width / 2 - 40, y: 0, width: 80, height: 60 };
    expect(await built.file.textIn(4, foot)).toBe('Page 4');
    const middle = { x: 0, y: height / 2 - 30, width: width / 2, height: 60 };
    expect(await built.file.textIn(4, middle)).toMatch(/^This page is/);
  });
});
