/** Documents with very much of something: what they become grows as they do, and whoever waits hears of it. */
import { describe, expect, it } from 'vitest';
import { preparePdf } from '../../../src/pdf/index.js';
import { Bytes } from '../../../src/pdf/splice/bytes.js';
import { Filler } from '../../../src/pdf/splice/fill.js';
import type { FileOutput } from '../../../src/pdf/splice/output.js';
import { numberObjects, writeObjects } from '../../../src/pdf/splice/place.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const options = { comments: 'drop', schemes: [] } as const;

/** Pages with resources of their own, in each of which the same Font dictionary is named. */
function pagesWithFonts(pages: number, fonts: number): Uint8Array {
  const first = 10;
  const fontNames = Array.from({ length: fonts }, (_, font) => `/Font${font}`);
  const names = fontNames.map((name) => `${name} 4 0 R`).join(' ');
  const shown = fontNames.map((name) => `${name} 12 Tf (Drains) Tj`).join(' ');
  const kids = Array.from({ length: pages }, (_, page) => first + page);
  return makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: `<</Type/Pages/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]/Count ${pages}>>`,
      3: `<<${names}>>`,
      4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      5: streamOf(`BT ${shown} ET`),
      ...Object.fromEntries(
        kids.map((kid, page) => [
          kid,
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</ProcSet[/PDF/Text]/Properties<</P${page} <<>>>>/Font 3 0 R>>>>`,
        ]),
      ),
    },
    '/Root 1 0 R',
  );
}

describe('a dictionary of fonts that all pages share', () => {
  it('is one in the file too, with the font of the stamps in it', async () => {
    const pages = 1_000;
    const piece = pieceOf(pagesWithFonts(pages, 200));
    expect(piece.bytes.length + piece.slots.byteLength).toBeLessThan(pages * 100);
    const pdf = await spliced(orderOf([partOf(piece)]));
    const file = readPdf(pdf);
    const written = file.pages.map((page) => file.dict(page.get('Resources')).get('Font'));
    expect(written).toHaveLength(pages);
    expect(new Set(written.map((fonts) => file.get(fonts))).size).toBe(1);
    const fonts = file.dict(written[0]);
    expect([...fonts.keys()].slice(-2)).toEqual(['Font199', 'Stamp']);
    expect(file.dict(fonts.get('Font199')).get('BaseFont')).toMatchObject({ text: 'Helvetica' });
  });
});

/** A page whose resources name so many graphics states. */
function withStates(states: number): Uint8Array {
  const names = Array.from({ length: states }, (_, state) => `/G${state} ${state + 5} 0 R`);
  return documentWith(
    {
      page: `/Resources<</ExtGState<<${names.join(' ')}>>>>`,
      content: names.map((_, state) => `/G${state} gs`).join(' '),
    },
    names.map((_, state) => `<</LW ${state}>>`),
  );
}

it('tells whoever watches the time that it gets on, while the objects of a page are copied', () => {
  const stepsFor = (states: number): number => {
    let steps = 0;
    preparePdf(withStates(states), options, () => steps++);
    return steps;
  };
  expect(stepsFor(5_000) - stepsFor(5)).toBeGreaterThanOrEqual(4);
});

it('lets what is written go while small objects are written, not only behind streams', async () => {
  const piece = pieceOf(withStates(5_000));
  const written = [0];
  const output: Pick<FileOutput, 'allot' | 'open' | 'openStream' | 'drain'> = {
    allot: () => 1,
    open: () => {
      written[written.length - 1] = (written.at(-1) ?? 0) + 1;
      return new Bytes(64);
    },
    openStream: () => undefined,
    drain: async () => void written.push(0),
  };
  const whole = output as FileOutput;
  const numbering = numberObjects(piece, whole, new Map(), new Map());
  const filling = { numbers: numbering.numbers, firstKey: 0, words: [], idPrefix: '' };
  await writeObjects(piece, whole, numbering, new Filler(piece, filling));
  expect(written.reduce((sum, count) => sum + count)).toBeGreaterThan(5_000);
  expect(Math.max(...written)).toBeLessThanOrEqual(1_000);
});
