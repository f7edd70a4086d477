/**
 * Which sheet and label every page gets: the numbering rules of a pack. Knows page counts only,
 * neither what is on the pages nor how they are drawn.
 */
import type { NumberingRules, Supplement } from '../model/agenda.js';
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

/** Part B: the printed pages of its own agenda, the least number of its sheets, and its documents. */
export interface RestrictedPages {
  readonly sheets: number;
  readonly floor: number;
  readonly documents: readonly DocumentPages[];
}

export interface Layout {
  readonly pages: readonly LaidOutPage[];
  readonly frontMatter: PageRange;
  /** By document: its own pages, without blanks. */
  readonly documents: ReadonlyMap<string, PageRange>;
  /** By item: from its first public document's first page to its last blank. */
  readonly items: ReadonlyMap<string, PageRange>;
  /** Its own agenda, and by item the pages of its restricted documents. */
  readonly partB?: { readonly agenda: PageRange; readonly items: ReadonlyMap<string, PageRange> };
}

/**
 * Lays the sections one after the other; Part B comes last, so that the public pages are the same with it and without.
 *
 * `frontSheets` is the number of printed front-matter pages and `floor` a least number of front-matter
 * sheets, reached with blanks; `documents` come in the order in which they are bound, an item's together. A supplement's
 * front matter is i, ii, whatever the rules, and its documents go on `after` what was issued before it.
 */
export function layOut(
  rules: NumberingRules,
  frontSheets: number,
  floor: number,
  documents: readonly DocumentPages[],
  restricted?: RestrictedPages,
  after?: Supplement['after'],
): Layout {
  const pages: LaidOutPage[] = [];
  const ranges = new Map<string, PageRange>();
  const add = (content: PageContent, label: string): void => {
    pages.push({ sheet: pages.length + 1, label, content });
  };
  const blank = { kind: 'blank', ...blankSize } as const;
  const numbers = counter('', after?.public);
  const front = rules.from === 'documents' || after !== undefined ? roman : undefined;
  const frontLabel = (): string => front?.(pages.length + 1) ?? numbers.next();

  for (let page = 0; page < frontSheets; page++) add({ kind: 'front-matter', page }, frontLabel());
  while (pages.length < floor) add(blank, frontLabel());
  if (rules.duplex && documents.length > 0 && pages.length % 2 === 1) add(blank, frontLabel());
  const frontMatter = span(pages, 0);
  const items = bind(documents, numbers);
  if (restricted === undefined) return { pages, frontMatter, documents: ranges, items };

  // A paper that ends the public part is padded already; front matter by itself is not.
  if (rules.duplex && pages.length % 2 === 1) {
    add(blank, documents.length === 0 ? frontLabel() : numbers.next());
  }
  const labels = rules.partB === 'continue' ? numbers : counter('R', after?.restricted);
  const start = pages.length;
  for (let page = 0; page < restricted.sheets; page++) add({ kind: 'part-b', page }, labels.next());
  while (pages.length - start < restricted.floor) add(blank, labels.next());
  if (rules.duplex && (pages.length - start) % 2 === 1) add(blank, labels.next());
  const agenda = span(pages, start);
  const restrictedItems = bind(restricted.documents, labels);
  return {
    pages,
    frontMatter,
    documents: ranges,
    items,
    partB: { agenda, items: restrictedItems },
  };

  /** Answers by item the pages of its documents, blanks included. */
  function bind(bound: readonly DocumentPages[], labels: Counter): ReadonlyMap<string, PageRange> {
    const byItem = new Map<string, PageRange>();
    const starts = new Map<string, number>();
    for (const { id, item, pages: count } of bound) {
      const from = pages.length;
      if (!starts.has(item)) starts.set(item, from);
      for (let page = 0; page < count; page++) {
        add({ kind: 'document', document: id, page }, labels.next());
      }
      ranges.set(id, span(pages, from));
      if (rules.duplex && labels.count() % 2 === 1) add(blank, labels.next());
      byItem.set(item, span(pages, starts.get(item) ?? from));
    }
    return byItem;
  }
}

/** Labels that count on behind a prefix. */
interface Counter {
  readonly next: () => string;
  readonly count: () => number;
}

/** The first label is the next odd one after `before`: the first page of a sheet of paper. */
function counter(prefix: string, before = 0): Counter {
  let count = before + (before % 2);
  return { next: () => `${prefix}${++count}`, count: () => count };
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
