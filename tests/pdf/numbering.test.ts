/** Numbers of the built file: references, stamps, labels and blanks under both rules of numbering. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import type { Inspected } from '../support/inspect-pdf.js';
import { makePdf } from '../support/make-pdf.js';
import type { TestItem } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const blankWords = 'This page is intentionally left blank';
let test: TestWorkshop;
/** Three items, numbered from the front sheet: what most tests look at. */
let whole: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  whole = await buildTestPack(test, { items: await threeItems() });
});
afterAll(() => test.close());

/** A paper whose pages say "Sewers 1", "Sewers 2" … */
const paper = async (name: string, pages: number, landscape = false) => ({
  file: `reports/${name.toLowerCase()}.pdf`,
  content: await makePdf({
    pages,
    ...(landscape ? { size: [842, 595] as const } : {}),
    words: (index) => `${name} ${index + 1}`,
  }),
});

const threeItems = async (): Promise<Record<string, TestItem>> => ({
  opening: { title: 'Opening of the sluices' },
  sewers: { title: 'State of the sewers', documents: [await paper('Sewers', 3, true)] },
  gullies: {
    title: 'Gullies and grates',
    documents: [
      { ...(await paper('Gullies', 2)), title: 'Gullies of the year' },
      { ...(await paper('Grates', 1)), title: 'Grates to be replaced' },
    ],
  },
});

/** What the pages say of themselves: "2: Sewers 1, Page 5". */
const stampsOn = (file: Inspected, pattern: RegExp) =>
  file.pages.map(({ text }) => text.match(pattern)?.join(' + ') ?? '');

const numbers = (file: Inspected) => stampsOn(file, /\bPage \d+\b(?!\))/g);

describe('numbering from the front sheet', () => {
  it('counts every sheet and starts each document on an odd page', () => {
    const { file, map } = whole;
    expect(file.sheetOf('Sewers 1')).toBe(3);
    expect(file.sheetOf('Gullies 1')).toBe(7);
    expect(file.sheetOf('Grates 1')).toBe(9);
    expect(file.labels).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(numbers(file)).toEqual(file.labels.map((label) => `Page ${label}`));
    expect(stampsOn(file, new RegExp(blankWords, 'g')).map((words) => words !== '')).toEqual(
      [6, 10].reduce(
        (all, sheet) => all.with(sheet - 1, true),
        file.labels.map(() => false),
      ),
    );
    expect(map.items.map(({ range }) => range && [range.first, range.last])).toEqual([
      null,
      ['3', '6'],
      ['7', '10'],
    ]);
    expect(map).toMatchObject({ sheets: 10, lastLabel: '10', frontMatter: { last: '2' } });
  });

  it('prints the item’s pages with its blanks and each of several documents without', () => {
    const { file, map } = whole;
    const { text } = file.page(2);
    expect(text).toContain('State of the sewers (Pages 3 - 6)');
    expect(text).toContain('Gullies and grates (Pages 7 - 10)');
    expect(text).toContain('Gullies of the year (Pages 7 - 8)');
    expect(text).toContain('Grates to be replaced (Page 9)');
    const [, sewers, gullies] = map.items;
    expect(sewers?.documents[0]?.range).toMatchObject({ first: '3', last: '5' });
    expect(gullies?.documents.map(({ range }) => range.first)).toEqual(['7', '9']);
    expect(map.items.map(({ documents }) => documents.map(({ pages }) => pages))).toEqual([
      [],
      [3],
      [2, 1],
    ]);
  });

  it('stamps each item once, and the kind of pack on the first sheet only', () => {
    const { file } = whole;
    expect(stampsOn(file, /Agenda Item \d+/g)).toEqual(
      file.labels.map((label) =>
        label === '3' ? 'Agenda Item 2' : label === '7' ? 'Agenda Item 3' : '',
      ),
    );
    expect(stampsOn(file, /Public Document Pack/g)).toEqual(
      file.labels.map((label) => (label === '1' ? 'Public Document Pack' : '')),
    );
  });

  it('makes blanks A4 portrait after a landscape paper', () => {
    const { file } = whole;
    expect(file.page(5)).toMatchObject({ width: 842, height: 595 });
    expect(file.page(6).width).toBeCloseTo(595.28, 1);
    expect(file.page(6).height).toBeCloseTo(841.89, 1);
    expect(file.page(6).text).toContain(blankWords);
  });

  it('adds no blank where duplex is off', async () => {
    const { file, map } = await buildTestPack(test, {
      items: await threeItems(),
      numbering: { duplex: false },
    });
    expect(file.pages).toHaveLength(8);
    expect(file.pages.some(({ text }) => text.includes(blankWords))).toBe(false);
    expect(file.page(2).text).toContain('State of the sewers (Pages 3 - 5)');
    expect(file.page(2).text).toContain('Gullies and grates (Pages 6 - 8)');
    expect(map.lastLabel).toBe('8');
  });

  it('calls a single page “Page”', async () => {
    const { file } = await buildTestPack(test, {
      items: { sewers: { title: 'State of the sewers', documents: [await paper('Sewers', 1)] } },
      numbering: { duplex: false },
    });
    expect(file.page(2).text).toContain('State of the sewers (Page 3)');
  });

  it('binds in the order given, so that ranges need not rise with the items', async () => {
    const { file, map } = await buildTestPack(test, {
      items: await threeItems(),
      bindingOrder: ['gullies'],
    });
    expect(file.page(2).text).toContain('State of the sewers (Pages 7 - 10)');
    expect(file.page(2).text).toContain('Gullies and grates (Pages 3 - 6)');
    expect(file.sheetOf('Gullies 1')).toBe(3);
    expect(file.sheetOf('Sewers 1')).toBe(7);
    expect(map.items.map(({ range }) => range?.first ?? null)).toEqual([null, '7', '3']);
    const titles = file.outline.map(({ title, sheet }) => `${title} → ${sheet}`);
    expect(titles.slice(-2)).toEqual(['2. State of the sewers → 7', '3. Gullies and grates → 3']);
  });

  it('builds an agenda without documents', async () => {
    const { file, map } = await buildTestPack(test, {
      items: { opening: { title: 'Opening of the sluices' } },
    });
    expect(file.labels).toEqual(['1', '2']);
    expect(map.items).toMatchObject([{ range: null, documents: [] }]);
    expect(file.outline.map(({ sheet }) => sheet)).toEqual([1, 2, 2]);
  });
});

describe('numbering from the documents', () => {
  const numbering = { from: 'documents' } as const;

  it('labels the front matter i, ii and calls the first document’s first page 1', async () => {
    const { file, map } = await buildTestPack(test, { items: await threeItems(), numbering });
    expect(file.labels).toEqual(['i', 'ii', '1', '2', '3', '4', '5', '6', '7', '8']);
    expect(numbers(file)).toEqual([
      '',
      '',
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `Page ${number}`),
    ]);
    expect(file.page(2).text).toContain('State of the sewers (Pages 1 - 4)');
    expect(file.page(2).text).toContain('Grates to be replaced (Page 7)');
    expect(file.page(1).text).toContain('Public Document Pack');
    expect(map.frontMatter).toMatchObject({ first: 'i', last: 'ii' });
    expect(map.items[1]?.range).toEqual({ first: '1', last: '4', sheets: { first: 3, last: 6 } });
  });

  it('pads front matter of three sheets to four', async () => {
    const items = await threeItems();
    const long = Array.from({ length: 45 }, (_, index) => `Paragraph ${index} of the opening.`);
    const { file } = await buildTestPack(test, {
      items: { ...items, opening: { title: 'Opening', text: long.join('\n\n') } },
      numbering,
    });
    expect(file.labels.slice(0, 5)).toEqual(['i', 'ii', 'iii', 'iv', '1']);
    expect(file.page(4).text).toBe(blankWords);
    expect(file.sheetOf('Sewers 1')).toBe(5);
  });
});
