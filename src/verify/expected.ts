/**
 * What a finished pack must say, from the agenda and the documents' ranges alone. It does not look at what
 * the plan says of stamps, labels, bookmarks and links: a plan that contradicts itself must be found too.
 */
import { formatDescriptions, formatParagraphs } from '../model/access.js';
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import {
  formatPageRange,
  type PagePlan,
  type PageRange,
  type PlannedItem,
  type StampKind,
} from '../model/plan.js';
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

/** The items of one agenda with the pages of each. */
function withPages(
  items: readonly AgendaItem[],
  planned: readonly PlannedItem[],
  where: string,
): readonly ExpectedItem[] {
  return items.map((item, index) => {
    const own = planned[index];
    return {
      item,
      name: `item ${formatItemNumber(item.number)}${where}`,
      range: own?.range ?? null,
      documents: item.documents.flatMap(({ id, title }) => {
        const range = own?.documents.find((document) => document.id === id)?.range;
        return range === undefined ? [] : [{ id, title, range }];
      }),
    };
  });
}

/** Those of the public agenda. */
export function publicItems(pack: Pack, plan: PagePlan): readonly ExpectedItem[] {
  return withPages(agendaItems(pack), plan.items, '');
}

/** Those of Part B in a members' pack. */
export function restrictedItems(pack: Pack, plan: PagePlan): readonly ExpectedItem[] {
  return withPages(pack.restricted?.items ?? [], plan.partB?.items ?? [], ' in Part B');
}

/** How many sheets are labelled i, ii, iii …: all public ones where there are no public documents. */
function romanSheets(pack: Pack, plan: PagePlan): number {
  if (pack.numbering.from === 'front-sheet' && pack.supplement === undefined) return 0;
  const published = agendaItems(pack).some(({ documents }) => documents.length > 0);
  const partB = plan.partB?.agenda.sheets.first;
  return published || partB === undefined ? plan.frontMatter.sheets.last : partB - 1;
}

/** The label of a sheet, by the numbering rules: design of the council, not of the plan. */
export function expectedLabel(pack: Pack, plan: PagePlan, sheet: number): string {
  const partB = plan.partB?.agenda.sheets.first;
  const { after } = pack.supplement ?? {};
  if (partB !== undefined && sheet >= partB && pack.numbering.partB === 'separate') {
    return `R${sheet - partB + 1 + evenFrom(after?.restricted)}`;
  }
  const front = romanSheets(pack, plan);
  return sheet <= front ? roman(sheet) : String(sheet - front + evenFrom(after?.public));
}

/** What comes after a number that was issued begins on the next odd one. */
function evenFrom(issued = 0): number {
  return 2 * Math.ceil(issued / 2);
}

/** The stamps of a sheet, by kind, their lines run together. */
export function expectedStamps(
  pack: Pack,
  plan: PagePlan,
  items: readonly ExpectedItem[],
  sheet: number,
): ReadonlyMap<StampKind, string> {
  const stamps = new Map<StampKind, string>();
  if (sheet > romanSheets(pack, plan)) {
    stamps.set('page', `Page ${expectedLabel(pack, plan, sheet)}`);
  }
  if (sheet === 1) stamps.set('pack', packWords(pack));
  const opened = items.find(({ documents }) => documents[0]?.range.sheets.first === sheet);
  if (opened !== undefined) {
    stamps.set('item', `Agenda Item ${formatItemNumber(opened.item.number)}`);
  }
  const notice = expectedNotice(pack, plan, items, sheet);
  if (notice !== undefined) stamps.set('notice', notice);
  return stamps;
}

function packWords({ edition, restricted, supplement }: Pack): string {
  const own = supplement && `Agenda Supplement ${supplement.number}`;
  if (edition === 'public') return own ?? 'Public Document Pack';
  const contains = restricted === undefined ? '' : ' – contains information not for publication';
  return `Members’ ${own ?? 'Document Pack'}${contains}`;
}

/** On every page of Part B: by which law it is not for publication. A blank page belongs to what is before it. */
function expectedNotice(
  { restricted }: Pack,
  plan: PagePlan,
  items: readonly ExpectedItem[],
  sheet: number,
): string | undefined {
  const agenda = plan.partB?.agenda.sheets;
  if (restricted === undefined || agenda === undefined || sheet < agenda.first) return undefined;
  const begun = items
    .flatMap(({ documents }) => documents)
    .filter(({ range }) => range.sheets.first > agenda.last && range.sheets.first <= sheet)
    .sort((a, b) => a.range.sheets.first - b.range.sheets.first)
    .at(-1);
  if (begun === undefined) {
    return 'Not for publication – exempt or confidential information, as described for each item';
  }
  const access = restricted.items
    .flatMap(({ documents }) => documents)
    .find(({ id }) => id === begun.id)?.access;
  if (access === undefined || access.kind === 'public') return undefined;
  const what = access.kind === 'exempt' ? formatParagraphs(access.paragraphs) : 'confidential';
  return `Not for publication – ${what}: ${formatDescriptions(access)}`;
}

export interface ExpectedReference {
  readonly of: string;
  readonly text: string;
  readonly sheet: number;
}

/** The references of an agenda in its order: the item's own, then those of the documents that it names. */
export function expectedReferences(
  items: readonly ExpectedItem[],
  names: (item: AgendaItem) => boolean,
): readonly ExpectedReference[] {
  return items.flatMap(({ item, name, range, documents }) => {
    if (range === null) return [];
    const own = reference(name, range);
    return names(item)
      ? [own, ...documents.map(({ id, range: pages }) => reference(`document ${id}`, pages))]
      : [own];
  });
}

function reference(of: string, range: PageRange): ExpectedReference {
  return { of, text: `(${formatPageRange(range)})`, sheet: range.sheets.first };
}

/** The list on a supplement's front sheet: each item that it has papers of. */
export function expectedContents(
  { supplement }: Pack,
  items: readonly ExpectedItem[],
): readonly ExpectedReference[] {
  if (supplement === undefined) return [];
  return items.flatMap(({ name, range }) =>
    range === null ? [] : [reference(`${name} on the front sheet`, range)],
  );
}

export interface ExpectedBookmark {
  readonly title: string;
  readonly level: number;
  /** The only sheet, or where on an agenda it may lead. */
  readonly sheets: PageRange['sheets'];
}

/** Front sheet, agenda, each item, and below it its documents; then Part B likewise. */
export function expectedBookmarks(pack: Pack, plan: PagePlan): readonly ExpectedBookmark[] {
  const { restricted } = pack;
  const front = plan.frontMatter.sheets;
  const partB = plan.partB?.agenda.sheets;
  return [
    { title: 'Front sheet', level: 1, sheets: only(1) },
    { title: 'Agenda', level: 1, sheets: front },
    ...publicItems(pack, plan).flatMap((item) => itemBookmarks(item, front)),
    ...(restricted === undefined || partB === undefined
      ? []
      : [{ title: restricted.heading, level: 1, sheets: only(partB.first) }]),
    ...restrictedItems(pack, plan).flatMap((item) => itemBookmarks(item, partB ?? front)),
  ];
}

function only(sheet: number): PageRange['sheets'] {
  return { first: sheet, last: sheet };
}

function itemBookmarks(
  { item, documents }: ExpectedItem,
  agenda: PageRange['sheets'],
): readonly ExpectedBookmark[] {
  const [first] = documents;
  return [
    {
      title: `${formatItemNumber(item.number)}. ${item.title}`,
      level: 1,
      // An item without papers leads to its place on the agenda, wherever that is.
      sheets: first === undefined ? agenda : only(first.range.sheets.first),
    },
    ...documents.map((document) => ({
      title: document.title,
      level: 2,
      sheets: only(document.range.sheets.first),
    })),
  ];
}
