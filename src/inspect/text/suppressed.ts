/**
 * Figures of a table that are left out so that nobody can be recognised, and that its sums give away: the total of a
 * row or a column, or one that the words or the table beside it state. A finding is proven: every other value of the
 * cell contradicts a sum.
 */
import type { Finding } from '../../model/finding.js';
import { type Cell, isTotal, readCell } from './cells.js';
import type { Block, Paper } from './paper.js';
import { type Bounds, fixedUnknowns, type Sum } from './solve.js';
import { columnSums, rowSums, type Unknown } from './sums.js';

type Table = Extract<Block, { kind: 'table' }>;

export function suppressedCells({ blocks }: Pick<Paper, 'blocks'>): readonly Finding[] {
  let number = 0;
  return blocks.flatMap((block, index): readonly Finding[] => {
    if (block.kind !== 'table') return [];
    number += 1;
    const around = blocks.slice(Math.max(0, index - 2), index + 4);
    if (!isGivenAway(block, around)) return [];
    const { page, line, under } = block;
    return [
      {
        check: 'suppressed-cell',
        ...(page === undefined ? {} : { page }),
        ...(line === undefined ? {} : { line }),
        ...(under === undefined ? {} : { under }),
        detail: { table: `table ${number}` },
      },
    ];
  });
}

/** Labels and headings are no figures, whatever they look like: ages, years. */
function figuresOf({ rows }: Table, dashes: boolean): readonly (readonly Cell[])[] {
  const isHeading = (row: readonly string[] | undefined): boolean =>
    row?.slice(1).every((text) => /^(19|20)\d\d$|^$|\p{L}.*\p{L}/u.test(text.trim())) ?? false;
  return rows.map((row, line) =>
    row.map((text, at) =>
      at === 0 || (line === 0 && isHeading(row))
        ? { kind: 'other', text: text.trim() }
        : readCell(text, dashes),
    ),
  );
}

/** `around` are the blocks beside the table, itself among them. */
function isGivenAway(table: Table, around: readonly Block[]): boolean {
  const words = wordsOf(around);
  // Sums of rounded figures are sums of nothing.
  if (/\brounded\b|\bnearest (5|five|10|ten)\b/i.test(words)) return false;
  const dashes = /suppress|withheld|not shown|disclos/i.test(words) && /[-–—] /.test(words);
  const cells = figuresOf(table, dashes);
  const unknowns: Unknown[] = [];
  const named = cells.map((row) =>
    row.map((cell) => {
      if (cell.kind !== 'suppressed') return cell;
      unknowns.push({ index: unknowns.length, low: cell.low, high: cell.high });
      return { ...cell, index: unknowns.length - 1 };
    }),
  );
  if (unknowns.length === 0) return false;
  const sums = [...rowSums(named), ...columnSums(named)];
  if (fixedUnknowns(unknowns, sums).length > 0) return true;
  return statedTotals(around, table).some((total) => {
    const stated = sumOfOnlyColumn(named, unknowns, total);
    return stated !== undefined && fixedUnknowns(unknowns, [...sums, stated]).length > 0;
  });
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n');
}

/** A count of which nothing is known differs from a total by more than this as a rule. */
const likelyMost = 10;

/** A column of counts that has no total of its own, with one that is stated elsewhere and fits it. */
function sumOfOnlyColumn(
  rows: readonly (readonly (Cell & { readonly index?: number })[])[],
  unknowns: readonly Bounds[],
  total: number,
): Sum | undefined {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => rows.flatMap((row) => row[at] ?? []));
  const counted = columns.filter((column) => column.some(({ kind }) => kind === 'suppressed'));
  const [column, ...more] = counted;
  if (column === undefined || more.length > 0) return undefined;
  if (rows.some(([label]) => label?.kind === 'other' && isTotal(label.text))) return undefined;
  const counts = column.flatMap((cell) => (cell.kind === 'count' ? [cell.value] : []));
  const known = counts.reduce((sum, value) => sum + value, 0);
  const plus = column.flatMap(({ index }) => index ?? []);
  const low = plus.reduce((sum, index) => sum + (unknowns[index]?.low ?? 0), 0);
  const high = plus.reduce(
    (sum, index) => sum + Math.min(unknowns[index]?.high ?? 0, likelyMost),
    0,
  );
  const left = total - known;
  // Two counts tell too little of what they are counts of.
  return counts.length > 1 && left >= low && left <= high ? { plus, sum: left } : undefined;
}

/** "820 of 824", "a total of 824", "824 in all"; and the totals of the tables beside. */
function statedTotals(around: readonly Block[], table: Table): readonly number[] {
  const words = wordsOf(around);
  const number = '(\\d{1,3}(?:,\\d{3})+|\\d+)';
  const patterns = [
    `\\b(?:of|out of|totalled|totalling|total(?: of| was| is|:)?|all)\\s+(?:the\\s+)?${number}\\b(?!\\s*%|\\.\\d)`,
    `\\b${number}\\s+(?:[a-z]+\\s+){0,3}(?:in total|in all|altogether)\\b`,
  ];
  const inWords = patterns.flatMap((pattern) =>
    [...words.matchAll(new RegExp(pattern, 'gi'))].map(([, text = '']) =>
      Number(text.replaceAll(',', '')),
    ),
  );
  const inTables = around.flatMap((block) =>
    block.kind === 'table' && block !== table ? totalsOf(block) : [],
  );
  return [...new Set([...inWords, ...inTables])];
}

/** What each column of a table with nothing left out adds up to, or says that it does. */
function totalsOf(table: Table): readonly number[] {
  const cells = figuresOf(table, false);
  if (cells.flat().some(({ kind }) => kind === 'suppressed')) return [];
  const totals = cells.filter(([label]) => label?.kind === 'other' && isTotal(label.text)).at(-1);
  if (totals !== undefined)
    return totals.flatMap((cell) => (cell.kind === 'count' ? [cell.value] : []));
  const width = Math.max(0, ...cells.map((row) => row.length));
  return Array.from({ length: width }, (_, at) =>
    cells.flatMap((row) => {
      const cell = row[at];
      return cell?.kind === 'count' ? [cell.value] : [];
    }),
  ).flatMap((column) => (column.length > 1 ? [column.reduce((sum, value) => sum + value, 0)] : []));
}
