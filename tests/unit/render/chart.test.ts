/** Charts: read from a table, drawn without a browser, told apart without colour, said in words. */
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../src/render/chart/chart.js';
import { drawCharts } from '../../../src/render/chart/draw.js';
import { apart, axisOf, wrapped } from '../../../src/render/chart/layout.js';
import { readChart } from '../../../src/render/chart/read.js';
import { renderMarkdown } from '../../../src/render/markdown/index.js';

const at = { file: '/council/drains.md', line: 11, column: 1 };
const read = (...lines: readonly string[]) => readChart({ source: lines.join('\n'), at }, 'item 4');

const table = ['| Year | North | South |', '| --- | ---: | ---: |', '| 2018 | £1,200 | −3 |'];

function chartOf(...lines: readonly string[]): Chart {
  const { value, diagnostics } = read(...lines);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return value.chart;
}

describe('a chart is read', () => {
  test('with its figures as numbers and as written', () => {
    const chart = chartOf(
      'type: Column',
      'title: Figure 1: Costs',
      '',
      ...table,
      '| 2019 | – | 94.1% |',
    );
    expect(chart).toEqual({
      type: 'column',
      title: 'Figure 1: Costs',
      table: true,
      categories: ['2018', '2019'],
      series: [
        { name: 'North', values: [1200, undefined], written: ['£1,200', '–'] },
        { name: 'South', values: [-3, 94.1], written: ['−3', '94.1%'] },
      ],
    });
  });

  test.each([
    ['chart-type', 11, ['title: A', '', ...table]],
    ['chart-type', 11, ['type: pie', 'title: A', '', ...table]],
    ['chart-without-title', 11, ['type: bar', '', ...table]],
    ['unknown-key', 13, ['type: bar', 'title: A', 'titel: B', '', ...table]],
    ['chart-without-table', 11, ['type: bar', 'title: A']],
    ['chart-without-table', 13, ['type: bar', 'title: A', ...table, '', 'More words.']],
    ['chart-figure', 17, ['type: bar', 'title: A', '', ...table, '| 2019 | many | 2 |']],
    [
      'chart-too-large',
      14,
      [
        'type: bar',
        'title: A',
        '',
        '| Y | a | b | c | d | e |',
        '|---|---|---|---|---|---|',
        '| 1 | 2 | 3 | 4 | 5 | 6 |',
      ],
    ],
  ])('and %s is told with its line %i', (code, line, lines) => {
    const { value, diagnostics } = read(...lines);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, item: 'item 4', at: { file: at.file, line } }]);
  });

  test('only in a report', () => {
    const source = 'Text.\n\n```chart\ntype: bar\n```\n';
    const { diagnostics } = renderMarkdown({ source, at }, { headingLevel: 1, idPrefix: '' });
    expect(diagnostics).toMatchObject([{ code: 'chart-elsewhere', at: { line: 13 } }]);
  });
});

describe('a chart is drawn', () => {
  const lines = [
    'title: A',
    '',
    '| Home & away | 2018 | 2019 |',
    '|---|---|---|',
    '| In | 15 | 16.5% |',
    '| Out | 4 | – |',
  ];
  const figures = /<text[^>]*>([^<]*)<\/text>/g;
  const wordsIn = (svg = '') => [...svg.matchAll(figures)].map(([, words]) => words);

  test.each(['column', 'bar'])(
    'as %ss, with figures as written and a pattern for each series',
    async (type) => {
      const [svg = ''] = await drawCharts([chartOf(`type: ${type}`, ...lines)], '');
      expect(wordsIn(svg)).toEqual(
        expect.arrayContaining(['15', '16.5%', '4', 'In', 'Out', '2018', '2019']),
      );
      expect(svg.match(/url\(#chart-1-hatched\)/g)).toHaveLength(2);
      expect(svg).toContain('<pattern id="chart-1-hatched"');
    },
  );

  test('as lines, which have their names at their ends and differ in their strokes', async () => {
    const [svg = ''] = await drawCharts([chartOf('type: line', ...lines)], '');
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(['2018', '2019', 'In', 'Out', '0', '20']));
    expect(svg).toContain('stroke-dasharray="7,4"');
    // The last figures that there are, which no axis has.
    expect(wordsIn(svg)).toEqual(expect.arrayContaining(['4', '16.5%']));
  });

  test('as bars, with room for every line of the longest name', async () => {
    const heightOf = async (name: string) => {
      const rows = [`| ${name} | 15 |`, '| Out | 4 |'];
      const more = ['title: A', '', '| Reason | Late |', '|---|---|', ...rows];
      const [svg = ''] = await drawCharts([chartOf('type: bar', ...more)], '');
      return Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]);
    };
    const words = 'A reason that nobody could possibly have foreseen';
    expect((await heightOf(words)) - (await heightOf('Rain'))).toBe(2 * 15);
    expect((await heightOf(`${words}, and ${words}`)) - (await heightOf(words))).toBe(2 * 15);
  });

  test('in the council’s colours and the pack’s typeface only', async () => {
    const charts = ['bar', 'column', 'line'].map((type) => chartOf(`type: ${type}`, ...lines));
    for (const svg of await drawCharts(charts, '')) {
      for (const [, colour] of svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)) {
        expect(colour).toMatch(/^(none|transparent|var\(--[a-z-]+\)|url\(#chart-\d-[a-z]+\))$/);
      }
      for (const [, family] of svg.matchAll(/font-family="([^"]*)"/g)) {
        expect(family).toBe('Source Sans 3');
      }
    }
  });

  test('alike each time, and its ids are its own', async () => {
    const chart = chartOf('type: column', ...lines);
    const [first, second] = await drawCharts([chart, chart], 'report-');
    const [again] = await drawCharts([chart], 'report-');
    expect(again).toBe(first);
    const ids = (svg = '') => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids(first).filter((id) => ids(second).includes(id))).toEqual([]);
  });

  test('with words for those who cannot see it: the author’s, and all figures that no table holds', async () => {
    const label = async (...more: readonly string[]) => {
      const [svg = ''] = await drawCharts([chartOf('type: bar', ...more, ...lines)], '');
      return /role="img" aria-label="([^"]*)"/.exec(svg)?.[1];
    };
    const all = '2018: In 15, Out 4. 2019: In 16.5%, Out –.';
    expect(await label()).toBe(`Bar chart. ${all}`);
    expect(await label('text: More come in')).toBe('Bar chart. More come in.');
    expect(await label('text: "A & B" rise.', 'table: no')).toBe(
      `Bar chart. &quot;A &amp; B&quot; rise. ${all}`,
    );
  });
});

describe('in a chart', () => {
  const of = (...values: readonly number[]) => [{ name: 'a', values, written: [] }];

  test.each([
    [[15, 16.5], true, { low: 0, high: 20, step: 5 }],
    [[1092.3, 1095.2], false, { low: 1092, high: 1096, step: 1 }],
    [[-3, 10], true, { low: -5, high: 10, step: 5 }],
    [[0, 0], true, { low: 0, high: 0.5, step: 0.5 }],
  ])('%j from zero %s stand on an axis of round steps', (values, fromZero, range) => {
    expect(axisOf(of(...values), fromZero)).toEqual(range);
  });

  test('words at the ends of lines never cover each other', () => {
    const wishes = [90, 10, 92].map((middle) => ({ middle, room: 15 }));
    const [a = 0, b = 0, c = 0] = apart(wishes);
    expect(b).toBeLessThan(a);
    expect(c - a).toBeGreaterThanOrEqual(15);
  });

  test('names are broken between words only', () => {
    expect(wrapped('Relatives and friends as foster carers', 14)).toEqual([
      'Relatives and',
      'friends as',
      'foster carers',
    ]);
    expect(wrapped('Infrastructure', 4)).toEqual(['Infrastructure']);
  });
});
