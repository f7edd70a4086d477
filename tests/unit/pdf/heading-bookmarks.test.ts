/** A tagged document without bookmarks gets them from its headings, with the words that its pages show. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePiece } from '../../../src/pdf/piece/codec.js';
import type { OutlineNode, PieceFacts } from '../../../src/pdf/piece/piece.js';
import { copyDocument } from '../../../src/pdfium/canonicalise.js';
import { type Engine, startEngine } from '../../../src/pdfium/engine.js';
import { takeApart } from '../../../src/pdfium/prepare.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});

interface Made {
  /** Content of the pages: words at 20 points wherever `(words)` is shown. */
  readonly pages: readonly string[];
  /** Elements by number from 30 on, without Type and P ("/S /H1 /Pg 10 0 R /K 0"). */
  readonly elements: readonly string[];
  readonly page?: string;
  readonly root?: string;
  readonly catalogue?: string;
  readonly further?: Readonly<Record<number, string>>;
}

/** Pages are objects 10, 11, … and what they show 20, 21, … */
function prepared({ pages, elements, page = '', root = '', catalogue = '', further }: Made) {
  const numbers = pages.map((_, index) => 10 + index);
  const refs = (all: readonly number[]) => all.map((num) => `${num} 0 R`).join(' ');
  const pdf = makePdf(
    {
      1: `<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/MarkInfo<</Marked true>>${catalogue}>>`,
      2: `<</Type/Pages/Kids[${refs(numbers)}]/Count ${pages.length}>>`,
      3: `<</Type/StructTreeRoot/K[${refs(elements.map((_, index) => 30 + index))}]${root}>>`,
      4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      ...Object.fromEntries(
        pages.flatMap((content, index) => [
          [
            10 + index,
            `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/StructParents ${index}/Contents ${20 + index} 0 R/Resources<</Font<</F 4 0 R>>/XObject<</Form 5 0 R>>>>${page}>>`,
          ],
          [20 + index, streamOf(content)],
        ]),
      ),
      ...Object.fromEntries(
        elements.map((element, index) => [30 + index, `<</Type/StructElem/P 3 0 R${element}>>`]),
      ),
      ...further,
    },
    '/Root 1 0 R',
  );
  const copied = copyDocument(engine, pdf);
  if (!copied.ok) throw new Error(copied.reason);
  const options = { comments: 'drop', schemes: [] } as const;
  const outcome = takeApart(engine, copied.value.pdf, options, () => undefined);
  if (!outcome.ok) throw new Error(outcome.reason);
  const piece = decodePiece(outcome.value.piece);
  if (piece === undefined) throw new Error('The piece cannot be read.');
  expect(outcome.value.carried.headingBookmarks).toBe(piece.facts.headingBookmarks);
  return piece.facts;
}

const mark = (tag: string, id: number, y: number, words: string): string =>
  `/${tag}<</MCID ${id}>>BDC BT /F 20 Tf 50 ${y} Td (${words}) Tj ET EMC\n`;

/** "Title (page, height)", what is below it set in. */
const shown = (nodes: readonly OutlineNode[], indent = ''): readonly string[] =>
  nodes.flatMap(({ title, place, children }) => [
    `${indent}${title} (${place?.page}, ${place?.view.split(' ')[2]?.split('.')[0]})`,
    ...shown(children, `${indent}  `),
  ]);

const outlineOf = (made: Made): readonly string[] => shown(prepared(made).outline);

const two = {
  pages: [mark('H1', 0, 700, 'Drains') + mark('P', 1, 600, 'Text'), mark('H2', 0, 500, 'Costs')],
  elements: ['/S/H1/Pg 10 0 R/K 0', '/S/P/Pg 10 0 R/K 1', '/S/H2/Pg 11 0 R/K 0'],
};

describe('bookmarks from headings', () => {
  it('nest by level, and lead to where the words stand', () => {
    const facts: PieceFacts = prepared(two);
    expect(shown(facts.outline)).toEqual(['Drains (0, 714)', '  Costs (1, 514)']);
    // The document itself had none, and none is in the figures of what came along.
    expect(facts.headingBookmarks).toBe(2);
    expect([facts.census.before.outline, facts.census.after.outline]).toEqual([0, 0]);
  });

  it('are not made where the document has its own', () => {
    const facts = prepared({
      ...two,
      catalogue: '/Outlines 6 0 R',
      further: {
        6: '<</First 7 0 R/Last 7 0 R/Count 1>>',
        7: '<</Title(Own)/Parent 6 0 R/Dest[10 0 R/Fit]>>',
      },
    });
    expect(facts.outline.map(({ title }) => title)).toEqual(['Own']);
    expect(facts.headingBookmarks).toBe(0);
  });

  it('take the place of those that lead nowhere', () => {
    const facts = prepared({
      ...two,
      catalogue: '/Outlines 6 0 R',
      further: {
        6: '<</First 7 0 R/Last 7 0 R/Count 1>>',
        7: '<</Title(Own)/Parent 6 0 R/Dest(nowhere)>>',
      },
    });
    expect(shown(facts.outline)).toHaveLength(2);
    expect(facts.losses).toEqual({ 'dangling-destination': 1 });
  });

  it('are none for a document without tags, or without headings', () => {
    expect(outlineOf({ ...two, elements: [] })).toEqual([]);
    expect(outlineOf({ ...two, elements: ['/S/P/Pg 10 0 R/K[0 1]'] })).toEqual([]);
  });

  it('follow the role map, and the sections around an H', () => {
    expect(
      outlineOf({
        ...two,
        root: '/RoleMap<</Kop/H2/Titel/H1>>',
        elements: ['/S/Titel/Pg 10 0 R/K 0', '/S/Kop/Pg 11 0 R/K 0'],
      }),
    ).toEqual(['Drains (0, 714)', '  Costs (1, 514)']);
    expect(
      outlineOf({
        ...two,
        elements: ['/S/Sect/K[40 0 R 41 0 R]'],
        further: {
          40: '<</S/H/P 30 0 R/Pg 10 0 R/K 0>>',
          41: '<</S/Sect/P 30 0 R/K 42 0 R>>',
          42: '<</S/H/P 41 0 R/Pg 11 0 R/K 0>>',
        },
      }),
    ).toEqual(['Drains (0, 714)', '  Costs (1, 514)']);
  });

  it('do no harm where levels are skipped or go up', () => {
    const pages = [
      ['H3', 'a'],
      ['H1', 'b'],
      ['H4', 'c'],
      ['H2', 'd'],
      ['H2', 'e'],
    ].map(([tag = '', words = '']) => mark(tag, 0, 700, words));
    const levels = [3, 1, 4, 2, 2];
    const elements = levels.map((level, page) => `/S/H${level}/Pg ${10 + page} 0 R/K 0`);
    expect(outlineOf({ pages, elements }).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'a',
      'b',
      '  c',
      '  d',
      '  e',
    ]);
  });

  it('join what is marked in parts as it is read', () => {
    const split =
      '/H1<</MCID 0>>BDC BT /F 20 Tf 50 700 Td (Flood pre) Tj EMC /Span<</MCID 1>>BDC (vention) Tj EMC /H1<</MCID 2>>BDC ( plan) Tj 0 -30 Td (for all) Tj ET EMC';
    const made = {
      pages: [split],
      elements: ['/S/H1/Pg 10 0 R/K[0 40 0 R 2]'],
      further: { 40: '<</S/Span/P 30 0 R/Pg 10 0 R/K 1>>' },
    };
    expect(outlineOf(made)).toEqual(['Flood prevention plan for all (0, 714)']);
  });

  it('say what tags say instead of what is shown, and leave notes out', () => {
    const pages = [
      mark('H1', 0, 700, 'Drain5') + mark('Span', 1, 650, 'fi') + mark('P', 2, 600, '1'),
    ];
    const elements = ['/S/H1/Pg 10 0 R/K[0 40 0 R]'];
    const further = (span: string) => ({ 40: `<</P 30 0 R/Pg 10 0 R/K 1${span}>>` });
    const titleOf = (made: Made) => outlineOf(made).map((line) => line.replace(/ \(.*/, ''));
    expect(titleOf({ pages, elements, further: further('/S/Span/ActualText(five)') })).toEqual([
      'Drain5 five',
    ]);
    expect(titleOf({ pages, elements, further: further('/S/Note') })).toEqual(['Drain5']);
    const whole = [`${elements[0]}/ActualText(Drains)/Alt(A heading)`];
    expect(titleOf({ pages, elements: whole, further: further('/S/Span') })).toEqual(['Drains']);
  });

  it('have the alternative of a picture, and its place', () => {
    const pages = [
      '/H1<</MCID 0>>BDC q 100 0 0 50 60 300 cm BI /W 1/H 1/BPC 8/CS/G ID \x80 EI Q EMC',
    ];
    expect(outlineOf({ pages, elements: ['/S/H1/Pg 10 0 R/K 0/Alt(Our logo)'] })).toEqual([
      'Our logo (0, 350)',
    ]);
    expect(outlineOf({ pages, elements: ['/S/H1/Pg 10 0 R/K 0'] })).toEqual([]);
  });

  it('do not take what is marked in a form for what is marked on the page', () => {
    const form = streamOf(
      `${mark('P', 0, 100, 'Within')}`,
      '/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>',
    );
    const made = { elements: ['/S/H1/Pg 10 0 R/K 0'], further: { 5: form } };
    expect(outlineOf({ ...made, pages: [`${mark('H1', 0, 700, 'Page')}/Form Do`] })).toEqual([
      'Page (0, 714)',
    ]);
    const around = '/H1<</MCID 0>>BDC /Form Do EMC';
    expect(outlineOf({ ...made, pages: [around] }).map((line) => line.slice(0, 6))).toEqual([
      'Within',
    ]);
  });

  it.each([
    [0, '/XYZ 10 714'],
    [90, '/XYZ 51 20'],
    [180, '/XYZ 590 699'],
    [270, '/XYZ 107 780'],
  ])('lead to the upper left as the reader sees it, turned by %i degrees', (rotate, expected) => {
    const { outline } = prepared({ ...two, page: `/Rotate ${rotate}/CropBox[10 20 590 780]` });
    const found = outline[0]?.place?.view.replace(/\.\d+/g, '');
    expect(found).toBe(`${expected} null`);
  });

  it('are 1,000 at most, of 200 characters each, without what nobody can read', () => {
    const many = {
      pages: [Array.from({ length: 1_200 }, (_, mark) => `/P<</MCID ${mark}>>BDC EMC`).join(' ')],
      elements: Array.from(
        { length: 1_200 },
        (_, mark) => `/S/H1/Pg 10 0 R/K ${mark}/ActualText(Again)`,
      ),
    };
    expect(prepared(many).headingBookmarks).toBe(1_000);
    const long = `${'a '.repeat(99)}\x00\n𝒳${'b'.repeat(9_000)}`;
    const utf16 = Buffer.from(`\ufeff${long}`, 'utf16le').swap16().toString('hex');
    const [node] = prepared({
      ...two,
      elements: [`/S/H1/Pg 10 0 R/K 0/ActualText<${utf16}>`],
    }).outline;
    expect(node?.title).toBe(`${'a '.repeat(99)}𝒳…`);
  });
});
