/**
 * Which sheet and label every page gets: the numbering rules of a pack. Knows page counts only,
 * neither what is on the pages nor how they are drawn.
 */
import type { NumberingRules } from '../model/agenda.js';
import type { PageContent, PageRange } from '../model/plan.js';
import { roman } from '../model/roman.js';

/** A4 portrait in points: what a blank page is, whatever precedes it. */
export const blankSize = { width: 595.276, height: 841.89 } as const;

export interface LaidOutPage {
  readonly sheet: number;
  readonly label: string;
  readonly content: PageContent;
}

export interface DocumentPages {
  readonly id: string;
  readonly item: string;
  readonly pages: number;
}

export interface Layout {
  readonly pages: readonly LaidOutPage[];
  readonly frontMatter: PageRange;
  /** By document: its own pages, without blanks. */
  readonly documents: ReadonlyMap<string, PageRange>;
  /** By item: from its first document's first page to its last blank. */
  readonly items: ReadonlyMap<string, PageRange>;
}

/**
 * Lays the sections one after the other.
 *
 * `frontSheets` is the number of printed front-matter pages and `floor` a least number of front-matter
 * sheets, reached with blanks; `documents` come in the order in which they are bound, an item's together.
 */
export function layOut(
  rules: NumberingRules,
  frontSheets: number,
  floor: number,
  documents: readonly DocumentPages[],
): Layout {
  const pages: LaidOutPage[] = [];
  const separate = rules.from === 'documents';
  let numbered = 0;
  const add = (content: PageContent, inFrontMatter: boolean): LaidOutPage => {
    const sheet = pages.length + 1;
    const label = inFrontMatter && separate ? roman(sheet) : String(++numbered);
    const page = { sheet, label, content };
    pages.push(page);
    return page;
  };
  const blank = { kind: 'blank', ...blankSize } as const;

  for (let page = 0; page < frontSheets; page++) add({ kind: 'front-matter', page }, true);
  while (pages.length < floor) add(blank, true);
  if (rules.duplex && documents.length > 0 && pages.length % 2 === 1) add(blank, true);
  const frontMatter = span(pages, 0);

  const ranges = new Map<string, PageRange>();
  const items = new Map<string, PageRange>();
  const starts = new Map<string, number>();
  for (const document of documents) {
    const start = pages.length;
    if (!starts.has(document.item)) starts.set(document.item, start);
    for (let page = 0; page < document.pages; page++) {
      add({ kind: 'document', document: document.id, page }, false);
    }
    ranges.set(document.id, span(pages, start));
    if (rules.duplex && numbered % 2 === 1) add(blank, false);
    items.set(document.item, span(pages, starts.get(document.item) ?? start));
  }
  return { pages, frontMatter, documents: ranges, items };
}

/** The range from the page at `start` to the last one. */
function span(pages: readonly LaidOutPage[], start: number): PageRange {
  const first = pages[start];
  const last = pages.at(-1);
  if (first === undefined || last === undefined) throw new Error('A section without pages.');
  return {
    first: first.label,
    last: last.label,
    sheets: { first: first.sheet, last: last.sheet },
  };
}
