/** Tables: heading rows, widths, grounds with letters that can be read on them. */
import type { Element, ElementContent } from 'hast';
import type { CellFacts, TableFacts } from '../marks/index.js';
import { classes, element, isElement } from './nodes.js';

/** Columns from which type gets smaller, and smaller again; as in the council's own reports. */
const wide = 7;
const veryWide = 11;

export interface ShapedCell {
  readonly node: Element;
  readonly facts: CellFacts | undefined;
}

/** `cells` answers a cell's shaped content; `facts` are known once its first cell was shaped. */
export function shapeTable(
  table: Element,
  cells: (cell: Element) => ShapedCell,
  facts: () => TableFacts | undefined,
): Element {
  const rows = rowsOf(table).map((row) => ({
    row,
    cells: row.children.filter((cell) => isElement(cell, 'td', 'th')).map((cell) => cells(cell)),
  }));
  const known = facts();
  const heads = headingRows(
    rows.map(({ cells }) => cells.map(({ node }) => node)),
    known,
  );
  const shaped = rows.map(({ cells }, index) =>
    element(
      'tr',
      {},
      cells.map(({ node, facts: about }) => shapeCell(node, about, index < heads)),
    ),
  );
  const columns = known?.columns ?? [];
  const body = shaped.slice(heads);
  return element(
    'table',
    classes(columns.length >= veryWide ? 'very-wide' : columns.length >= wide && 'wide'),
    [
      ...columnsOf(columns),
      ...(heads > 0 ? [element('thead', {}, shaped.slice(0, heads))] : []),
      ...(body.length > 0 ? [element('tbody', {}, body)] : []),
    ],
  );
}

function rowsOf(table: Element): readonly Element[] {
  return table.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [child];
    return isElement(child, 'thead', 'tbody') ? rowsOf(child) : [];
  });
}

/** A cell that reaches from the heading into the body would be torn: then there is no heading. */
function headingRows(rows: readonly Element[][], facts: TableFacts | undefined): number {
  const count = Math.min(facts?.headingRows ?? 0, rows.length);
  const torn = rows
    .slice(0, count)
    .some((row, index) => row.some((cell) => index + Number(cell.properties.rowSpan ?? 1) > count));
  return torn ? 0 : count;
}

function shapeCell(cell: Element, facts: CellFacts | undefined, heads: boolean): Element {
  const { colSpan, rowSpan } = cell.properties;
  const ground = facts?.ground;
  return element(
    heads ? 'th' : 'td',
    {
      ...(colSpan === undefined ? {} : { colSpan }),
      ...(rowSpan === undefined ? {} : { rowSpan }),
      ...(heads ? { scope: Number(colSpan ?? 1) > 1 ? 'colgroup' : 'col' } : {}),
      ...(ground === undefined ? {} : { style: `background:#${ground};color:${inkOn(ground)}` }),
    },
    cell.children,
  );
}

/** Black or white, whichever stands out more (WCAG 2.2, relative luminance). */
function inkOn(ground: string): string {
  const channel = (at: number): number => {
    const value = Number.parseInt(ground.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
  return light > 0.179 ? '#000' : '#fff';
}

function columnsOf(columns: readonly number[]): ElementContent[] {
  const all = columns.reduce((sum, width) => sum + width, 0);
  if (all === 0) return [];
  const share = (width: number): string => ((100 * width) / all).toFixed(1);
  return [
    element(
      'colgroup',
      {},
      columns.map((width) => element('col', { style: `width:${share(width)}%` }, [])),
    ),
  ];
}
