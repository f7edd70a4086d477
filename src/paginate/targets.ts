/** Where links and bookmarks of a pack lead: addresses that our own pages use, and their places. Pure. */

import {
  agendaAnchor,
  documentAddress,
  itemAddress,
  itemAnchor,
  partBAnchor,
  partBItemAnchor,
} from '../model/address.js';
import {
  type AgendaItem,
  agendaItems,
  boundItems,
  type Document,
  formatItemNumber,
  type Pack,
} from '../model/agenda.js';
import type { Bookmark, PlannedLink, PlannedPage, Target } from '../model/plan.js';
import type { SegmentFacts } from '../model/segment.js';
import type { Layout } from './layout.js';

/** The places of our own pages by anchor: of the front matter, and of Part B's agenda. */
export interface Places {
  readonly front: (anchor: string) => Target;
  readonly partB: (anchor: string) => Target;
}

/** An anchor that the printed pages do not have leads to the first of them. */
export function placesIn(
  { partB }: Layout,
  frontMatter: SegmentFacts,
  partBAgenda: SegmentFacts,
): Places {
  const within =
    ({ anchors }: SegmentFacts, first: number) =>
    (name: string) => {
      const anchor = anchors[name];
      return anchor === undefined
        ? { sheet: first }
        : { sheet: anchor.page + first, top: anchor.top };
    };
  return {
    front: within(frontMatter, 1),
    partB: within(partBAgenda, partB?.agenda.sheets.first ?? 1),
  };
}

/** Everything that our own pages may link to. */
export function linkTargets(
  pack: Pack,
  layout: Layout,
  places: Places,
): Readonly<Record<string, Target>> {
  const targets: Record<string, Target> = {};
  for (const { name, number } of agendaItems(pack)) {
    targets[itemAddress(name)] = places.front(itemAnchor(formatItemNumber(number)));
  }
  for (const { id } of boundItems(pack).flatMap(({ documents }) => documents)) {
    const range = layout.documents.get(id);
    if (range) targets[documentAddress(id)] = { sheet: range.sheets.first };
  }
  return targets;
}

/** An item with its place on the agenda that lists its documents. */
interface Listed {
  readonly item: AgendaItem;
  readonly place: Target;
}

function listedItems(pack: Pack, { front }: Places): readonly Listed[] {
  return agendaItems(pack).map((item) => ({
    item,
    place: front(itemAnchor(formatItemNumber(item.number))),
  }));
}

function restrictedItems({ restricted }: Pack, { partB }: Places): readonly Listed[] {
  return (restricted?.items ?? []).map((item) => ({
    item,
    place: partB(partBItemAnchor(formatItemNumber(item.number))),
  }));
}

/** Front sheet, agenda, then item → document, and Part B likewise. An item without pages leads to its place on the agenda. */
export function bookmarks(pack: Pack, layout: Layout, places: Places): readonly Bookmark[] {
  const { restricted } = pack;
  return [
    { title: 'Front sheet', sheet: 1, children: [] },
    { title: 'Agenda', ...places.front(agendaAnchor), children: [] },
    ...listedItems(pack, places).map((listed) => itemBookmark(listed, layout)),
    ...(restricted === undefined
      ? []
      : [{ title: restricted.heading, ...places.partB(partBAnchor), children: [] }]),
    ...restrictedItems(pack, places).map((listed) => itemBookmark(listed, layout)),
  ];
}

function itemBookmark({ item, place }: Listed, layout: Layout): Bookmark {
  const children = item.documents.flatMap((document): Bookmark[] => {
    const sheet = firstSheet(document, layout);
    const { title, id } = document;
    return sheet === undefined ? [] : [{ title, document: id, sheet, children: [] }];
  });
  const [first] = children;
  return {
    title: `${formatItemNumber(item.number)}. ${item.title}`,
    ...(first === undefined ? place : { sheet: first.sheet }),
    children,
  };
}

function firstSheet({ id }: Document, layout: Layout): number | undefined {
  return layout.documents.get(id)?.sheets.first;
}

/** From each document's first page, at its item stamp or else its page number, back to the agenda that lists it. */
export function backLinks(
  pack: Pack,
  layout: Layout,
  pages: readonly PlannedPage[],
  places: Places,
): readonly PlannedLink[] {
  const listed = [...listedItems(pack, places), ...restrictedItems(pack, places)];
  return listed.flatMap(({ item, place }) =>
    item.documents.flatMap((document): PlannedLink[] => {
      const page = pages[(firstSheet(document, layout) ?? 0) - 1];
      const stamp =
        page?.stamps.find((one) => one.kind === 'item') ??
        page?.stamps.find((one) => one.kind === 'page');
      if (page === undefined || stamp === undefined) return [];
      return [
        {
          sheet: page.sheet,
          box: stamp.box,
          to: place,
          description: `Back to agenda item ${formatItemNumber(item.number)}, ${item.title}`,
        },
      ];
    }),
  );
}
