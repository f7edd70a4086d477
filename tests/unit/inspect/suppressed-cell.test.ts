/** Figures that are left out of a table, and that its reader can work out: and those that are safe. */
import { describe, expect, it } from 'vitest';
import { readCell } from '../../../src/inspect/text/cells.js';
import type { Block } from '../../../src/inspect/text/paper.js';
import { fixedUnknowns } from '../../../src/inspect/text/solve.js';
import { suppressedCells } from '../../../src/inspect/text/suppressed.js';
import { processorTime } from '../../support/processor-time.js';

const text = (words: string): Block => ({ kind: 'text', text: words });
const table = (...rows: readonly string[]): Block => ({
  kind: 'table',
  rows: rows.map((row) => row.split('|').map((cell) => cell.trim())),
});
const tables = (blocks: readonly Block[]) =>
  suppressedCells({ blocks }).map(({ detail }) => Reflect.get(detail, 'table'));

describe('cells', () => {
  it.each([
    ['<5', 1, 4],
    ['< 10', 1, 9],
    ['fewer than 5', 1, 4],
    ['0-4', 0, 4],
    ['1–4', 1, 4],
    ['*', 0, Number.POSITIVE_INFINITY],
    ['c', 0, Number.POSITIVE_INFINITY],
    ['[c]', 0, Number.POSITIVE_INFINITY],
  ])('%s is suppressed', (written, low, high) => {
    expect(readCell(written)).toEqual({ kind: 'suppressed', low, high });
  });

  it.each([
    ['12', 12],
    ['1,204', 1204],
    ['12*', 12],
    ['7 (a)', 7],
    ['0', 0],
  ])('%s is a count', (written, value) => {
    expect(readCell(written)).toEqual({ kind: 'count', value });
  });

  it.each(['4%', '£12', '3.5', 'Carers', '', '-', '2018/19', '<5%'])('%s is neither', (written) => {
    expect(readCell(written).kind).toBe('other');
  });

  it('takes a dash for a figure left out where the text says so', () => {
    expect(readCell('–', true).kind).toBe('suppressed');
  });
});

describe('sums', () => {
  const upTo4 = { low: 1, high: 4 };
  const any = { low: 0, high: Number.POSITIVE_INFINITY };

  it.each([
    ['one unknown', [any], [{ plus: [0], sum: 7 }], [0]],
    ['two that are as small as can be', [upTo4, upTo4], [{ plus: [0, 1], sum: 2 }], [0, 1]],
    ['two that are as large as can be', [upTo4, upTo4], [{ plus: [0, 1], sum: 8 }], [0, 1]],
    [
      'three sums of three pairs',
      [any, any, any],
      [
        { plus: [0, 1], sum: 5 },
        { plus: [1, 2], sum: 7 },
        { plus: [0, 2], sum: 6 },
      ],
      [0, 1, 2],
    ],
    [
      'a sum that is left out too',
      [upTo4, any],
      [
        { plus: [0], minus: [1], sum: -10 },
        { plus: [1], sum: 12 },
      ],
      [0, 1],
    ],
  ])('fix %s', (_, unknowns, sums, fixed) => {
    expect(fixedUnknowns(unknowns, sums)).toEqual(fixed);
  });

  it.each([
    ['two unknowns', [any, any], [{ plus: [0, 1], sum: 7 }]],
    ['two small ones', [upTo4, upTo4], [{ plus: [0, 1], sum: 3 }]],
    ['nothing without a sum', [any], []],
    ['a contradiction', [upTo4], [{ plus: [0], sum: 9 }]],
    [
      'a square',
      [any, any, any, any],
      [
        { plus: [0, 1], sum: 5 },
        { plus: [2, 3], sum: 5 },
        { plus: [0, 2], sum: 5 },
        { plus: [1, 3], sum: 5 },
      ],
    ],
  ])('leave %s open', (_, unknowns, sums) => {
    expect(fixedUnknowns(unknowns, sums)).toEqual([]);
  });

  it.each([
    ['small figures', 1, 2],
    ['figures that differ by one and are large', 1_000_000_000, 1_000_000_001],
  ])('leaves sums open that contradict each other without end: %s', (_, one, other) => {
    const sums = [
      { plus: [0], minus: [2], sum: -one },
      { plus: [0], minus: [2], sum: -other },
      { plus: [0], minus: [1], sum: 12 },
    ];
    expect(fixedUnknowns([any, any, any], sums)).toEqual([]);
  });

  it('gives up in time', () => {
    const many = Array.from({ length: 60 }, () => upTo4);
    const all = many.map((_, index) => index);
    const sums = [
      { plus: all, sum: 150 },
      { plus: all.slice(0, 30), sum: 75 },
    ];
    let found: ReturnType<typeof fixedUnknowns> | undefined;
    expect(
      processorTime(() => {
        found = fixedUnknowns(many, sums);
      }),
    ).toBeLessThan(40_000);
    expect(found).toEqual([]);
  });
});

it('ends at a table whose totals contradict each other', () => {
  const one = table('Ward|A|B|C|Total', 'North|*|1|2|*', 'South|3|4|5|12', 'Total|*|5|9|*');
  expect(tables([one])).toEqual([]);
});

describe('suppressed-cell', () => {
  it.each<[string, readonly Block[]]>([
    ['from the total of its column', [table('Ward|Children', 'North|12', 'South|<5', 'Total|15')]],
    [
      'from the total of its row',
      [table('Ward|Boys|Girls|Total', 'North|12|9|21', 'South|*|7|11', 'West|5|5|10')],
    ],
    [
      'from a total that stands first',
      [table('Ward|Children', 'All|31', 'North|12', 'South|*', 'West|16')],
    ],
    [
      'from two totals that meet',
      [table('Ward|Boys|Girls|Total', 'North|*|*|8', 'South|*|6|9', 'Total|7|10|17')],
    ],
    [
      'since a second one is as small as can be',
      [table('Need|Children', 'Autism|<5', 'Hearing|<5', 'Speech|20', 'Total|22')],
    ],
    [
      'from a subtotal',
      [table('Age|Children', '5|4', '6|*', 'Subtotal|10', '7|8', '8|9', 'Subtotal|17', 'Total|27')],
    ],
    [
      'from a total of all rows, and not of those since the subtotal',
      [
        table(
          'Age|Boys|Girls',
          '5|4|4',
          '6|*|6',
          'Subtotal|10|10',
          '7|8|8',
          '8|9|9',
          'Total|27|27',
        ),
      ],
    ],
    [
      'below headings that are years',
      [table('Ward|2018|2019', 'North|10|*', 'South|20|18', 'Total|30|30')],
    ],
    [
      'from the words before it',
      [
        text('Of the 824 children, most are white.'),
        table('Group|Children', 'A|500', 'B|323', 'C|*'),
      ],
    ],
    [
      'from “n of m” after it',
      [
        table('Group|Children', 'A|500', 'B|320', 'C|<5', 'D|<5', 'E|<5', 'F|<5'),
        text('820 of 824 answered.'),
      ],
    ],
    [
      'from the next table',
      [
        table('Group|Children', 'A|500', 'B|320', 'C|<5', 'D|<5', 'E|<5', 'F|<5'),
        text('By sex:'),
        table('Sex|Children', 'Boys|424', 'Girls|400'),
      ],
    ],
    [
      'from the total of the next table',
      [
        table('Group|Children', 'A|500', 'B|320', 'C|<5'),
        table('Sex|Children', 'Boys|423', 'Girls|400', 'Total|823'),
      ],
    ],
    [
      'by a dash that stands for it',
      [
        text('Figures below five are suppressed – shown as a dash.'),
        table('Ward|Children', 'North|12', 'South|-', 'Total|15'),
      ],
    ],
  ])('finds: %s', (_, blocks) => {
    expect(tables(blocks)).toHaveLength(1);
  });

  it.each<[string, readonly Block[]]>([
    [
      'a second one in the same column',
      [table('Ward|Children', 'North|12', 'South|<5', 'West|<5', 'Total|18')],
    ],
    ['a total that is left out too', [table('Ward|Children', 'North|12', 'South|*', 'Total|*')]],
    [
      'a square of four',
      [
        table(
          'Ward|Boys|Girls|Total',
          'North|*|*|8',
          'South|*|*|9',
          'West|4|5|9',
          'Total|11|15|26',
        ),
      ],
    ],
    ['no total', [table('Ward|Children', 'North|12', 'South|<5')]],
    [
      'figures that are rounded',
      [
        text('Figures are rounded to the nearest 5.'),
        table('Ward|Children', 'North|10', 'South|<5', 'Total|15'),
      ],
    ],
    [
      'a total that its whole columns contradict',
      [table('Ward|A|B', 'North|12|10', 'South|<5|4', 'Total|16|20')],
    ],
    ['a percentage', [table('Ward|Share', 'North|80%', 'South|*', 'Total|100%')]],
    ['a dash for none', [table('Ward|Children', 'North|12', 'South|-', 'Total|12')]],
    [
      'a total of something else beside it',
      [
        text('Of the 3,000 people in the town, few are young.'),
        table('Group|Children', 'A|500', 'B|320', 'C|<5'),
      ],
    ],
    ['nothing left out', [table('Ward|Children', 'North|12', 'South|4', 'Total|16')]],
    ['a footnote’s asterisk', [table('Ward|Children', 'North|12*', 'South|4', 'Total|16')]],
    [
      'several whose sum leaves them open',
      [
        table('Group|Children', 'A|500', 'B|320', 'C|<5', 'D|<5', 'E|<5'),
        text('820 of 827 answered.'),
      ],
    ],
  ])('leaves: %s', (_, blocks) => {
    expect(tables(blocks)).toEqual([]);
  });

  it('says which table', () => {
    const safe = table('Ward|Children', 'North|12', 'South|4');
    const bad = table('Ward|Children', 'North|12', 'South|*', 'Total|16');
    expect(tables([safe, text('x'), text('y'), text('z'), text('w'), bad])).toEqual(['table 2']);
  });
});
