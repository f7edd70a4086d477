/**
 * Reads a chart: lines "key: value", then a table of which the first column names what the others count.
 * Knows nothing of the text around it.
 */

import type { Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { diagnose } from '../../diagnostics/index.js';
import { nearest } from '../../diagnostics/nearest.js';
import { readTree } from '../../markdown/index.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import { type Chart, type ChartSeries, chartTypes } from './chart.js';

const keys = ['type', 'title', 'text', 'table'] as const;
type Key = (typeof keys)[number];

/** More cannot be told apart without colour, or read. */
const most = { series: 4, categories: 30 };

export interface ReadChart {
  readonly chart: Chart;
  readonly table: Table;
}

/** `block` begins with its first line. Errors: those whose codes begin with "chart-". */
export function readChart(block: Markdown, item?: string): Checked<ReadChart> {
  const lines = block.source.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith('|'));
  const head = start === -1 ? lines : lines.slice(0, start);
  const diagnostics: Diagnostic[] = [];
  const whereOf = (line: number) => ({
    at: { file: block.at.file, line: (block.at.line ?? 1) + line, column: 1 },
    ...(item === undefined ? {} : { item }),
  });
  const given = readKeys(head, (line, code) => diagnostics.push(code(whereOf(line))));
  const type = chartTypes.find((one) => one === given.type?.toLowerCase());
  if (type === undefined) {
    const found = given.type ?? '';
    const near = nearest(found, chartTypes);
    diagnostics.push(diagnose('chart-type', { found, near, choices: chartTypes }, whereOf(0)));
  }
  if (given.title === undefined) diagnostics.push(diagnose('chart-without-title', {}, whereOf(0)));
  const table = start === -1 ? undefined : tableIn(lines.slice(start).join('\n'));
  if (table === undefined) {
    diagnostics.push(diagnose('chart-without-table', {}, whereOf(Math.max(start, 0))));
    return { diagnostics };
  }
  const figures = readFigures(table, (line, found) =>
    diagnostics.push(diagnose('chart-figure', { found }, whereOf(start + line - 1))),
  );
  if (figures.series.length > most.series || figures.categories.length > most.categories) {
    const size = { series: figures.series.length, categories: figures.categories.length };
    diagnostics.push(diagnose('chart-too-large', { ...size, most }, whereOf(start)));
  }
  if (type === undefined || given.title === undefined || diagnostics.length > 0) {
    return { diagnostics };
  }
  const chart: Chart = {
    type,
    title: given.title,
    ...(given.text === undefined ? {} : { text: given.text }),
    table: !/^(no|false)$/i.test(given.table ?? ''),
    ...figures,
  };
  return { value: { chart, table }, diagnostics };
}

function readKeys(
  lines: readonly string[],
  mistake: (line: number, code: (where: Parameters<typeof diagnose>[2]) => Diagnostic) => void,
): Readonly<Partial<Record<Key, string>>> {
  const given: Partial<Record<Key, string>> = {};
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const [, written = line.trim(), value = ''] = /^\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const key = keys.find((one) => one === written.toLowerCase());
    if (key === undefined) {
      const data = {
        key: written,
        near: nearest(written, keys),
        elsewhere: undefined,
        allowed: keys,
      };
      mistake(index, (where) => diagnose('unknown-key', data, where));
    } else if (value !== '') given[key] = value.replace(/^"(.*)"$/, '$1');
  });
  return given;
}

/** The table, where there is one and nothing else. */
function tableIn(source: string): Table | undefined {
  const { children } = readTree(source);
  const [only] = children;
  return children.length === 1 && only?.type === 'table' ? only : undefined;
}

function readFigures(
  table: Table,
  mistake: (line: number, found: string) => void,
): Pick<Chart, 'categories' | 'series'> {
  const [head, ...rows] = table.children.map((row) => ({
    line: row.position?.start.line ?? 1,
    cells: row.children.map((cell) => textOf(cell).trim()),
  }));
  const series = (head?.cells ?? []).slice(1).map((name, index): ChartSeries => {
    const written = rows.map(({ cells }) => cells[index + 1] ?? '');
    const values = written.map((cell, row) => {
      const value = figureOf(cell);
      if (value === null) mistake(rows[row]?.line ?? 1, cell);
      return value ?? undefined;
    });
    return { name, values, written };
  });
  return { categories: rows.map(({ cells }) => cells[0] ?? ''), series };
}

/** The number in "£1,200", "94.1%" or "−3"; undefined for a cell that says there is none, null for anything else. */
function figureOf(cell: string): number | undefined | null {
  if (/^([-–—.]|n\/?a|)$/i.test(cell)) return undefined;
  const plain = cell.replace(/[£€$%,\s]/g, '').replace(/^[−–]/, '-');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
