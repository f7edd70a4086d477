/**
 * Tables as reports use them: a caption from the bold line above, narrower type for many columns, and
 * the table of particulars under the title with its headings at the side.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { eachElement } from '../../markdown/index.js';

/** Columns from which type gets smaller, and smaller again. */
const wide = 7;
const veryWide = 11;
/** Rows up to which a table is kept on one page. */
const short = 14;

export function shapeTables(tree: Root): void {
  eachElement(tree, (element) => {
    if (element.tagName !== 'table') return undefined;
    const rows = rowsOf(element);
    const columns = rows[0]?.children.filter(isElement).length ?? 0;
    element.properties.className = [
      ...(columns >= wide ? [columns >= veryWide ? 'very-wide' : 'wide'] : []),
      ...(rows.length <= short ? ['short'] : []),
    ];
    for (const heading of rows.flatMap((row) => row.children.filter(isElement))) {
      if (heading.tagName === 'th') heading.properties.scope = 'col';
    }
  });
  captionTables(tree.children);
  shapeParticulars(tree);
}

/** "**Table 3: Placements**" above a table is its caption. */
function captionTables(siblings: RootContent[]): void {
  for (let index = siblings.length - 1; index > 0; index--) {
    const table = siblings[index];
    if (table?.type !== 'element' || table.tagName !== 'table') continue;
    let above = index - 1;
    while (above >= 0 && siblings[above]?.type === 'text') above--;
    const line = siblings[above];
    if (line?.type !== 'element' || line.tagName !== 'p' || !isCaption(line)) continue;
    table.children.unshift({
      type: 'element',
      tagName: 'caption',
      properties: {},
      children: line.children,
    });
    siblings.splice(above, index - above);
    index = above;
  }
}

function isCaption(paragraph: Element): boolean {
  const [only, ...more] = paragraph.children;
  return (
    more.length === 0 &&
    only?.type === 'element' &&
    only.tagName === 'strong' &&
    /^(table|tabl)\s/i.test(textOf(only))
  );
}

/** The two-column table right under the title: "Report to | …". Its first column are row headings. */
function shapeParticulars(tree: Root): void {
  const elements = tree.children.filter(isElement);
  const [title, table] = elements;
  if (title?.tagName !== 'h1' || table?.tagName !== 'table') return;
  const rows = rowsOf(table);
  if (rows.some((row) => row.children.filter(isElement).length !== 2)) return;
  for (const row of rows) {
    row.children.filter(isElement).forEach((cell, column) => {
      cell.tagName = column === 0 ? 'th' : 'td';
      cell.properties = column === 0 ? { scope: 'row' } : {};
    });
  }
  table.properties.className = ['particulars', 'short'];
  table.children = [{ type: 'element', tagName: 'tbody', properties: {}, children: [...rows] }];
}

function rowsOf(table: Element): readonly Element[] {
  const rows: Element[] = [];
  eachElement(table, (element) => {
    if (element.tagName === 'tr') rows.push(element);
    return undefined;
  });
  return rows;
}

function isElement(node: RootContent | ElementContent): node is Element {
  return node.type === 'element';
}
