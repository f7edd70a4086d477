/** What readers with a screen reader miss: texts of pictures, headings of tables, the language. Changes nothing. */
import type { Styles } from '../../docx/styles.js';
import { cellsOf, readTable, rowsOf } from '../../docx/tables.js';
import {
  anyBelow,
  attribute,
  type Document,
  descendants,
  type Element,
  isW,
  type Node,
  textBelow,
} from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import { type Outline, spotIn } from './outline.js';

export function silentPictures(document: Document, outline: Outline): readonly Finding[] {
  const modern = anyBelow(document, 'drawing').filter((drawing) => {
    const about = anyBelow(drawing, 'docPr')[0];
    const isPicture = anyBelow(drawing, 'blip', 'chart', 'relIds').length > 0;
    const isMere = anyBelow(drawing, 'decorative').some((each) =>
      ['1', 'true'].includes(attribute(each, 'val') ?? ''),
    );
    const says = [attribute(about, 'descr'), attribute(about, 'title')];
    return isPicture && !isMere && says.every((text) => (text ?? '').trim() === '');
  });
  const old = anyBelow(document, 'imagedata').filter((image) => {
    const shape = image.parentNode as Element;
    return (attribute(shape, 'alt') ?? attribute(image, 'title') ?? '').trim() === '';
  });
  return [...modern, ...old].map((picture) => ({
    ...spotAround(picture, outline),
    check: 'no-alternative-text',
    detail: { pictures: 1 },
  }));
}

/** Tables whose headings nobody marked and whose looks tell none either: the pack has none for them. */
export function tablesWithoutHeadings(
  document: Document,
  styles: Styles,
  outline: Outline,
): readonly Finding[] {
  return descendants(document, 'tbl').flatMap((table): readonly Finding[] => {
    const rows = rowsOf(table);
    const isGrid =
      rows.length > 1 && rows.filter((row) => filledCells(row) > 1).length > rows.length / 2;
    if (!isGrid || readTable(table, styles).headingRows > 0) return [];
    return [{ ...spotAround(table, outline), check: 'no-table-headers', detail: { tables: 1 } }];
  });
}

/** Cells are often used to set things side by side; such tables are mostly empty, or hold tables. */
function filledCells(row: Element): number {
  return cellsOf(row).filter((cell) => textBelow(cell).trim() !== '').length;
}

/** Neither the text nor the styles nor the settings name one (ECMA-376-1, 17.3.2.20). */
export function hasLanguage(parts: readonly (Document | undefined)[]): boolean {
  return parts.some(
    (part) =>
      part !== undefined &&
      descendants(part, 'lang', 'themeFontLang').some(
        (each) => (attribute(each, 'val') ?? '').trim() !== '',
      ),
  );
}

function spotAround(element: Element, outline: Outline): ReturnType<typeof spotIn> {
  for (let at: Node | null = element; at !== null; at = at.parentNode) {
    if (isW(at, 'p')) return spotIn(outline, at);
  }
  const first = descendants(element, 'p')[0];
  return first === undefined ? {} : spotIn(outline, first);
}
