/** Which cells of a table add up to which. A sum that any whole row or column contradicts is none. */
import { type Cell, isTotal } from './cells.js';
import type { Bounds, Sum } from './solve.js';

export interface Unknown extends Bounds {
  readonly index: number;
}

/** A suppressed cell has the index of its unknown. */
export type NamedCell = Cell & { readonly index?: number };
type Rows = readonly (readonly NamedCell[])[];

/** Rows whose last column, or first after the label, is headed as their total. */
export function rowSums(rows: Rows): readonly Sum[] {
  return columnSums(turned(rows));
}

/**
 * Columns with a row of totals: it adds up all rows above, or those since the last total (or, where it stands first,
 * those below).
 */
export function columnSums(rows: Rows): readonly Sum[] {
  const totals = rows.flatMap((row, at) => (isTotalRow(row) ? [at] : []));
  return totals.flatMap((total) => {
    const before = totals.filter((other) => other < total).at(-1) ?? -1;
    const plain = (from: number, to: number): readonly number[] =>
      rows.flatMap((_, at) => (at >= from && at < to && !totals.includes(at) ? [at] : []));
    const candidates = [
      plain(before + 1, total),
      ...(before >= 0 ? [plain(0, total), totals.filter((at) => at < total)] : []),
      ...(rows.slice(0, total).some(hasFigures) ? [] : [plain(total + 1, rows.length)]),
    ];
    const group = candidates.find((each) => isProven(rows, each, total));
    return group === undefined ? [] : sumsOf(rows, group, total);
  });
}

function isTotalRow(row: readonly NamedCell[]): boolean {
  const label = row.find((cell) => cell.kind !== 'other' || cell.text !== '');
  return label?.kind === 'other' && isTotal(label.text) && hasFigures(row);
}

function hasFigures(row: readonly NamedCell[]): boolean {
  return row.some(({ kind }) => kind !== 'other');
}

/**
 * Columns without gaps agree rather than not. Where there is none, what is known at least fits: the total is neither
 * less nor more than its parts can be.
 */
function isProven(rows: Rows, group: readonly number[], total: number): boolean {
  const columns = columnsOf(rows, group, total);
  if (group.length < 2 || columns.length === 0) return false;
  const fits = ({ parts, sum }: Column): boolean =>
    sum.kind !== 'count' || (endOf(parts, 'low') <= sum.value && endOf(parts, 'high') >= sum.value);
  const whole = columns.filter(({ parts, sum }) =>
    [...parts, sum].every(({ kind }) => kind === 'count'),
  );
  const agree = whole.filter(fits).length;
  return agree >= whole.length - agree && columns.some(fits);
}

function endOf(parts: readonly NamedCell[], end: 'low' | 'high'): number {
  return parts.reduce(
    (sum, cell) =>
      sum + (cell.kind === 'count' ? cell.value : cell.kind === 'suppressed' ? cell[end] : 0),
    0,
  );
}

function sumsOf(rows: Rows, group: readonly number[], total: number): readonly Sum[] {
  return columnsOf(rows, group, total).map(({ parts, sum }) => {
    const known = parts.reduce((all, cell) => all + (cell.kind === 'count' ? cell.value : 0), 0);
    const plus = parts.flatMap(({ index }) => index ?? []);
    return sum.kind === 'count'
      ? { plus, sum: sum.value - known }
      : { plus, minus: sum.index === undefined ? [] : [sum.index], sum: -known };
  });
}

interface Column {
  readonly parts: readonly NamedCell[];
  readonly sum: NamedCell;
}

/** Columns in which the total and all of its parts, below the headings, are figures or suppressed. */
function columnsOf(rows: Rows, group: readonly number[], total: number): readonly Column[] {
  const width = rows[total]?.length ?? 0;
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const sum = rows[total]?.[at];
    const cells = group.flatMap((row) => rows[row]?.[at] ?? []);
    const first = cells.findIndex(({ kind }) => kind !== 'other');
    const parts = first < 0 ? [] : cells.slice(first);
    const isWhole = parts.length > 1 && parts.every(({ kind }) => kind !== 'other');
    return sum !== undefined && sum.kind !== 'other' && isWhole ? [{ parts, sum }] : [];
  });
}

function turned(rows: Rows): Rows {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) =>
    rows.map((row): NamedCell => row[at] ?? { kind: 'other', text: '' }),
  );
}
