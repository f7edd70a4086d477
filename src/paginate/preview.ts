/** The plan of a preview: pages of a pack's plan with their labels and stamps as they are, on sheets of their own. Pure. */
import type { Bookmark, PagePlan, PageRange, PlannedPage } from '../model/plan.js';

/** What is shown of a pack. */
export interface Shown {
  /** The sheet of the agenda that lists it. */
  readonly agendaSheet: number;
  /** Ids of documents. */
  readonly documents: ReadonlySet<string>;
}

/** One of our own agendas by itself, before any of its pages is cut out: its links lead nowhere. */
export function planAgenda(plan: PagePlan, { first, last }: PageRange['sheets']): PagePlan {
  const pages = plan.pages.slice(first - 1, last);
  return {
    ...plan,
    pages: pages.map(({ content, ...page }, index) => ({
      ...page,
      sheet: index + 1,
      content: content.kind === 'part-b' ? { kind: 'front-matter', page: content.page } : content,
    })),
    bookmarks: [],
    backLinks: [],
    targets: {},
  };
}

/**
 * The sheet of the agenda, which is printed already, and behind it the documents with the blanks that follow them. Links
 * back to the agenda lead to that sheet.
 */
export function planPreview(plan: PagePlan, { agendaSheet, documents }: Shown): PagePlan {
  const kept = [agendaSheet, ...sheetsOf(plan, documents)];
  const sheetAt = new Map(kept.map((sheet, index) => [sheet, index + 1]));
  const pages = kept.flatMap((sheet, index): PlannedPage[] => {
    const page = plan.pages[sheet - 1];
    if (page === undefined) return [];
    if (index > 0) return [{ ...page, sheet: index + 1 }];
    const { watermark, ...agenda } = page;
    return [
      {
        ...agenda,
        ...{ sheet: 1, stamps: [], extension: 0, content: { kind: 'front-matter', page: 0 } },
      },
    ];
  });
  const bookmark = (one: Bookmark): readonly Bookmark[] => {
    const own = one.document !== undefined && documents.has(one.document);
    const children = one.children.flatMap(bookmark);
    const sheet = sheetAt.get(one.sheet);
    return (own || children.length > 0) && sheet !== undefined ? [{ ...one, sheet, children }] : [];
  };
  return {
    ...plan,
    pages,
    bookmarks: [
      { title: 'Agenda', sheet: 1, children: [] },
      ...plan.bookmarks.flatMap((one) => [...bookmark(withShown(one, documents))]),
    ],
    backLinks: plan.backLinks.flatMap((link) => {
      const sheet = sheetAt.get(link.sheet);
      const { top } = link.to;
      const to = { sheet: 1, ...(top === undefined ? {} : { top }) };
      return sheet === undefined || sheet === 1 ? [] : [{ ...link, sheet, to }];
    }),
    targets: {},
  };
}

/** The pages of the documents in the pack, blanks included: one range for those that follow on each other. */
export function rangesOf(plan: PagePlan, documents: ReadonlySet<string>): readonly PageRange[] {
  const ranges: PageRange[] = [];
  for (const sheet of sheetsOf(plan, documents)) {
    const label = plan.pages[sheet - 1]?.label ?? '';
    const before = ranges.at(-1);
    if (before?.sheets.last !== sheet - 1) {
      ranges.push({ first: label, last: label, sheets: { first: sheet, last: sheet } });
      continue;
    }
    ranges[ranges.length - 1] = {
      first: before.first,
      last: label,
      sheets: { first: before.sheets.first, last: sheet },
    };
  }
  return ranges;
}

/** Sheets of the pack, from 1: of the documents, and of the blanks behind each. */
function sheetsOf({ pages }: PagePlan, documents: ReadonlySet<string>): readonly number[] {
  let follows = false;
  return pages.flatMap(({ sheet, content }) => {
    if (content.kind === 'document') follows = documents.has(content.document);
    else if (content.kind !== 'blank') follows = false;
    return follows ? [sheet] : [];
  });
}

/** An item's bookmark leads to the first of its documents that is shown. */
function withShown(bookmark: Bookmark, documents: ReadonlySet<string>): Bookmark {
  const first = bookmark.children.find(({ document }) => documents.has(document ?? ''));
  return first === undefined ? bookmark : { ...bookmark, sheet: first.sheet };
}
