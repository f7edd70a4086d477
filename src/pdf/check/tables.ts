/**
 * Tables: whether their cells make a rectangle, and whether each finds its headings (ISO 14289-1, 7.2, 7.5). Must
 * not know what else is wrong with what they hold.
 */
import { isArray, Name, PdfString, type Value } from '../objects/values.js';
import type { Element } from '../prepare/structure/tree.js';
import type { AttributeOf } from './attributes.js';
import { type Family, typeOf } from './family.js';
import type { Findings } from './rules.js';

/** More places than any table has: made-up spans must not fill the memory. */
const mostPlaces = 4_000_000;

interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface TableReading {
  readonly family: Family;
  readonly attributeOf: AttributeOf;
  readonly get: (value: Value | undefined) => Value;
}

export function checkTable(table: Element, reading: TableReading, found: Findings): void {
  const grid = layOut(rowsOf(table, reading.family), reading, found);
  if (grid !== undefined) checkHeadings(grid, reading, found);
}

function rowsOf(table: Element, { kidsOf }: Family): readonly (readonly Element[])[] {
  const isRow = (element: Element): boolean => typeOf(element) === 'TR';
  const rows = kidsOf(table).flatMap((kid) =>
    isRow(kid) ? [kid] : groups.has(typeOf(kid)) ? kidsOf(kid).filter(isRow) : [],
  );
  return rows.map((row) => kidsOf(row).filter((kid) => isCell(typeOf(kid))));
}

const groups: ReadonlySet<string> = new Set(['THead', 'TBody', 'TFoot']);

function isCell(type: string): boolean {
  return type === 'TD' || type === 'TH';
}

/** Every place of the table with the cell that is on it; undefined where it is no rectangle. */
function layOut(
  rows: readonly (readonly Element[])[],
  { attributeOf, get }: TableReading,
  found: Findings,
): readonly (readonly Cell[])[] | undefined {
  const span = (element: Element, key: string): number => {
    const value = get(attributeOf(element, 'Table', key));
    return typeof value === 'number' && value >= 1 ? Math.floor(value) : 1;
  };
  const width = (rows[0] ?? []).reduce((sum, cell) => sum + span(cell, 'ColSpan'), 0);
  if (width * rows.length > mostPlaces) return unfit(found, '7.2-43');
  const grid: Cell[][] = rows.map(() => []);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const element of cells) {
      while (grid[row]?.[column] !== undefined) column++;
      const cell = {
        element,
        row,
        column,
        rows: span(element, 'RowSpan'),
        columns: span(element, 'ColSpan'),
      };
      if (column + cell.columns > width) return unfit(found, '7.2-43');
      if (row + cell.rows > rows.length) return unfit(found, '7.2-41');
      for (let down = row; down < row + cell.rows; down++) {
        for (let right = column; right < column + cell.columns; right++) {
          if (grid[down]?.[right] !== undefined) return unfit(found, '7.2-15');
          (grid[down] as Cell[])[right] = cell;
        }
      }
      column += cell.columns;
    }
  }
  for (const row of grid) {
    for (let column = 0; column < width; column++) {
      if (row[column] === undefined) return unfit(found, '7.2-43');
    }
  }
  return grid;
}

function unfit(found: Findings, rule: '7.2-15' | '7.2-41' | '7.2-43'): undefined {
  found.find(rule);
}

/** Where every heading says what it is for, all is said; else each cell names its headings, or meets one. */
function checkHeadings(
  grid: readonly (readonly Cell[])[],
  { attributeOf, get }: TableReading,
  found: Findings,
): void {
  const cells = new Set(grid.flat());
  const headings = [...cells].filter(({ element }) => typeOf(element) === 'TH');
  const scopeOf = ({ element }: Cell): string | undefined => {
    const scope = attributeOf(element, 'Table', 'Scope');
    return scope instanceof Name ? scope.text : undefined;
  };
  if (headings.every((heading) => scopeOf(heading) !== undefined)) return;
  const ids = new Set(
    headings.flatMap(({ element }) => {
      const id = get(element.dict.get('ID'));
      return id instanceof PdfString ? [id.bytes] : [];
    }),
  );
  const names = ({ element }: Cell): boolean => {
    const written = attributeOf(element, 'Table', 'Headers');
    const headers = isArray(written) ? written.map(get) : [];
    return (
      headers.length > 0 &&
      headers.every((header) => header instanceof PdfString && ids.has(header.bytes))
    );
  };
  const first = firstHeadings(headings, scopeOf);
  const meets = ({ row, column, rows, columns }: Cell): boolean =>
    some(column, columns, (at) => (first.inColumn.get(at) ?? row) < row) ||
    some(row, rows, (at) => (first.inRow.get(at) ?? column) < column);
  const lost = [...cells].filter(
    (cell) => typeOf(cell.element) === 'TD' && !names(cell) && !meets(cell),
  );
  found.find('7.5-1', lost.length);
}

/** By column, the first row with a heading for it, and likewise by row. */
function firstHeadings(
  headings: readonly Cell[],
  scopeOf: (cell: Cell) => string | undefined,
): { readonly inColumn: ReadonlyMap<number, number>; readonly inRow: ReadonlyMap<number, number> } {
  const inColumn = new Map<number, number>();
  const inRow = new Map<number, number>();
  const lower = (all: Map<number, number>, from: number, count: number, value: number): void => {
    for (let at = from; at < from + count; at++) {
      all.set(at, Math.min(value, all.get(at) ?? value));
    }
  };
  for (const heading of headings) {
    const scope = scopeOf(heading);
    const { row, column, rows, columns } = heading;
    if (scope === 'Column' || scope === 'Both') lower(inColumn, column, columns, row);
    if (scope === 'Row' || scope === 'Both') lower(inRow, row, rows, column);
  }
  return { inColumn, inRow };
}

function some(from: number, count: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at < from + count; at++) if (holds(at)) return true;
  return false;
}
