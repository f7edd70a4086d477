/** Tables: widths of columns, which rows are headings, grounds of cells. */

import type { Styles } from './styles.js';
import {
  attribute,
  child,
  descendants,
  type Element,
  elementsIn,
  isOn,
  isW,
  numberOf,
  textBelow,
  valOf,
} from './xml.js';

export interface CellFacts {
  /** Colour of its ground, as six hexadecimal figures. */
  readonly ground?: string;
}

export interface TableFacts {
  /** Relative widths of its columns. */
  readonly columns: readonly number[];
  /** Rows at its head that are column headings. */
  readonly headingRows: number;
}

export function readTable(table: Element, styles: Styles): TableFacts {
  const columns = elementsIn(child(table, 'tblGrid') ?? table)
    .filter((element) => isW(element, 'gridCol'))
    .map((column) => numberOf(attribute(column, 'w')) ?? 0);
  const rows = rowsOf(table);
  const marked = rows.findIndex((row) => !isOn(child(row, 'trPr'), 'tblHeader'));
  const headingRows = marked > 0 ? marked : looksLikeHeading(table, rows, styles) ? 1 : 0;
  return { columns: columns.every((width) => width > 0) ? columns : [], headingRows };
}

export function readCell(cell: Element): CellFacts {
  const fill = attribute(child(cell, 'tcPr', 'shd'), 'fill') ?? '';
  return /^[0-9a-f]{6}$/i.test(fill) && !/^f{6}$/i.test(fill) ? { ground: fill.toLowerCase() } : {};
}

/** Its own rows, which may lie in content controls. */
export function rowsOf(table: Element): readonly Element[] {
  return descendants(table, 'tr').filter((row) => {
    let parent = row.parentNode;
    while (parent !== null && !isW(parent, 'tbl')) parent = parent.parentNode;
    return parent === table;
  });
}

/**
 * Few officers mark header rows, and a table without them is a riddle by ear. A first row whose cells
 * all have words, in bold or on a ground of their own, over at least one row that is not so, heads a table.
 */
function looksLikeHeading(table: Element, rows: readonly Element[], styles: Styles): boolean {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return false;
  const cells = cellsOf(first);
  if (cells.length < 2 || !cells.every((cell) => textBelow(cell).trim() !== '')) return false;
  if (styleHeads(table, styles)) return true;
  const stands = (row: Element): boolean =>
    cellsOf(row).every((cell) => readCell(cell).ground !== undefined || isBold(cell, styles));
  return stands(first) && !stands(second);
}

/** The table's style gives the first row a look of its own, and the table asks for it. */
function styleHeads(table: Element, styles: Styles): boolean {
  const properties = child(table, 'tblPr');
  const look = child(properties, 'tblLook');
  const asked =
    attribute(look, 'firstRow') ??
    String((Number.parseInt(attribute(look, 'val') ?? '0', 16) & 0x20) > 0);
  if (asked !== '1' && asked !== 'true') return false;
  return (
    styles.inherit(valOf(properties, 'tblStyle'), (style) => {
      const first = elementsIn(style).find(
        (element) => isW(element, 'tblStylePr') && attribute(element, 'type') === 'firstRow',
      );
      if (first === undefined) return undefined;
      return isOn(child(first, 'rPr'), 'b') || child(first, 'tcPr', 'shd') !== undefined;
    }) ?? false
  );
}

function isBold(cell: Element, styles: Styles): boolean {
  const runs = descendants(cell, 'r').filter((run) => textBelow(run).trim() !== '');
  const ofStyle = (style: string | undefined) =>
    styles.inherit(style, (each) => isOn(child(each, 'rPr'), 'b'));
  return (
    runs.length > 0 &&
    runs.every((run) => {
      const properties = child(run, 'rPr');
      const paragraph = descendants(cell, 'p').find((each) => descendants(each, 'r').includes(run));
      return (
        isOn(properties, 'b') ??
        ofStyle(valOf(properties, 'rStyle')) ??
        (paragraph === undefined ? false : ofStyle(styles.ofParagraph(paragraph))) ??
        false
      );
    })
  );
}

/** A row's own cells, likewise. */
export function cellsOf(row: Element): readonly Element[] {
  return descendants(row, 'tc').filter((cell) => {
    let parent = cell.parentNode;
    while (parent !== null && !isW(parent, 'tr')) parent = parent.parentNode;
    return parent === row;
  });
}
