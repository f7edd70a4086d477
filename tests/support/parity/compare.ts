/**
 * Compares a document with the file that was made of it, as two other readers see them: everything is there, or is
 * missing for a reason that the product has told, as often as it has told it.
 */
import type { Loss, PieceFacts } from '../../../src/pdf/index.js';
import { placeInWords, type View } from './as-pdfjs-sees.js';
import { type Annotation, flatBookmarks, type Inventory, numbersOf } from './inventory.js';
import { expectedBookmarks, reasonsIn } from './reasons.js';

/** Structure elements, marked contents, links, bookmarks, form fields, other annotations. */
export type Counts = Readonly<Record<(typeof kinds)[number], number>>;
export const kinds = ['elements', 'marks', 'links', 'outline', 'fields', 'annotations'] as const;

export interface Comparison {
  readonly before: Counts;
  readonly after: Counts;
  /** What is missing without a reason, or differs from what the product says. */
  readonly faults: readonly string[];
  /** Annotations that are missing, for good reasons or not. */
  readonly lost: readonly Annotation[];
}

export interface Read {
  readonly inventory: Inventory;
  /** Missing where PDF.js does not open it. */
  readonly view: View | undefined;
}

/** Reasons for which nothing but what is counted here is lost. */
const exact: readonly Loss[] = [
  'dangling-destination',
  'forbidden-address',
  'hidden-annotation',
  'unknown-annotation',
  'media',
  'redaction',
  'orphan-element',
];

export function compareFiles(before: Read, after: Read, facts: PieceFacts): Comparison {
  const faults: string[] = [];
  const told = facts.losses;
  const explained: Partial<Record<Loss, number>> = {};
  const explain = (reason: Loss, count = 1): void => {
    explained[reason] = (explained[reason] ?? 0) + count;
  };
  const same = (what: string, found: unknown, expected: unknown): void => {
    const [one, other] = [found, expected].map((value) => JSON.stringify(value));
    if (one !== other)
      faults.push(`${what}: ${one?.slice(0, 200)} instead of ${other?.slice(0, 200)}`);
  };

  const reasons = reasonsIn(before.inventory);
  const lost = missing(before.inventory.annotations, after.inventory.annotations);
  for (const annotation of lost) {
    const reason = reasons.ofAnnotation(annotation);
    if (reason === undefined) faults.push(`Without a reason: ${annotation.key}`);
    else explain(reason);
  }
  same(
    'annotations that nobody had',
    missing(after.inventory.annotations, before.inventory.annotations).length,
    0,
  );

  const expected = expectedBookmarks(before.inventory.bookmarks, reasons.ofBookmark);
  for (const reason of expected.lost) explain(reason);
  const made = facts.headingBookmarks;
  const below = after.inventory.bookmarks.flatMap(({ children }) => children);
  if (made > 0) {
    // Only where none of the document's own is left, and no more than there are elements to make them from.
    same('bookmarks made from headings', flatBookmarks(below).length, made);
    same('bookmarks lost to those made', expected.titles, []);
    same('made from nothing', made <= before.inventory.structure.elements.length, true);
  }
  const brought = made > 0 ? [] : below;
  same(
    'bookmarks',
    flatBookmarks(brought).map(({ title }) => title),
    expected.titles,
  );

  const elements = elementsOf(after.inventory, facts);
  const orphans = before.inventory.structure.elements.length - elements;
  if (orphans > 0) explain('orphan-element', orphans);
  same('elements that nobody had', Math.min(0, orphans), 0);
  const marks = facts.structure === undefined ? 0 : after.inventory.structure.marks.size;
  const marksBefore = marksInReach(before);
  same('marks', marks, marksBefore);

  const fields = fieldsLost(
    before.inventory,
    after.inventory,
    new Set(lost.map(({ dict }) => dict)),
  );
  for (const reason of fields.reasons) explain(reason);
  faults.push(...fields.faults);

  for (const [reason, count] of Object.entries(explained) as [Loss, number][]) {
    const said = told[reason] ?? 0;
    if (said < count) faults.push(`${reason}: ${count} are missing, and ${said} are told of`);
  }
  for (const reason of exact) same(`told of ${reason}`, told[reason] ?? 0, explained[reason] ?? 0);
  compareViews(before, after, lost, made, same);

  const counts = {
    before: {
      ...countsOf(before.inventory),
      elements: before.inventory.structure.elements.length,
      marks: marksBefore,
    },
    after: { ...countsOf(after.inventory), elements, marks },
  };
  const outline = flatBookmarks(brought).length;
  const comparison = { before: counts.before, after: { ...counts.after, outline }, faults, lost };
  for (const side of ['before', 'after'] as const) {
    for (const kind of kinds) {
      same(`${kind} ${side}`, facts.census[side][kind], comparison[side][kind]);
    }
  }
  return comparison;
}

/** Not those of pages whose content has them not: there, the structure leads to nothing. The parent tree is not asked. */
function marksInReach({ inventory, view }: Read): number {
  const seen = view?.written.map((marks) => new Set(marks));
  return [...inventory.structure.marks].filter((mark) => {
    const [, page, mcid] = /^page (\d+), (\d+)$/.exec(mark) ?? [];
    return page === undefined || seen?.[Number(page)]?.has(Number(mcid)) !== false;
  }).length;
}

function countsOf({ structure, annotations, bookmarks, fields }: Inventory): Counts {
  const links = annotations.filter(({ kind }) => kind === 'Link').length;
  return {
    elements: structure.elements.length,
    marks: structure.marks.size,
    links,
    outline: flatBookmarks(bookmarks).length,
    fields: fields.length,
    annotations: annotations.length - links,
  };
}

/** But for the wrappers: Document and Part, and for a document without tags an element a page. */
function elementsOf({ structure }: Inventory, facts: PieceFacts): number {
  return facts.structure === undefined ? 0 : structure.elements.length - 2;
}

/** Those of the first that the second has not, by their keys. */
function missing(all: readonly Annotation[], from: readonly Annotation[]): readonly Annotation[] {
  const there = new Map<string, number>();
  for (const { key } of from) there.set(key, (there.get(key) ?? 0) + 1);
  return all.filter(({ key }) => {
    const left = there.get(key) ?? 0;
    there.set(key, left - 1);
    return left <= 0;
  });
}

/**
 * A field is missing where none of its places is left, which has the reason of the place. One that has no place at
 * all is broken, or signs without being seen.
 */
function fieldsLost(
  before: Inventory,
  after: Inventory,
  gone: ReadonlySet<object>,
): { readonly reasons: readonly Loss[]; readonly faults: readonly string[] } {
  const shown = new Set<object>(before.annotations.map(({ dict }) => dict));
  const left = before.fields.filter(({ places }) =>
    places.some((place) => shown.has(place) && !gone.has(place)),
  );
  const lost = before.fields.filter((field) => !left.includes(field));
  const names = (fields: Inventory['fields']): string =>
    JSON.stringify(fields.map(({ name }) => name).sort());
  const same = names(left) === names(after.fields);
  return {
    reasons: lost.flatMap(({ places, signed }): readonly Loss[] => {
      if (signed) return ['signature'];
      return places.some((place) => shown.has(place)) ? [] : ['malformed-field'];
    }),
    faults: same ? [] : [`fields: ${after.fields.length} instead of ${left.length}`],
  };
}

/** What PDF.js sees is no less than it saw, and leads where it led. */
function compareViews(
  before: Read,
  after: Read,
  lost: readonly Annotation[],
  made: number,
  same: (what: string, found: unknown, expected: unknown) => void,
): void {
  const { view: old } = before;
  const { view } = after;
  same('PDF.js: opens it', view !== undefined, true);
  if (old === undefined || view === undefined) return;
  same('PDF.js: pages', view.pages, old.pages);
  old.marks.forEach((marks, page) => {
    const now = new Set(view.marks[page]);
    same(
      `PDF.js: marks lost on page ${page + 1}`,
      marks.filter((mark) => !now.has(mark)),
      [],
    );
  });
  // The document's parent tree may have gaps; the file's has none.
  view.written.forEach((written, page) => {
    const held = new Set(view.marks[page]);
    const known = after.inventory.structure.marks;
    same(
      `PDF.js: marks that the parent tree lacks on page ${page + 1}`,
      written.filter((mark) => known.has(`page ${page}, ${mark}`) && !held.has(mark)),
      [],
    );
  });
  old.links.forEach((links, page) => {
    const gone = lost.filter((one) => one.pages.includes(page) && one.kind === 'Link');
    const places = gone.map(({ dict }) =>
      placeInWords(numbersOf(before.inventory.objects, dict, 'Rect')),
    );
    const live = links.filter(({ place, to }) => to !== 'nowhere' && !places.includes(place));
    const said = (all: View['links'][number]) =>
      all.map(({ place, to }) => `${place} ${to}`).sort();
    same(`PDF.js: links on page ${page + 1}`, said(view.links[page] ?? []), said(live));
  });
  const widgets = old.widgets.map(
    (count, page) =>
      count - lost.filter((one) => one.pages.includes(page) && one.kind === 'Widget').length,
  );
  same('PDF.js: widgets', view.widgets, widgets);
  const [, ...bookmarks] = view.bookmarks;
  const leading = (all: readonly string[]) => all.filter((one) => !one.endsWith('nowhere'));
  if (made > 0) same('PDF.js: bookmarks made', leading(bookmarks).length, made);
  else same('PDF.js: bookmarks', leading(bookmarks), leading(old.bookmarks));
}
