/**
 * The stage `verify`: the written file is read back, and every number in it must be what the agenda and the
 * documents' pages demand. Reads the file with another library than the one that wrote it, and trusts
 * neither the file nor what the plan says twice.
 */
import { createHash } from 'node:crypto';
import { diagnose } from '../diagnostics/index.js';
import { namesPapers, type Pack } from '../model/agenda.js';
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
  type ExpectedReference,
  expectedBookmarks,
  expectedLabel,
  expectedReferences,
  expectedStamps,
  hasSeveral,
  publicItems,
  restrictedItems,
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
  const outcome = await pdfium.read(pdf, question(pack, plan));
  if (!outcome.ok) {
    return [diagnose('pack-unreadable', { cause: outcome.detail ?? outcome.reason })];
  }
  const file = outcome.value;
  const parts = agendas(pack, plan, file);
  const items = parts.flatMap((part) => part.items);
  const findings = [
    ...checkRanges(plan, items),
    ...checkPages(pack, plan, items, file),
    ...parts.flatMap(checkAgenda),
    ...checkBookmarks(pack, plan, file.outline),
    ...parts.flatMap((part) => checkBackLinks(plan, part, file)),
    ...checkMap(pack, plan, { pdf, mapJson }),
    ...checkWatermark(pack, plan, file),
    finding('language', 'the pack', pack.meeting.language, file.language),
  ];
  return findings
    .filter(({ planned, found }) => planned !== found)
    .map((one) => diagnose('pack-differs', one));
}

/** The words in the box of every stamp, in order, and those of the agendas' links; then all words of watermarked pages. */
function question(pack: Pack, plan: PagePlan): Question {
  const boxes = plan.pages.flatMap((page) =>
    page.stamps.map((stamp) => ({ sheet: page.sheet, box: asShown(page, stamp.box) })),
  );
  const whole = pack.recipient === undefined ? [] : plan.pages;
  return {
    linkTextsOn: agendaSheets(plan),
    texts: [...boxes, ...whole.map(({ sheet }) => ({ sheet, box: everywhere }))],
  };
}

/** More than any page. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** Where page references stand. */
function agendaSheets({ frontMatter, partB }: PagePlan): readonly PageRange['sheets'][] {
  return [frontMatter.sheets, ...(partB === undefined ? [] : [partB.agenda.sheets])];
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
  let answer = 0;
  const pages = plan.pages.flatMap((page): Finding[] => {
    const of = whose(page);
    const label = expectedLabel(pack, plan, page.sheet);
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
    case 'part-b':
      return `the agenda of Part B (sheet ${sheet})`;
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

/** An agenda: the items it lists, and the references that it must have and has. */
interface Agenda {
  readonly name: string;
  readonly items: readonly ExpectedItem[];
  readonly expected: readonly ExpectedReference[];
  readonly found: readonly AgendaReference[];
}

/** The public agenda, and that of Part B where the pack has one. */
function agendas(pack: Pack, plan: PagePlan, file: Reading): readonly Agenda[] {
  const open = publicItems(pack, plan);
  const restricted = restrictedItems(pack, plan);
  const { frontMatter, partB } = plan;
  return [
    {
      name: 'the agenda',
      items: open,
      expected: expectedReferences(open, hasSeveral),
      found: agendaReferences(frontMatter.sheets, file, pack),
    },
    ...(partB === undefined
      ? []
      : [
          {
            name: 'the agenda of Part B',
            items: restricted,
            expected: expectedReferences(restricted, namesPapers),
            found: agendaReferences(partB.agenda.sheets, file, pack),
          },
        ]),
  ];
}

/** The page references of an agenda: links within the file, in its order, that speak of pages. */
function agendaReferences(
  { first, last }: PageRange['sheets'],
  file: Reading,
  { recipient }: Pack,
): readonly AgendaReference[] {
  // Letters of a watermark that cross a reference are read behind it.
  const words = (text: string): string =>
    recipient === undefined ? text : text.replace(/^(\([^)]*\)) .*$/, '$1');
  return file.pages
    .slice(first - 1, last)
    .flatMap(({ links }, index) =>
      links.flatMap(({ text, target, uri }): AgendaReference[] =>
        uri === undefined && text !== undefined && /^\(Pages? /.test(text)
          ? [{ text: words(text), sheet: index + first, target: target?.sheet }]
          : [],
      ),
    );
}

/** What an agenda says of pages, and where a click on it leads. */
function checkAgenda({ name, expected, found }: Agenda): readonly Finding[] {
  return [
    ...expected.flatMap(({ of, text, sheet }, index) => [
      finding('reference on the agenda', of, text, found[index]?.text),
      finding('sheet that the agenda links to', of, sheet, found[index]?.target),
    ]),
    finding('number of page references', name, expected.length, found.length),
  ];
}

function checkBookmarks(
  pack: Pack,
  plan: PagePlan,
  outline: readonly OutlineEntry[],
): readonly Finding[] {
  const expected = expectedBookmarks(pack, plan);
  // Below that are the documents' own bookmarks.
  const found = flatten(outline, 1).filter(({ level }) => level <= levelOfDocuments);
  const place = (sheet: number | undefined, level: number | undefined): string =>
    `sheet ${sheet ?? 'none'}, level ${level ?? 'none'}`;
  return [
    finding('number of bookmarks', 'the pack', expected.length, found.length),
    ...expected.flatMap(({ title, level, sheets: { first, last } }, index) => {
      const own = found[index];
      const sheet = Math.min(Math.max(own?.sheet ?? first, first), last);
      return [
        finding('bookmark', `“${title}”`, place(sheet, level), place(own?.sheet, own?.level)),
        finding('bookmark title', `bookmark ${index + 1}`, title, own?.title),
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
  { items, expected, found }: Agenda,
  file: Reading,
): readonly Finding[] {
  return items.flatMap(({ name, documents }) => {
    const agenda = found[expected.findIndex(({ of }) => of === name)]?.sheet;
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

/** Each page of a copy bears its owner's name, however its letters are parted by the reader. */
function checkWatermark(pack: Pack, plan: PagePlan, file: Reading): readonly Finding[] {
  const { recipient } = pack;
  if (recipient === undefined) return [];
  const words = `Copy of ${recipient}`;
  const solid = (text: string): string => text.replace(/\s/g, '');
  const before = plan.pages.reduce((count, { stamps }) => count + stamps.length, 0);
  return plan.pages.map((page, index) => {
    const found = file.texts[before + index] ?? '';
    return finding(
      'watermark',
      whose(page),
      words,
      solid(found).includes(solid(words)) ? words : 'none',
    );
  });
}

/** The page map is read as scripts will read it. */
function checkMap(
  pack: Pack,
  plan: PagePlan,
  { pdf, mapJson }: { readonly pdf: Uint8Array; readonly mapJson: string },
): readonly Finding[] {
  const map = JSON.parse(mapJson) as PageMap;
  const what = 'range in the page map';
  const restricted = restrictedItems(pack, plan);
  const ranges = publicItems(pack, plan).flatMap(({ item, name, range, documents }, index) => {
    const mapped = map.items[index];
    const inPartB = restricted.find((one) => one.item.number.ordinal === item.number.ordinal);
    const own = item.access.kind === 'public' ? range : (inPartB?.range ?? null);
    return [
      finding(what, name, rangeText(own), rangeText(mapped?.range)),
      ...[...documents, ...(inPartB?.documents ?? [])].flatMap(({ id, range: pages }, place) => {
        const document = mapped?.documents[place];
        const length = pages.sheets.last - pages.sheets.first + 1;
        return [
          finding(what, `document ${id}`, rangeText(pages), rangeText(document?.range)),
          finding('number of pages in the page map', `document ${id}`, length, document?.pages),
        ];
      }),
    ];
  });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return [
    ...ranges,
    finding(what, 'the front matter', rangeText(plan.frontMatter), rangeText(map.frontMatter)),
    finding(what, 'the agenda of Part B', rangeText(plan.partB?.agenda), rangeText(map.partB)),
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
