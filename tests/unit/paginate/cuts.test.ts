/** Where a pack may be cut, and into which files. */
import { describe, expect, it } from 'vitest';
import type { PageMap } from '../../../src/model/map.js';
import { blocksOf, cutByItem, cutBySize, cutInParts } from '../../../src/paginate/cuts.js';

const range = (first: number, last: number) => ({
  ...{ first: String(first), last: String(last) },
  sheets: { first, last },
});

/** Item 3 is bound before item 2, which has two papers; item 4 is restricted. */
const map = {
  sheets: 20,
  frontMatter: range(1, 4),
  partB: range(15, 16),
  items: [
    { number: '1', documents: [] },
    {
      number: '2',
      documents: [
        { access: 'public', range: range(7, 9) },
        { access: 'public', range: range(11, 13) },
        { access: 'exempt', range: range(17, 17) },
      ],
    },
    { number: '3', documents: [{ access: 'public', range: range(5, 5) }] },
    { number: '4', documents: [{ access: 'exempt', range: range(19, 20) }] },
  ],
} as unknown as PageMap;

const blocks = blocksOf(map);
const shown = (cuts: ReturnType<typeof cutByItem>) =>
  cuts.map(({ name, sheets, items }) => [name, sheets.first, sheets.last, items.join(' ')]);

describe('a pack is cut', () => {
  it('between documents, blanks with what they follow', () => {
    expect(blocks.map(({ sheets: { first, last } }) => [first, last])).toEqual([
      [1, 4],
      [5, 6],
      [7, 10],
      [11, 14],
      [15, 16],
      [17, 18],
      [19, 20],
    ]);
  });

  it('by item', () => {
    expect(shown(cutByItem(blocks))).toEqual([
      ['front-sheet', 1, 4, ''],
      ['item-3', 5, 6, '3'],
      ['item-2', 7, 14, '2'],
      ['part-b-agenda', 15, 16, ''],
      ['part-b-item-2', 17, 18, '2'],
      ['part-b-item-4', 19, 20, '4'],
    ]);
  });

  it('into front sheet, reports and Part B', () => {
    expect(shown(cutInParts(blocks))).toEqual([
      ['front-sheet', 1, 4, ''],
      ['reports', 5, 14, '3 2'],
      ['part-b', 15, 20, '2 4'],
    ]);
  });

  it('by size; what is larger by itself goes alone', () => {
    expect(shown(cutBySize(blocks, [4, 4, 20, 3, 3, 3, 3], 10))).toEqual([
      ['part-1', 1, 6, '3'],
      ['part-2', 7, 10, '2'],
      ['part-3', 11, 18, '2'],
      ['part-4', 19, 20, '4'],
    ]);
  });
});
