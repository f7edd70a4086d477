/**
 * What a finished pack must say, from the agenda and the documents' ranges alone. It does not look at what
 * the plan says of stamps, labels, bookmarks and links: a plan that contradicts itself must be found too.
 */
import { type AgendaItem, formatItemNumber, type Pack } from '../model/agenda.js';
import { formatPageRange, type PagePlan, type PageRange, type StampKind } from '../model/plan.js';
import { roman } from '../model/roman.js';

/** A document with the pages on which the agenda says it is. */
export interface ExpectedDocument {
  readonly id: string;
  readonly title: string;
  readonly range: PageRange;
}

export interface ExpectedItem {
  readonly item: AgendaItem;
  /** "item 7". */
  readonly name: string;
  readonly range: PageRange | null;
  readonly documents: readonly ExpectedDocument[];
}

/** The items of the agenda with the pages of each. */
export function expectedItems(pack: Pack, plan: PagePlan): readonly ExpectedItem[] {
  return pack.partA.map((item, index) => {
    const planned = plan.items[index];
    return {
      item,
      name: `item ${formatItemNumber(item.number)}`,
      range: planned?.range ?? null,
      documents: item.documents.flatMap(({ id, title }) => {
        const range = planned?.documents.find((document) => document.id === id)?.range;
        return range === undefined ? [] : [{ id, title, range }];
      }),
    };
  });
}

/** The label of a sheet, by the numbering rules: design of the council, not of the plan. */
export function expectedLabel(pack: Pack, frontSheets: number, sheet: number): string {
  if (pack.numbering.from === 'front-sheet') return String(sheet);
  return sheet <= frontSheets ? roman(sheet) : String(sheet - frontSheets);
}

/** The stamps of a sheet, by kind. */
export function expectedStamps(
  pack: Pack,
  plan: PagePlan,
  items: readonly ExpectedItem[],
  sheet: number,
): ReadonlyMap<StampKind, string> {
  const stamps = new Map<StampKind, string>();
  const frontSheets = plan.frontMatter.sheets.last;
  if (sheet > frontSheets || pack.numbering.from === 'front-sheet') {
    stamps.set('page', `Page ${expectedLabel(pack, frontSheets, sheet)}`);
  }
  if (sheet === 1 && pack.edition === 'public') stamps.set('pack', 'Public Document Pack');
  const opened = items.find(({ documents }) => documents[0]?.range.sheets.first === sheet);
  if (opened !== undefined) {
    stamps.set('item', `Agenda Item ${formatItemNumber(opened.item.number)}`);
  }
  return stamps;
}

export interface ExpectedReference {
  readonly of: string;
  readonly text: string;
  readonly sheet: number;
}

/** The references of the agenda in its order: the item's own, then its documents' where there are several. */
export function expectedReferences(items: readonly ExpectedItem[]): readonly ExpectedReference[] {
  return items.flatMap(({ name, range, documents }) => {
    if (range === null) return [];
    const own = reference(name, range);
    return documents.length < 2
      ? [own]
      : [own, ...documents.map(({ id, range: pages }) => reference(`document ${id}`, pages))];
  });
}

function reference(of: string, range: PageRange): ExpectedReference {
  return { of, text: `(${formatPageRange(range)})`, sheet: range.sheets.first };
}

export interface ExpectedBookmark {
  readonly title: string;
  readonly level: number;
  /** Undefined: somewhere in the front matter. */
  readonly sheet?: number;
}

/** Front sheet, agenda, each item, and below it its documents. */
export function expectedBookmarks(items: readonly ExpectedItem[]): readonly ExpectedBookmark[] {
  return [
    { title: 'Front sheet', level: 1, sheet: 1 },
    { title: 'Agenda', level: 1 },
    ...items.flatMap(({ item, documents }): ExpectedBookmark[] => {
      const title = `${formatItemNumber(item.number)}. ${item.title}`;
      const [first] = documents;
      const own = first === undefined ? {} : { sheet: first.range.sheets.first };
      return [
        { title, level: 1, ...own },
        ...documents.map((document) => ({
          title: document.title,
          level: 2,
          sheet: document.range.sheets.first,
        })),
      ];
    }),
  ];
}
