/** Marked cells as text and back: whole, and short for what pages look like. */
import { describe, expect, it } from 'vitest';
import { packCells, unpackCells } from '../../../src/model/cells.js';

const columns = 149;
const cellsOf = (rows: number, marked: (column: number, row: number) => boolean): Uint8Array =>
  Uint8Array.from({ length: columns * rows }, (_, index) =>
    marked(index % columns, Math.floor(index / columns)) ? 1 : 0,
  );

const grids: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', cellsOf(211, () => false)],
  ['everything', cellsOf(211, () => true)],
  ['the first cell', cellsOf(211, (column, row) => column === 0 && row === 0)],
  ['the last cell', cellsOf(211, (column, row) => column === columns - 1 && row === 210)],
  ['a run of exactly 128', cellsOf(2, (column, row) => row === 0 && column < 128)],
  ['a gap of 16,384 and one more', Uint8Array.from({ length: 16_386 }, (_, at) => +(at > 16_384))],
  ['lines of words', cellsOf(211, (column, row) => row % 4 > 0 && column % 9 > 1)],
  ['a chequered page', cellsOf(211, (column, row) => (column + row) % 2 === 0)],
];

describe('marked cells', () => {
  it.each(grids)('come back: %s', (_, cells) => {
    const back = unpackCells(packCells(cells), cells.length);
    expect(Array.from(cells, (_one, at) => back[at] ?? 0)).toEqual([...cells]);
  });

  it('are nothing at all where none is marked', () => {
    expect(packCells(new Uint8Array(9))).toBe('');
    expect(unpackCells('', 9)).toHaveLength(0);
  });

  it('take no more than a bit each and a byte, however they lie', () => {
    for (const [name, cells] of grids) {
      const bytes = Buffer.from(packCells(cells), 'base64').length;
      expect(bytes, name).toBeLessThanOrEqual(1 + Math.ceil(cells.length / 8));
    }
  });

  it('of a page with a table and a few lines take a tenth of that', () => {
    const page = cellsOf(211, (column, row) => row % 12 === 0 && column > 14 && column < 130);
    expect(packCells(page).length).toBeLessThan((columns * 211) / 8 / 10);
  });
});
