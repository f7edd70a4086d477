/** Where links and bookmarks of a pack lead: addresses that our own pages use, and their places. Pure. */

import { agendaAnchor, documentAddress, itemAddress, itemAnchor } from '../model/address.js';
import type { Pack } from '../model/agenda.js';
import { formatItemNumber } from '../model/agenda.js';
import type { Bookmark, PlannedLink, PlannedPage, Target } from '../model/plan.js';
import type { SegmentFacts } from '../model/segment.js';
import type { Layout } from './layout.js';

/** The front matter's places by anchor; its sheets start at 1 in every pack. */
type Places = (anchor: string) => Target;

/** An anchor that the printed page does not have leads to the front sheet. */
function placesIn(frontMatter: SegmentFacts): Places {
  return (name) => {
    const anchor = frontMatter.anchors[name];
    return anchor === undefined ? { sheet: 1 } : { sheet: anchor.page + 1, top: anchor.top };
  };
}

/** Everything that our own pages may link to. */
export function linkTargets(
  pack: Pack,
  layout: Layout,
  frontMatter: SegmentFacts,
): Readonly<Record<string, Target>> {
  const place = placesIn(frontMatter);
  const targets: Record<string, Target> = {};
  for (const item of pack.partA) {
    targets[itemAddress(item.name)] = place(itemAnchor(item.name));
    for (const document of item.documents) {
      const range = layout.documents.get(document.id);
      if (range) targets[documentAddress(document.id)] = { sheet: range.sheets.first };
    }
  }
  return targets;
}

/** Front sheet, agenda, then item → document. An item without pages leads to its place on the agenda. */
export function bookmarks(
  pack: Pack,
  layout: Layout,
  frontMatter: SegmentFacts,
): readonly Bookmark[] {
  const place = placesIn(frontMatter);
  const items = pack.partA.map((item): Bookmark => {
    const children = item.documents.flatMap((document): Bookmark[] => {
      const range = layout.documents.get(document.id);
      return range === undefined
        ? []
        : [
            {
              title: document.title,
              document: document.id,
              sheet: range.sheets.first,
              children: [],
            },
          ];
    });
    const own = children[0] ?? place(itemAnchor(item.name));
    return {
      title: `${formatItemNumber(item.number)}. ${item.title}`,
      sheet: own.sheet,
      ...('top' in own && own.top !== undefined ? { top: own.top } : {}),
      children,
    };
  });
  return [
    { title: 'Front sheet', sheet: 1, children: [] },
    { title: 'Agenda', ...place(agendaAnchor), children: [] },
    ...items,
  ];
}

/** From each document's first page, at its item stamp or else its page number, back to the agenda. */
export function backLinks(
  pack: Pack,
  layout: Layout,
  pages: readonly PlannedPage[],
  frontMatter: SegmentFacts,
): readonly PlannedLink[] {
  const place = placesIn(frontMatter);
  return pack.partA.flatMap((item) =>
    item.documents.flatMap((document): PlannedLink[] => {
      const page = pages[(layout.documents.get(document.id)?.sheets.first ?? 0) - 1];
      const stamp =
        page?.stamps.find((one) => one.kind === 'item') ??
        page?.stamps.find((one) => one.kind === 'page');
      if (page === undefined || stamp === undefined) return [];
      return [
        {
          sheet: page.sheet,
          box: stamp.box,
          to: place(itemAnchor(item.name)),
          description: `Back to agenda item ${formatItemNumber(item.number)}, ${item.title}`,
        },
      ];
    }),
  );
}
