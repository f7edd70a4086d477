/**
 * The stage `verify`: the written file is read back, and every number in it must be what the agenda and the
 * documents' pages demand. Reads the file with another library than the one that wrote it, and trusts
 * neither the file nor what the plan says twice.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PagePlan, PageRange, PlannedPage } from '../model/plan.js';
import type { Rect } from '../model/segment.js';
import {
  MOST_BYTES,
  type OutlineEntry,
  type Pdfium,
  type Question,
  type Reading,
} from '../pdfium/index.js';
import { agendas, asShown, checkAgenda, checkBackLinks } from './agendas.js';
import { type ExpectedItem, expectedBookmarks, expectedLabel, expectedStamps } from './expected.js';
import { type Finding, finding } from './finding.js';
import { checkMap } from './page-map.js';

export { type JoinedPage, readPages, verifyJoined } from './joined.js';
export { verifyPaper } from './paper.js';
export { verifyPreview } from './preview.js';

/** A file that is about to be published. */
export interface Candidate {
  /** Its name, for people. */
  readonly file: string;
  readonly bytes: number;
  readonly read: () => Promise<Uint8Array>;
  /** The page map as it will be written. */
  readonly mapJson: string;
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
    together: true,
    texts: [...boxes, ...whole.map(({ sheet }) => ({ sheet, box: everywhere }))],
  };
}

/** More than any page. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** Where page references stand. */
function agendaSheets({ frontMatter, partB }: PagePlan): readonly PageRange['sheets'][] {
  return [frontMatter.sheets, ...(partB === undefined ? [] : [partB.agenda.sheets])];
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
