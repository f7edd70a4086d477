/** A Word document as text with tables: what its reader sees, in order. Judges nothing. */
import type { WordPackage } from '../../docx/package.js';
import type { Styles } from '../../docx/styles.js';
import { cellsOf, rowsOf } from '../../docx/tables.js';
import {
  anyBelow,
  attribute,
  child,
  type Document,
  descendants,
  type Element,
  isW,
  type Node,
  numberOf,
  textBelow,
  valOf,
} from '../../docx/xml.js';
import type { Block, Paper } from '../text/paper.js';
import { isHeading, type Outline, spotIn } from './outline.js';

export function paperOf(
  file: WordPackage,
  main: Document,
  styles: Styles,
  outline: Outline,
  title: string,
): Paper {
  const blocks = descendants(main, 'p', 'tbl').flatMap((element): readonly Block[] => {
    // What stands in a table is told with it.
    if (isWithin(element, 'tbl')) return [];
    if (isW(element, 'tbl')) {
      const first = descendants(element, 'p')[0];
      const spot = first === undefined ? {} : spotIn(outline, first);
      return [{ kind: 'table', rows: rowsOf(element).map(cellTexts), ...spot }];
    }
    const text = plain(element);
    return text === '' ? [] : [{ kind: 'text', text, ...spotIn(outline, element) }];
  });
  const heads = ['header', 'footer'].flatMap((kind) =>
    file.allRelated(kind).flatMap(({ xml }) => [
      ...descendants(xml, 'p').map(plain),
      // A watermark is a drawn word (VML, "textpath").
      ...anyBelow(xml, 'textpath').map((each) => (attribute(each, 'string') ?? '').trim()),
    ]),
  );
  return {
    blocks,
    headings: descendants(main, 'p')
      .filter((paragraph) => isHeading(paragraph, styles))
      .map(plain),
    titles: title === '' ? [] : [title],
    everyPage: [...new Set(heads)].filter((text) => text !== ''),
  };
}

/** One text for each column: a merged cell is followed by empty ones, and continues below as an empty one. */
function cellTexts(row: Element): readonly string[] {
  return cellsOf(row).flatMap((cell) => {
    const span = numberOf(valOf(child(cell, 'tcPr'), 'gridSpan')) ?? 1;
    const merge = child(cell, 'tcPr', 'vMerge');
    const continues = merge !== undefined && attribute(merge, 'val') !== 'restart';
    // More columns than Word allows are a mistake, or meant to exhaust us.
    const empty = Array.from({ length: Math.min(63, Math.max(0, span - 1)) }, () => '');
    return [continues ? '' : plain(cell), ...empty];
  });
}

function plain(element: Element): string {
  return textBelow(element).replace(/\s+/g, ' ').trim();
}

function isWithin(element: Element, name: string): boolean {
  for (let at: Node | null = element.parentNode; at !== null; at = at.parentNode) {
    if (isW(at, name)) return true;
  }
  return false;
}
