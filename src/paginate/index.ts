/**
 * The stage `paginate`: page counts become a `PagePlan`. Pure; draws nothing, and what it decides is
 * what everybody after it writes.
 */
import type { AgendaItem, Pack } from '../model/agenda.js';
import { formatItemNumber } from '../model/agenda.js';
import type { PagePlan, PlannedItem, PlannedPage } from '../model/plan.js';
import { nothingCarried, type PageFacts, type SegmentFacts } from '../model/segment.js';
import { blankSize, type DocumentPages, type LaidOutPage, type Layout, layOut } from './layout.js';
import { type Measure, placeStamps, type StampText } from './stamps.js';
import { backLinks, bookmarks, linkTargets } from './targets.js';

export { pageMap } from './page-map.js';
export { settle } from './settle.js';
export { stampSize } from './stamps.js';

export interface PageCounts {
  readonly frontMatter: SegmentFacts;
  /** By document id. */
  readonly documents: ReadonlyMap<string, SegmentFacts>;
  /** The least number of front-matter sheets, reached with blanks; 0 for as many as are printed. */
  readonly floor: number;
}

/** What the loop starts from: most front matter has four pages. */
export const guessFrontMatter: SegmentFacts = {
  pages: Array.from({ length: 4 }, () => emptyPage(blankSize)),
  repaired: false,
  decrypted: false,
  tagged: true,
  anchors: {},
  carried: nothingCarried,
};

/** Decides every page of a pack. `measure` gives a stamp text's width in points. */
export function paginate(pack: Pack, counts: PageCounts, measure: Measure): PagePlan {
  const layout = layOut(
    pack.numbering,
    counts.frontMatter.pages.length,
    counts.floor,
    bindingOrder(pack).flatMap((item) => documentPages(item, counts.documents)),
  );
  const pages = stampPages(pack, layout, counts, measure);
  return {
    pages,
    frontMatter: layout.frontMatter,
    items: pack.partA.map((item) => plannedItem(item, layout)),
    bookmarks: bookmarks(pack, layout, counts.frontMatter),
    backLinks: backLinks(pack, layout, pages, counts.frontMatter),
    targets: linkTargets(pack, layout, counts.frontMatter),
  };
}

/** Items in the order in which their documents are bound. */
function bindingOrder(pack: Pack): readonly AgendaItem[] {
  const named = pack.bindingOrder.flatMap((name) =>
    pack.partA.filter((item) => item.name === name),
  );
  return [...named, ...pack.partA.filter((item) => !named.includes(item))];
}

function documentPages(
  item: AgendaItem,
  documents: ReadonlyMap<string, SegmentFacts>,
): readonly DocumentPages[] {
  return item.documents.map((document) => ({
    id: document.id,
    item: item.name,
    pages: known(documents.get(document.id), document.id).pages.length,
  }));
}

function plannedItem(item: AgendaItem, layout: Layout): PlannedItem {
  return {
    name: item.name,
    range: layout.items.get(item.name) ?? null,
    documents: item.documents.map((document) => ({
      id: document.id,
      range: known(layout.documents.get(document.id), document.id),
    })),
  };
}

/** Which stamps a page carries, then where they go, section by section. */
function stampPages(
  pack: Pack,
  layout: Layout,
  counts: PageCounts,
  measure: Measure,
): readonly PlannedPage[] {
  const firstOfItem = new Map(
    pack.partA.flatMap((item) => {
      const first = item.documents[0];
      return first === undefined ? [] : [[first.id, formatItemNumber(item.number)] as const];
    }),
  );
  const stampsOf = (page: LaidOutPage): readonly StampText[] => {
    // The number comes first, so that it keeps its place on a page that carries other stamps too.
    const stamps: StampText[] = [];
    const inFrontMatter = page.sheet <= layout.frontMatter.sheets.last;
    if (!inFrontMatter || pack.numbering.from === 'front-sheet') {
      stamps.push({ kind: 'page', text: `Page ${page.label}` });
    }
    if (page.sheet === 1 && pack.edition === 'public') {
      stamps.push({ kind: 'pack', text: 'Public Document Pack' });
    }
    if (page.content.kind === 'document' && page.content.page === 0) {
      const number = firstOfItem.get(page.content.document);
      if (number !== undefined) stamps.push({ kind: 'item', text: `Agenda Item ${number}` });
    }
    return stamps;
  };

  return sections(layout.pages).flatMap((section) => {
    const stamped = placeStamps(
      section.map((page) => ({ facts: factsOf(page, counts), stamps: stampsOf(page) })),
      measure,
    );
    return section.map(
      (page, index): PlannedPage => ({ ...page, ...known(stamped[index], page.label) }),
    );
  });
}

/** Pages that keep their stamps in one place: the front matter, each document, each blank. */
function sections(pages: readonly LaidOutPage[]): readonly (readonly LaidOutPage[])[] {
  const groups: LaidOutPage[][] = [];
  for (const page of pages) {
    const before = groups.at(-1);
    if (before?.[0] !== undefined && sectionOf(before[0]) === sectionOf(page)) before.push(page);
    else groups.push([page]);
  }
  return groups;
}

function sectionOf({ sheet, content }: LaidOutPage): string {
  return content.kind === 'document'
    ? content.document
    : content.kind === 'blank'
      ? `blank ${sheet}`
      : '';
}

function factsOf(page: LaidOutPage, counts: PageCounts): PageFacts {
  const { content } = page;
  if (content.kind === 'blank') {
    return emptyPage(content);
  }
  const facts =
    content.kind === 'document' ? counts.documents.get(content.document) : counts.frontMatter;
  return known(facts?.pages[content.page], page.label);
}

/** A value that the stages before have promised; its absence is a bug of ours. */
function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Nothing is known of ${what}.`);
  return value;
}

/** A page on which nothing is drawn. */
function emptyPage({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): PageFacts {
  const cell = 4;
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  return { width, height, text: false, occupancy: { cell, columns, rows, ink: '', tint: '' } };
}
