/**
 * What the tags of a document lack for those who listen to it: texts of figures, headings of tables (ISO 14289-1, 7.3
 * and 7.5). Judges nothing else, and believes that a tag is what it says.
 */
import { textOf } from '../objects/text.js';
import { type Dict, isArray, isDict, Name, Ref, type Value } from '../objects/values.js';
import { pagesOf } from '../prepare/page-tree.js';
import type { PdfFile } from '../read/open.js';

export interface Gaps {
  /** It has a structure tree. */
  readonly tagged: boolean;
  /** For each figure without a text its page, from 1; 0 where that is not known. */
  readonly figures: readonly number[];
  /** Likewise for each table without a header cell. */
  readonly tables: readonly number[];
}

/** Elements further down than this are meant to harm. */
const deepest = 500;

/** Roles of roles. */
const longestChain = 20;

export function findGaps(file: PdfFile, catalog: Dict, step: () => void): Gaps {
  const root = file.get(catalog.get('StructTreeRoot'));
  if (!isDict(root)) return { tagged: false, figures: [], tables: [] };
  const sheets = sheetsOf(file, catalog);
  const roleMap = file.get(root.get('RoleMap'));
  const figures: number[] = [];
  const tables: number[] = [];
  const seen = new Set<Dict>();

  /** Answers whether there is a header cell in it, and the first page that something in it is on. */
  const visit = (element: Dict, depth: number): { header: boolean; sheet: number } => {
    if (seen.has(element) || depth > deepest) return { header: false, sheet: 0 };
    seen.add(element);
    step();
    const type = typeOf(file, element, roleMap);
    let header = type === 'TH';
    let sheet = sheets(element.get('Pg'));
    const kids = file.get(element.get('K'));
    for (const kid of isArray(kids) ? kids : [kids]) {
      const below = file.get(kid);
      if (!isDict(below)) continue;
      const inside = below.has('S')
        ? visit(below, depth + 1)
        : { header: false, sheet: sheets(below.get('Pg')) };
      header ||= inside.header;
      sheet ||= inside.sheet;
    }
    if (type === 'Figure' && !hasText(file, element)) figures.push(sheet);
    // A table of one row or one column is a layout, or a list: there is nothing to head.
    if (type === 'Table' && !header && isGrid(file, element, roleMap)) tables.push(sheet);
    return { header, sheet };
  };
  const top = file.get(root.get('K'));
  for (const kid of isArray(top) ? top : [top]) {
    const element = file.get(kid);
    if (isDict(element)) visit(element, 0);
  }
  return { tagged: true, figures, tables };
}

function sheetsOf(file: PdfFile, catalog: Dict): (page: Value | undefined) => number {
  const sheets = new Map<number, number>();
  for (const [index, { ref }] of pagesOf(file, catalog, () => 0).entries()) {
    if (ref !== undefined) sheets.set(ref.num, index + 1);
  }
  return (page) => (page instanceof Ref ? (sheets.get(page.num) ?? 0) : 0);
}

function typeOf(file: PdfFile, element: Dict, roleMap: Value): string {
  let type = file.get(element.get('S'));
  for (let step = 0; step < longestChain && type instanceof Name; step++) {
    if (['Figure', 'Table', 'TH', 'TR'].includes(type.text)) break;
    const role = isDict(roleMap) ? file.get(roleMap.get(type.text)) : null;
    if (!(role instanceof Name)) break;
    type = role;
  }
  return type instanceof Name ? type.text : '';
}

function hasText(file: PdfFile, element: Dict): boolean {
  return ['Alt', 'ActualText'].some(
    (key) => (textOf(file.get(element.get(key))) ?? '').trim() !== '',
  );
}

/** Two rows of two cells at least. */
function isGrid(file: PdfFile, table: Dict, roleMap: Value): boolean {
  const rows: number[] = [];
  const visit = (element: Dict, depth: number): void => {
    const kids = file.get(element.get('K'));
    const below = (isArray(kids) ? kids : [kids]).map(file.get).filter(isDict);
    const elements = below.filter((kid) => kid.has('S'));
    if (typeOf(file, element, roleMap) === 'TR') rows.push(elements.length);
    else if (depth < 3) for (const kid of elements) visit(kid, depth + 1);
  };
  visit(table, 0);
  return rows.filter((cells) => cells > 1).length > 1;
}
