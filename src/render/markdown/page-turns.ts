/**
 * Tables that need a page on its side: those too wide for an upright page, and those of which the author
 * says so in a comment above. Knows nothing of paper: what a turned page is, the style sheet says.
 */
import type { Element, Root as HastRoot, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import { diagnose } from '../../diagnostics/index.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import { placeOf } from './source-place.js';

const ways = ['landscape', 'portrait'] as const;
type Way = (typeof ways)[number];

/** Characters that stand side by side on an upright page in the type of wide tables, 9 pt. */
const charactersAcross = 100;
/** What the space around a cell's text takes, in characters. */
const padding = 1.2;
/** So many characters beside a table are few enough to go with it on its page. */
const fewWords = 900;
/** A cell with much text may be broken into lines of so many characters, and not shorter ones. */
const comfortable = 14;

/**
 * `<!-- landscape -->` or `<!-- portrait -->` above a table, or above the line that is its caption, decides
 * how the table's page lies. Errors: `page-turn-unclear`; warnings: `page-turn-of-nothing`.
 */
export function markTurns(tree: Root, text: Markdown, item?: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { children } = tree;
  children.forEach((node, index) => {
    if (node.type !== 'html') return;
    const word = /^<!--\s*([a-z]+)\s*-->$/i.exec(node.value.trim())?.[1]?.toLowerCase();
    const near = word === undefined ? undefined : nearest(word, ways);
    if (word === undefined || near === undefined) return;
    const where = { at: placeOf(node, text), ...(item === undefined ? {} : { item }) };
    if (word !== near) {
      found.push(diagnose('page-turn-unclear', { word, near }, where));
      return;
    }
    const [next, afterNext] = children.slice(index + 1).filter(({ type }) => type !== 'html');
    const table = next?.type === 'paragraph' ? afterNext : next;
    if (table?.type !== 'table') found.push(diagnose('page-turn-of-nothing', { word }, where));
    else table.data = { ...table.data, hProperties: { dataLies: word } };
  });
  return found;
}

/**
 * Puts each table that needs it on a page that lies on its side: with the headings right above it, or with the
 * whole section that it stands in where that is short, so that no few lines are left on pages before and after.
 */
export function turnPages(tree: HastRoot): void {
  for (const table of tree.children.filter(isTable)) {
    const asked = table.properties.dataLies as Way | undefined;
    delete table.properties.dataLies;
    if (asked === 'portrait' || (asked === undefined && fits(table))) continue;
    const { start, end } = rangeAround(tree.children, tree.children.indexOf(table));
    const content = tree.children.slice(start, end).filter(isElement);
    tree.children.splice(start, end - start, {
      type: 'element',
      tagName: 'div',
      properties: { className: ['landscape'] },
      children: content,
    });
  }
}

/** What goes on the page with the table at `place`: from `start` to before `end`. */
function rangeAround(nodes: readonly RootContent[], place: number): { start: number; end: number } {
  const before = nodes.slice(0, place).findLastIndex((node) => !isText(node));
  const next = nodes.findIndex((node, index) => index > place && !isText(node));
  const end = next === -1 ? nodes.length : next;
  const about = [...nodes.slice(before + 1, place), ...nodes.slice(place + 1, end)];
  const words = about.map((node) => (node.type === 'element' ? textOf(node) : '')).join('');
  const whole = words.length <= fewWords && (isHeadingAt(nodes, before) || before === -1);
  const atHeading = whole ? before + 1 : place;
  let start = atHeading;
  // A heading that stayed behind would stand alone at the foot of its page.
  for (let above = atHeading - 1; above >= 0; above--) {
    const node = nodes[above];
    if (node?.type === 'element' && !/^h[2-6]$/.test(node.tagName)) break;
    if (node?.type === 'element') start = above;
  }
  return { start, end: whole ? end : place + 1 };
}

/** A paragraph or a list, or nothing at all: what may go on a turned page with a table. */
function isText(node: RootContent): boolean {
  return node.type !== 'element' || /^[pou]l?$/.test(node.tagName);
}

function isHeadingAt(nodes: readonly RootContent[], place: number): boolean {
  const node = nodes[place];
  return node?.type === 'element' && /^h[1-6]$/.test(node.tagName);
}

/** Whether the table's columns find room beside each other on an upright page. */
function fits(table: Element): boolean {
  const columns: number[] = [];
  for (const row of rowsIn(table)) {
    row.children.filter(isElement).forEach((cell, index) => {
      const words = textOf(cell).trim();
      const longest = Math.max(0, ...words.split(/\s+/).map((word) => word.length));
      const needed = Math.max(longest, Math.min(words.length, comfortable));
      columns[index] = Math.max(columns[index] ?? 0, needed);
    });
  }
  return columns.reduce((sum, needed) => sum + needed + padding, 0) <= charactersAcross;
}

function rowsIn(element: Element): readonly Element[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : rowsIn(child)));
}

function isTable(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'table';
}

function isElement(node: { readonly type: string }): node is Element {
  return node.type === 'element';
}
