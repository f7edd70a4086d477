/**
 * The stage `paginate`: page counts become a `PagePlan`. Pure; draws nothing, and what it decides is
 * what everybody after it writes.
 */
import { type AgendaItem, agendaItems, type Pack } from '../model/agenda.js';
import type { PagePlan, PlannedItem, PlannedPage } from '../model/plan.js';
import { nothingCarried, type PageFacts, type SegmentFacts } from '../model/segment.js';
import { blankSize, type DocumentPages, type LaidOutPage, type Layout, layOut } from './layout.js';
import { stampTexts } from './markings.js';
import { type Measure, placeStamps } from './stamps.js';
import { backLinks, bookmarks, linkTargets, placesIn } from './targets.js';
import { placeWatermark } from './watermark.js';

export { consolidatedMap } from './consolidated-map.js';
export { type Block, blocksOf, cutByItem, cutBySize, cutInParts } from './cuts.js';
export { stampWords } from './markings.js';
export { pageMap } from './page-map.js';
export { paperWords, planPaper } from './paper.js';
export { planAgenda, planPreview, rangesOf } from './preview.js';
export { type Settled, settle } from './settle.js';
export { stampSize } from './stamps.js';

export interface PageCounts {
  readonly frontMatter: SegmentFacts;
  /** By document id. */
  readonly documents: ReadonlyMap<string, SegmentFacts>;
  /** The least number of front-matter sheets, reached with blanks; 0 for as many as are printed. */
  readonly floor: number;
  /** The agenda of Part B, and its least number of sheets; where the pack has a Part B. */
  readonly partB?: { readonly agenda: SegmentFacts; readonly floor: number };
}

/** What the loop starts from: most front matter has four pages. */
export const guessFrontMatter = emptySegment(4);

/** Most agendas of Part B have one. */
export const guessPartB = emptySegment(1);

function emptySegment(pages: number): SegmentFacts {
  return {
    pages: Array.from({ length: pages }, () => emptyPage(blankSize)),
    repaired: false,
    decrypted: false,
    tagged: true,
    anchors: {},
    carried: nothingCarried,
  };
}

/** Decides every page of a pack. `measure` gives a stamp text's width in points. */
export function paginate(pack: Pack, counts: PageCounts, measure: Measure): PagePlan {
  const { restricted } = pack;
  const pagesOf = (items: readonly AgendaItem[]): readonly DocumentPages[] =>
    items.flatMap((item) => documentPages(item, counts.documents));
  const partB = counts.partB ?? { agenda: guessPartB, floor: 0 };
  const layout = layOut(
    pack.numbering,
    counts.frontMatter.pages.length,
    counts.floor,
    pagesOf(bindingOrder(pack)),
    restricted && {
      sheets: partB.agenda.pages.length,
      floor: partB.floor,
      documents: pagesOf(restricted.items),
    },
    pack.supplement?.after,
  );
  const pages = stampPages(pack, layout, { ...counts, partB }, measure);
  const places = placesIn(layout, counts.frontMatter, partB.agenda);
  const planned = (items: readonly AgendaItem[], ranges: Layout['items']): PlannedItem[] =>
    items.map((item) => plannedItem(item, layout, ranges));
  return {
    pages,
    frontMatter: layout.frontMatter,
    items: planned(agendaItems(pack), layout.items),
    ...(layout.partB === undefined
      ? {}
      : {
          partB: {
            agenda: layout.partB.agenda,
            items: planned(restricted?.items ?? [], layout.partB.items),
          },
        }),
    bookmarks: bookmarks(pack, layout, places),
    backLinks: backLinks(pack, layout, pages, places),
    targets: linkTargets(pack, layout, places),
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

function plannedItem(item: AgendaItem, layout: Layout, ranges: Layout['items']): PlannedItem {
  return {
    name: item.name,
    range: ranges.get(item.name) ?? null,
    documents: item.documents.map((document) => ({
      id: document.id,
      range: known(layout.documents.get(document.id), document.id),
    })),
  };
}

/** Which stamps a page carries, then where they go, section by section; and whose copy it is. */
function stampPages(
  pack: Pack,
  layout: Layout,
  counts: PageCounts,
  measure: Measure,
): readonly PlannedPage[] {
  const texts = stampTexts(pack, layout);
  return sections(layout.pages).flatMap((section) => {
    const stamped = placeStamps(
      section.map((page) => ({
        facts: factsOf(page, counts),
        stamps: texts[page.sheet - 1] ?? [],
      })),
      measure,
    );
    return section.map((page, index): PlannedPage => {
      const { recipient } = pack;
      return {
        ...page,
        ...known(stamped[index], page.label),
        ...(recipient === undefined
          ? {}
          : { watermark: placeWatermark(recipient, factsOf(page, counts), measure) }),
      };
    });
  });
}

/** Pages that keep their stamps in one place: each agenda, each document, each blank. */
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
  switch (content.kind) {
    case 'document':
      return content.document;
    case 'blank':
      return `blank ${sheet}`;
    default:
      return content.kind;
  }
}

function factsOf(page: LaidOutPage, counts: PageCounts): PageFacts {
  const { content } = page;
  switch (content.kind) {
    case 'blank':
      return emptyPage(content);
    case 'document':
      return known(counts.documents.get(content.document)?.pages[content.page], page.label);
    case 'front-matter':
      return known(counts.frontMatter.pages[content.page], page.label);
    case 'part-b':
      return known(counts.partB?.agenda.pages[content.page], page.label);
  }
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
