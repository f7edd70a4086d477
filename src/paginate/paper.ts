/** The page plan of a file that is all our own pages. Pure. */
import type { PaperOutline, PlannedPaper } from '../model/paper.js';
import type { Bookmark, PagePlan, PlannedPage } from '../model/plan.js';
import type { SegmentFacts } from '../model/segment.js';
import { type Measure, placeStamps } from './stamps.js';

/** Pages are numbered from 1. `facts` are those of the printed pages; `measure` gives a stamp text's width in points. */
export function planPaper(
  outline: PaperOutline,
  language: string,
  facts: SegmentFacts,
  measure: Measure,
): PlannedPaper {
  const { headings, mark, notice } = outline;
  const place = (anchor: string) => {
    const found = facts.anchors[anchor];
    return found === undefined ? { sheet: 1 } : { sheet: found.page + 1, top: found.top };
  };
  const closedFrom = notice === undefined ? Number.POSITIVE_INFINITY : place(notice.anchor).sheet;
  const stamped = placeStamps(
    facts.pages.map((page, index) => ({
      facts: page,
      stamps: [
        { kind: 'page' as const, text: `Page ${index + 1}` },
        ...(notice !== undefined && index + 1 >= closedFrom
          ? [{ kind: 'notice' as const, text: notice.text }]
          : []),
        ...(mark === undefined ? [] : [{ kind: 'pack' as const, text: mark }]),
      ],
    })),
    measure,
  );
  const pages = stamped.map(
    (stamps, index): PlannedPage => ({
      sheet: index + 1,
      label: String(index + 1),
      content: { kind: 'front-matter', page: index },
      ...stamps,
    }),
  );
  const last = String(pages.length);
  const plan: PagePlan = {
    pages,
    frontMatter: { first: '1', last, sheets: { first: 1, last: pages.length } },
    items: [],
    bookmarks: nested(
      headings.map(({ title, anchor, level }) => ({ title, level, ...place(anchor) })),
    ),
    backLinks: [],
    targets: {},
  };
  return { ...outline, language, plan };
}

/** Every letter that is drawn over the pages but for their numbers. */
export function paperWords({ mark, notice }: PaperOutline): readonly string[] {
  return [mark, notice?.text].filter((text) => text !== undefined);
}

function nested(
  headings: readonly (Omit<Bookmark, 'children'> & { readonly level: 1 | 2 })[],
): readonly Bookmark[] {
  const top: (Omit<Bookmark, 'children'> & { children: Bookmark[] })[] = [];
  for (const { level, ...heading } of headings) {
    const above = top.at(-1);
    if (level === 1 || above === undefined) top.push({ ...heading, children: [] });
    else above.children.push({ ...heading, children: [] });
  }
  return top;
}
