/**
 * The six truths: agenda text, stamp, page label, bookmark, link and page map. Each is broken alone in a
 * written file, and `verify` must name exactly that one, with both values.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblePack } from '../../src/assemble/index.js';
import { documentAddress } from '../../src/model/address.js';
import type { PageMap } from '../../src/model/map.js';
import type { Bookmark, PagePlan, PlannedPage } from '../../src/model/plan.js';
import type { Segment } from '../../src/model/segment.js';
import { type Draft, planPack } from '../../src/pipeline.js';
import { openPrinter } from '../../src/print/index.js';
import { vouchFor } from '../../src/publish/index.js';
import { prepareFrontMatter, readTemplates } from '../../src/render/index.js';
import { verifyPack } from '../../src/verify/index.js';
import { makePdf } from '../support/make-pdf.js';
import { writePack } from '../support/pack-folder.js';
import { memorySink } from '../support/splice-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let draft: Draft;
beforeAll(async () => {
  test = await openWorkshop();
  const meeting = await writePack(test.folder, {
    items: {
      opening: { title: 'Opening of the sluices' },
      sewers: {
        title: 'State of the sewers',
        documents: [{ file: 'sewers.pdf', content: await makePdf({ pages: 3 }) }],
      },
      gullies: {
        title: 'Gullies and grates',
        documents: [
          { file: 'gullies.pdf', content: await makePdf({ pages: 2 }) },
          { file: 'grates.pdf', content: await makePdf({ pages: 1 }) },
        ],
      },
    },
  });
  const order = { edition: 'public', strict: false } as const;
  const { value, diagnostics } = await planPack(meeting, order, test.shop);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  draft = value;
});
afterAll(() => test.close());

interface Changes {
  /** The plan that the file is written from. */
  readonly plan?: PagePlan;
  readonly frontMatter?: Segment;
  readonly map?: PageMap;
}

/** Writes the file with the changes and reads it back against the true plan. */
async function differences(
  { plan, frontMatter, map }: Changes = {},
  against: PagePlan = draft.plan,
): Promise<readonly string[]> {
  const materials = { ...draft.materials, ...(frontMatter === undefined ? {} : { frontMatter }) };
  const sink = memorySink();
  const { sha256 } = await assemblePack(draft.pack, plan ?? draft.plan, materials, sink);
  const { json } = vouchFor(map ?? draft.map, draft.files.pdf, sha256);
  const pdf = sink.bytes();
  const written = { file: 'pack.pdf', bytes: pdf.length, read: async () => pdf, mapJson: json };
  const found = await verifyPack(written, draft.pack, against, test.shop.pdfium);
  for (const { code, severity } of found) {
    expect(code).toBe('pack-differs');
    expect(severity).toBe('error');
  }
  return found.map(({ message }) => message);
}

const withPage = (sheet: number, change: (page: PlannedPage) => PlannedPage): PagePlan => ({
  ...draft.plan,
  pages: draft.plan.pages.map((page) => (page.sheet === sheet ? change(page) : page)),
});

describe('verifyPack', () => {
  it('finds nothing in a file that is as planned', async () => {
    expect(draft.plan.items[1]?.range).toMatchObject({ first: '3', last: '6' });
    expect(await differences()).toEqual([]);
  });

  it('does not read a file that is too large for it, and says so', async () => {
    const read = async () => Promise.reject(new Error('It was read.'));
    const written = { file: 'drains.pdf', bytes: 3e9, read, mapJson: '' };
    const found = await verifyPack(written, draft.pack, draft.plan, test.shop.pdfium);
    expect(found).toMatchObject([
      {
        code: 'pack-too-large',
        severity: 'error',
        message: expect.stringMatching(/^The pack drains\.pdf would be 3000\.0 MB large; at most/),
      },
    ]);
  });

  it('reads the stamps', async () => {
    const plan = withPage(4, (page) => ({
      ...page,
      stamps: page.stamps.map((stamp) => ({ ...stamp, text: 'Page 8' })),
    }));
    expect(await differences({ plan })).toEqual([
      'The stamp of document 2.1, its page 2 (sheet 4) should be Page 4, but the written file has Page 8.',
    ]);
  });

  it('reads the item’s stamp', async () => {
    const plan = withPage(3, (page) => ({
      ...page,
      stamps: page.stamps.map((stamp) =>
        stamp.kind === 'item' ? { ...stamp, text: 'Agenda Item 3' } : stamp,
      ),
    }));
    expect(await differences({ plan })).toEqual([
      'The stamp of document 2.1, its page 1 (sheet 3) should be Agenda Item 2, but the written file has Agenda Item 3.',
    ]);
  });

  it('misses a stamp that is not there', async () => {
    const plan = withPage(6, (page) => ({ ...page, stamps: [] }));
    expect(await differences({ plan })).toEqual([
      'The stamp of the blank page on sheet 6 should be Page 6, but the written file has none.',
    ]);
  });

  it('reads the page labels', async () => {
    const plan = withPage(5, (page) => ({ ...page, label: '55' }));
    expect(await differences({ plan })).toEqual([
      'The page label of document 2.1, its page 3 (sheet 5) should be 5, but the written file has 55.',
    ]);
  });

  it('reads the bookmarks', async () => {
    const move = (bookmark: Bookmark): Bookmark =>
      bookmark.title === 'Grates'
        ? { ...bookmark, sheet: bookmark.sheet - 1 }
        : { ...bookmark, children: bookmark.children.map(move) };
    const plan = { ...draft.plan, bookmarks: draft.plan.bookmarks.map(move) };
    expect(await differences({ plan })).toEqual([
      'The bookmark of “Grates” should be sheet 9, level 2, but the written file has sheet 8, level 2.',
    ]);
  });

  it('reads the titles of bookmarks', async () => {
    const [front, ...others] = draft.plan.bookmarks;
    if (front === undefined) throw new Error('There are no bookmarks.');
    const plan = { ...draft.plan, bookmarks: [{ ...front, title: 'Cover' }, ...others] };
    expect(await differences({ plan })).toEqual([
      'The bookmark title of bookmark 1 should be Front sheet, but the written file has Cover.',
    ]);
  });

  it('reads where the agenda links to', async () => {
    const targets = { ...draft.plan.targets, [documentAddress('2.1')]: { sheet: 5 } };
    expect(await differences({ plan: { ...draft.plan, targets } })).toEqual([
      'The sheet that the agenda links to of item 2 should be 3, but the written file has 5.',
    ]);
  });

  it('reads what the agenda says', async () => {
    const templates = await readTemplates(draft.pack.folders.council);
    const items = draft.plan.items.map((item) =>
      item.name === 'sewers' && item.range !== null
        ? { ...item, range: { ...item.range, last: '8' } }
        : item,
    );
    const html = prepareFrontMatter(templates, draft.pack).render({ ...draft.plan, items });
    const { browser, pdfium, cache } = test.shop;
    const frontMatter = await openPrinter(browser, pdfium, cache)(html, new Map());
    expect(await differences({ frontMatter })).toEqual([
      'The reference on the agenda of item 2 should be (Pages 3 - 6), but the written file has (Pages 3 - 8).',
    ]);
  });

  it('reads the page map', async () => {
    const items = draft.map.items.map((item, index) =>
      index === 1 && item.range !== null ? { ...item, range: { ...item.range, first: '1' } } : item,
    );
    expect(await differences({ map: { ...draft.map, items } })).toEqual([
      'The range in the page map of item 2 should be 3 - 6 (sheets 3 - 6), but the written file has 1 - 6 (sheets 3 - 6).',
    ]);
  });

  it('reads a document’s range in the page map', async () => {
    const items = draft.map.items.map((item, index) => ({
      ...item,
      documents: item.documents.map((document, place) =>
        index === 2 && place === 1
          ? { ...document, range: { ...document.range, sheets: { first: 8, last: 8 } } }
          : document,
      ),
    }));
    expect(await differences({ map: { ...draft.map, items } })).toEqual([
      'The range in the page map of document 3.2 should be 9 - 9 (sheets 9 - 9), but the written file has 9 - 9 (sheets 8 - 8).',
    ]);
  });

  it('reads the links back to the agenda', async () => {
    const backLinks = draft.plan.backLinks.map((link) =>
      link.sheet === 7 ? { ...link, to: { sheet: 1 } } : link,
    );
    expect(await differences({ plan: { ...draft.plan, backLinks } })).toEqual([
      'The link back to the agenda of document 3.1 should be sheet 2, but the written file has sheet 1.',
    ]);
  });

  it('counts the sheets', async () => {
    const plan = { ...draft.plan, pages: draft.plan.pages.slice(0, -1) };
    const found = await differences({ plan });
    expect(found[0]).toBe(
      'The number of sheets of the pack should be 10, but the written file has 9.',
    );
  });
});

/** A plan that contradicts itself is written faithfully: `verify` must not take the plan's word for it. */
describe('a plan that contradicts itself', () => {
  const pages = (change: (page: PlannedPage) => PlannedPage): PagePlan => ({
    ...draft.plan,
    pages: draft.plan.pages.map(change),
  });
  const moved = (bookmarks: readonly Bookmark[]): readonly Bookmark[] =>
    bookmarks.map((one) => ({ ...one, sheet: 1, children: moved(one.children) }));
  const cases: readonly (readonly [string, () => PagePlan, RegExp])[] = [
    [
      'bookmarks to wrong sheets',
      () => ({ ...draft.plan, bookmarks: moved(draft.plan.bookmarks) }),
      /bookmark of “2\. State of the sewers”/,
    ],
    [
      'no bookmarks of items',
      () => ({ ...draft.plan, bookmarks: draft.plan.bookmarks.slice(0, 2) }),
      /number of bookmarks/,
    ],
    [
      'page stamps that are not the labels',
      () =>
        pages((page) => ({
          ...page,
          stamps: page.stamps.map((one) =>
            one.kind === 'page' ? { ...one, text: 'Page 9' } : one,
          ),
        })),
      /stamp of document 2\.1, its page 1 \(sheet 3\) should be Page 3/,
    ],
    [
      'no stamps',
      () => pages((page) => ({ ...page, stamps: [] })),
      /should be Page 3, but the written file has none/,
    ],
    [
      'labels from 41',
      () => pages((page) => ({ ...page, label: String(page.sheet + 40) })),
      /page label of document 2\.1/,
    ],
    [
      'ways back to the wrong sheet',
      () => ({
        ...draft.plan,
        backLinks: draft.plan.backLinks.map((link) => ({ ...link, to: { sheet: 4 } })),
      }),
      /link back to the agenda of document 2\.1/,
    ],
    [
      'no way back',
      () => ({ ...draft.plan, backLinks: [] }),
      /link back to the agenda of document 2\.1/,
    ],
    [
      'the pages of a document in another order',
      () =>
        pages((page) =>
          page.content.kind === 'document' && page.content.document === '2.1'
            ? { ...page, content: { ...page.content, page: 2 - page.content.page } }
            : page,
        ),
      /content of the pages of document 2\.1/,
    ],
  ];
  it.each(cases)('%s', async (_, make, message) => {
    const plan = make();
    expect((await differences({ plan }, plan)).join('\n')).toMatch(message);
  });

  it.each<[string, number, RegExp]>([
    ['twice', 0, /Sheet 4 holds a page twice/],
    ['that no document has', 3, /Sheet 3 holds a page that no piece has|was not handed in/],
  ])('is not even written with a page %s', async (_, number, message) => {
    const plan = pages((page) =>
      page.content.kind === 'document'
        ? { ...page, content: { ...page.content, page: number } }
        : page,
    );
    await expect(differences({ plan })).rejects.toThrow(message);
  });
});
