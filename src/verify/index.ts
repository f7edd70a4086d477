/**
 * The stage `verify`: the written file is read back, and every number in it must be what the agenda and the
 * documents' pages demand. Reads the file with another library than the one that wrote it, and trusts
 * neither the file nor what the plan says twice.
 */
import { createHash } from 'node:crypto';
import { diagnose } from '../diagnostics/index.js';
import type { Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PageMap } from '../model/map.js';
import type { PagePlan, PageRange, PlannedPage } from '../model/plan.js';
import type { Rect } from '../model/segment.js';
import {
  MOST_BYTES,
  type OutlineEntry,
  type Pdfium,
  type Question,
  type Reading,
} from '../pdfium/index.js';
import {
  type ExpectedItem,
  expectedBookmarks,
  expectedItems,
  expectedLabel,
  expectedReferences,
  expectedStamps,
} from './expected.js';

/** A file that is about to be published. */
export interface Candidate {
  /** Its name, for people. */
  readonly file: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
  /** The page map as it will be written. */
  readonly mapJson: string;
}

/** One number in one place of the file. */
interface Finding {
  readonly what: string;
  readonly of: string;
  readonly planned: string;
  readonly found: string;
}

/** Reads the candidate and answers one diagnostic for each difference from what it must say. */
export async function verifyPack(
  candidate: Candidate,
  pack: Pack,
  plan: PagePlan,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  const { file: name, bytes, mapJson } = candidate;
  if (bytes > MOST_BYTES) {
    return [diagnose('pack-too-large', { file: name, bytes, limit: MOST_BYTES })];
  }
  const pdf = await candidate.read();
  const outcome = await pdfium.read(pdf, question(plan));
  if (!outcome.ok) {
    return [diagnose('pack-unreadable', { cause: outcome.detail ?? outcome.reason })];
  }
  const file = outcome.value;
  const items = expectedItems(pack, plan);
  const references = agendaReferences(plan, file);
  const findings = [
    ...checkRanges(plan, items),
    ...checkPages(pack, plan, items, file),
    ...checkAgenda(items, references),
    ...checkBookmarks(plan, items, file.outline),
    ...checkBackLinks(plan, items, references, file),
    ...checkMap(plan, items, { pdf, mapJson }),
    finding('language', 'the pack', pack.meeting.language, file.language),
  ];
  return findings
    .filter(({ planned, found }) => planned !== found)
    .map((one) => diagnose('pack-differs', one));
}

/** The words in the box of every stamp, in order, where the reader sees it, and those of the agenda's links. */
function question(plan: PagePlan): Question {
  return {
    linkTextsThrough: plan.frontMatter.sheets.last,
    texts: plan.pages.flatMap((page) =>
      page.stamps.map((stamp) => ({ sheet: page.sheet, box: asShown(page, stamp.box) })),
    ),
  };
}

/** A page that was extended at its foot is counted from its new foot. */
function asShown(page: PlannedPage, box: Rect): Rect {
  return { ...box, y: box.y + page.extension };
}

/** The pages of a range are that document's pages, from its first to its last. */
function checkRanges(plan: PagePlan, items: readonly ExpectedItem[]): readonly Finding[] {
  return items.flatMap(({ documents }) =>
    documents.flatMap(({ id, range }) => {
      const { first, last } = range.sheets;
      const expected = Array.from({ length: last - first + 1 }, (_, page) => `${id} p${page + 1}`);
      const found = plan.pages.slice(first - 1, last).map(({ content }) => pageName(content));
      const all = plan.pages.filter(
        ({ content }) => content.kind === 'document' && content.document === id,
      );
      return [
        finding('content of the pages', `document ${id}`, expected.join(', '), found.join(', ')),
        finding('number of pages', `document ${id}`, expected.length, all.length),
      ];
    }),
  );
}

function pageName(content: PlannedPage['content']): string {
  if (content.kind === 'document') return `${content.document} p${content.page + 1}`;
  return content.kind;
}

/** Sheets, labels and stamps of all pages. */
function checkPages(
  pack: Pack,
  plan: PagePlan,
  items: readonly ExpectedItem[],
  file: Reading,
): readonly Finding[] {
  const frontSheets = plan.frontMatter.sheets.last;
  let answer = 0;
  const pages = plan.pages.flatMap((page): Finding[] => {
    const of = whose(page);
    const label = expectedLabel(pack, frontSheets, page.sheet);
    const expected = expectedStamps(pack, plan, items, page.sheet);
    const read = new Map(page.stamps.map(({ kind }) => [kind, file.texts[answer++]]));
    const kinds = new Set([...expected.keys(), ...read.keys()]);
    return [
      finding('page label', of, label, file.pages[page.sheet - 1]?.label),
      ...[...kinds].map((kind) => {
        const stamp = expected.get(kind) ?? 'none';
        return finding('stamp', of, stamp, stampIn(read.get(kind), stamp));
      }),
    ];
  });
  return [finding('number of sheets', 'the pack', plan.pages.length, file.pages.length), ...pages];
}

/**
 * Documents have text that nobody sees, such as a scan's recognised words: a stamp may well stand where
 * such text is. It was written last, so it comes last in what is found.
 */
function stampIn(found: string | undefined, expected: string): string | undefined {
  return found?.endsWith(expected) ? expected : found;
}

function whose({ sheet, content }: PlannedPage): string {
  switch (content.kind) {
    case 'document':
      return `document ${content.document}, its page ${content.page + 1} (sheet ${sheet})`;
    case 'front-matter':
      return `the front matter (sheet ${sheet})`;
    case 'blank':
      return `the blank page on sheet ${sheet}`;
  }
}

interface AgendaReference {
  readonly text: string;
  /** Where it stands, and where it leads. */
  readonly sheet: number;
  readonly target: number | undefined;
}

/** The page references of the front matter: links within the file, in its order, that speak of pages. */
function agendaReferences(plan: PagePlan, file: Reading): readonly AgendaReference[] {
  return file.pages
    .slice(0, plan.frontMatter.sheets.last)
    .flatMap(({ links }, index) =>
      links.flatMap(({ text, target, uri }): AgendaReference[] =>
        uri === undefined && text !== undefined && /^\(Pages? /.test(text)
          ? [{ text, sheet: index + 1, target: target?.sheet }]
          : [],
      ),
    );
}

/** What the agenda says of pages, and where a click on it leads. */
function checkAgenda(
  items: readonly ExpectedItem[],
  found: readonly AgendaReference[],
): readonly Finding[] {
  const expected = expectedReferences(items);
  return [
    ...expected.flatMap(({ of, text, sheet }, index) => [
      finding('reference on the agenda', of, text, found[index]?.text),
      finding('sheet that the agenda links to', of, sheet, found[index]?.target),
    ]),
    finding('number of page references', 'the agenda', expected.length, found.length),
  ];
}

function checkBookmarks(
  plan: PagePlan,
  items: readonly ExpectedItem[],
  outline: readonly OutlineEntry[],
): readonly Finding[] {
  const expected = expectedBookmarks(items);
  // Below that are the documents' own bookmarks.
  const found = flatten(outline, 1).filter(({ level }) => level <= levelOfDocuments);
  const place = (sheet: number | undefined, level: number | undefined): string =>
    `sheet ${sheet ?? 'none'}, level ${level ?? 'none'}`;
  return [
    finding('number of bookmarks', 'the pack', expected.length, found.length),
    ...expected.flatMap((bookmark, index) => {
      const own = found[index];
      // An item without papers leads to its place on the agenda, wherever that is.
      const onAgenda = (own?.sheet ?? 0) <= plan.frontMatter.sheets.last ? own?.sheet : undefined;
      const sheet = bookmark.sheet ?? onAgenda ?? 1;
      return [
        finding(
          'bookmark',
          `“${bookmark.title}”`,
          place(sheet, bookmark.level),
          place(own?.sheet, own?.level),
        ),
        finding('bookmark title', `bookmark ${index + 1}`, bookmark.title, own?.title),
      ];
    }),
  ];
}

const levelOfDocuments = 2;

interface Entry {
  readonly title: string;
  readonly sheet?: number;
  readonly level: number;
}

function flatten(entries: readonly OutlineEntry[], level: number): readonly Entry[] {
  return entries.flatMap(({ title, sheet, children }) => [
    { title, level, ...(sheet === undefined ? {} : { sheet }) },
    ...flatten(children, level + 1),
  ]);
}

/** Each document's way back: on its first page a link, at a stamp, to the sheet of its item's reference. */
function checkBackLinks(
  plan: PagePlan,
  items: readonly ExpectedItem[],
  references: readonly AgendaReference[],
  file: Reading,
): readonly Finding[] {
  const expected = expectedReferences(items);
  return items.flatMap(({ name, documents }) => {
    const agenda = references[expected.findIndex(({ of }) => of === name)]?.sheet;
    return documents.map(({ id, range }) => {
      const page = plan.pages[range.sheets.first - 1];
      const boxes = page?.stamps.map(({ box }) => asShown(page, box)) ?? [];
      const links = file.pages[range.sheets.first - 1]?.links ?? [];
      const back = links.find((link) => boxes.some((box) => near(link.box, box)));
      return finding(
        'link back to the agenda',
        `document ${id}`,
        `sheet ${agenda ?? 'none'}`,
        `sheet ${back?.target?.sheet ?? 'none'}`,
      );
    });
  });
}

/** Equal but for the rounding of coordinates. */
function near(a: Rect, b: Rect): boolean {
  const tolerance = 0.5;
  return (
    Math.abs(a.x - b.x) < tolerance &&
    Math.abs(a.y - b.y) < tolerance &&
    Math.abs(a.width - b.width) < tolerance &&
    Math.abs(a.height - b.height) < tolerance
  );
}

/** The page map is read as scripts will read it. */
function checkMap(
  plan: PagePlan,
  items: readonly ExpectedItem[],
  { pdf, mapJson }: { readonly pdf: Uint8Array; readonly mapJson: string },
): readonly Finding[] {
  const map = JSON.parse(mapJson) as PageMap;
  const what = 'range in the page map';
  const ranges = items.flatMap(({ name, range, documents }, index) => {
    const mapped = map.items[index];
    return [
      finding(what, name, rangeText(range), rangeText(mapped?.range)),
      ...documents.flatMap(({ id, range: pages }, place) => {
        const own = mapped?.documents[place];
        const length = pages.sheets.last - pages.sheets.first + 1;
        return [
          finding(what, `document ${id}`, rangeText(pages), rangeText(own?.range)),
          finding('number of pages in the page map', `document ${id}`, length, own?.pages),
        ];
      }),
    ];
  });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return [
    ...ranges,
    finding(what, 'the front matter', rangeText(plan.frontMatter), rangeText(map.frontMatter)),
    finding('number of sheets in the page map', 'the pack', plan.pages.length, map.sheets),
    finding(
      'last label in the page map',
      'the pack',
      plan.pages.at(-1)?.label ?? '',
      map.lastLabel,
    ),
    finding('SHA-256 in the page map', 'the pack', sha256, map.pdf?.sha256),
  ];
}

function rangeText(range: PageRange | null | undefined): string {
  return range == null
    ? 'no pages'
    : `${range.first} - ${range.last} (sheets ${range.sheets.first} - ${range.sheets.last})`;
}

function finding(
  what: string,
  of: string,
  planned: string | number,
  found: string | number | undefined,
): Finding {
  const nothing = found === undefined || found === '';
  return { what, of, planned: String(planned), found: nothing ? 'none' : String(found) };
}
