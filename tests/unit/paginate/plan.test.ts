/** Whole plans: which stamps a page carries, and where links and bookmarks lead. */
import { describe, expect, it } from 'vitest';
import {
  agendaAnchor,
  documentAddress,
  itemAddress,
  itemAnchor,
} from '../../../src/model/address.js';
import type { PagePlan } from '../../../src/model/plan.js';
import { paginate } from '../../../src/paginate/index.js';
import { documentsOf, measure, type PackShape, packOf, segmentOf } from './pack.js';

const frontMatter = segmentOf(2, {
  [agendaAnchor]: { page: 1, top: 800 },
  [itemAnchor('1')]: { page: 1, top: 700 },
  [itemAnchor('2')]: { page: 1, top: 600 },
  [itemAnchor('3')]: { page: 1, top: 500 },
});
const shape: PackShape = { items: { opening: [], sewers: [3], gullies: [2, 1] } };

const plan = (more: Partial<PackShape> = {}, floor = 0): PagePlan =>
  paginate(
    packOf({ ...shape, ...more }),
    { frontMatter, documents: documentsOf({ ...shape, ...more }), floor },
    measure,
  );

const stamps = ({ pages }: PagePlan) =>
  pages.map((page) =>
    page.stamps
      .map(({ text }) => text)
      .sort()
      .join(', '),
  );

describe('paginate', () => {
  it('stamps number, item and kind of pack', () => {
    expect(stamps(plan())).toEqual([
      'Page 1, Public Document Pack',
      'Page 2',
      'Agenda Item 2, Page 3',
      'Page 4',
      'Page 5',
      'Page 6',
      'Agenda Item 3, Page 7',
      'Page 8',
      'Page 9',
      'Page 10',
    ]);
  });

  it('stamps no number on front matter with labels of its own', () => {
    expect(stamps(plan({ numbering: { from: 'documents' } })).slice(0, 3)).toEqual([
      'Public Document Pack',
      '',
      'Agenda Item 2, Page 1',
    ]);
  });

  it('says “Public Document Pack” on no members’ pack', () => {
    expect(stamps(plan({ edition: 'members' })).join()).not.toContain('Public');
  });

  it('gives an item without documents no range', () => {
    expect(plan().items.map(({ name, range }) => [name, range?.first])).toEqual([
      ['opening', undefined],
      ['sewers', '3'],
      ['gullies', '7'],
    ]);
  });

  it('leads every address of our own pages to a sheet', () => {
    const { targets } = plan();
    expect(targets).toEqual({
      [itemAddress('opening')]: { sheet: 2, top: 700 },
      [itemAddress('sewers')]: { sheet: 2, top: 600 },
      [itemAddress('gullies')]: { sheet: 2, top: 500 },
      [documentAddress('2.1')]: { sheet: 3 },
      [documentAddress('3.1')]: { sheet: 7 },
      [documentAddress('3.2')]: { sheet: 9 },
    });
  });

  it('has bookmarks by item and document; one without pages leads to the agenda', () => {
    expect(plan().bookmarks).toEqual([
      { title: 'Front sheet', sheet: 1, children: [] },
      { title: 'Agenda', sheet: 2, top: 800, children: [] },
      { title: '1. About opening', sheet: 2, top: 700, children: [] },
      {
        title: '2. About sewers',
        sheet: 3,
        children: [{ title: 'Paper 1 on sewers', sheet: 3, document: '2.1', children: [] }],
      },
      {
        title: '3. About gullies',
        sheet: 7,
        children: [
          { title: 'Paper 1 on gullies', sheet: 7, document: '3.1', children: [] },
          { title: 'Paper 2 on gullies', sheet: 9, document: '3.2', children: [] },
        ],
      },
    ]);
  });

  it('links each document’s first page back to its item, at a stamp of that page', () => {
    const made = plan();
    expect(made.backLinks.map(({ sheet, to }) => [sheet, to])).toEqual([
      [3, { sheet: 2, top: 600 }],
      [7, { sheet: 2, top: 500 }],
      [9, { sheet: 2, top: 500 }],
    ]);
    for (const { sheet, box } of made.backLinks) {
      expect(made.pages[sheet - 1]?.stamps.map((stamp) => stamp.box)).toContainEqual(box);
    }
  });

  it('binds named items first and moves nothing but their pages', () => {
    const made = plan({ bindingOrder: ['gullies'] });
    expect(made.items.map(({ name }) => name)).toEqual(['opening', 'sewers', 'gullies']);
    expect(made.items.map(({ range }) => range?.first)).toEqual([undefined, '7', '3']);
    expect(made.targets[documentAddress('2.1')]).toEqual({ sheet: 7 });
  });

  it('pads the front matter to the floor, and moves all that follows', () => {
    const made = plan({}, 4);
    expect(made.frontMatter.sheets.last).toBe(4);
    expect(made.items[1]?.range?.first).toBe('5');
    expect(made.targets[documentAddress('2.1')]).toEqual({ sheet: 5 });
  });

  it('does not plan a document of which nothing is known', () => {
    const { documents } = { documents: new Map() };
    expect(() => paginate(packOf(shape), { frontMatter, documents, floor: 0 }, measure)).toThrow(
      '2.1',
    );
  });
});
