/**
 * The stage `verify`: the written file is read back, and every number in it must be the plan's. Reads
 * the file with another library than the one that wrote it, and trusts nothing but its bytes.
 */
import { diagnose } from '../diagnostics/index.js';
import { type AgendaItem, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PageMap } from '../model/map.js';
import { formatPageRange, type PagePlan, type PlannedPage } from '../model/plan.js';
import type { Rect } from '../model/segment.js';
import type { OutlineEntry, Pdfium, Question, Reading } from '../pdfium/index.js';

/** A file that is about to be published. */
export interface Candidate {
  readonly pdf: Uint8Array;
  /** The page map as it will be written. */
  readonly mapJson: string;
}

/** One number of one document in one place of the file. */
interface Finding {
  readonly what: string;
  readonly of: string;
  readonly planned: string;
  readonly found: string;
}

/** Reads the candidate and answers one diagnostic for each difference from the plan. */
export async function verifyPack(
  candidate: Candidate,
  pack: Pack,
  plan: PagePlan,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  const outcome = await pdfium.read(candidate.pdf, question(plan));
  if (!outcome.ok) return [unreadable(outcome)];
  const file = outcome.value;
  const findings = [
    ...checkPages(plan, file),
    ...checkAgenda(pack, plan, agendaReferences(plan, file)),
    ...checkBookmarks(plan, file.outline),
    ...checkBackLinks(plan, file),
    ...checkMap(pack, plan, candidate.mapJson),
    ...checkFile(pack, file),
  ];
  return findings
    .filter(({ planned, found }) => planned !== found)
    .map((finding) => diagnose('pack-differs', finding));
}

function unreadable(outcome: { readonly reason: string; readonly detail?: string }): Diagnostic {
  return diagnose('pack-unreadable', { cause: outcome.detail ?? outcome.reason });
}

/** Every stamp of the plan, in order, where the reader sees it, and the words of the agenda's links. */
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

/** Sheets, labels and stamps of all pages. */
function checkPages(plan: PagePlan, file: Reading): readonly Finding[] {
  const findings: Finding[] = [
    finding('number of sheets', 'the pack', plan.pages.length, file.pages.length),
  ];
  let answer = 0;
  for (const page of plan.pages) {
    const of = whose(page);
    findings.push(finding('page label', of, page.label, file.pages[page.sheet - 1]?.label));
    for (const stamp of page.stamps) {
      findings.push(finding('stamp', of, stamp.text, stampIn(file.texts[answer++], stamp.text)));
    }
  }
  return findings;
}

/**
 * Documents have text that nobody sees, such as a scan's recognised words: a stamp may well stand where
 * such text is. It was written last, so it comes last in what is found.
 */
function stampIn(found: string | undefined, planned: string): string | undefined {
  return found?.endsWith(planned) ? planned : found;
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
  readonly target: number | undefined;
}

/** The page references of the front matter: links within the file, in its order, that speak of pages. */
function agendaReferences(plan: PagePlan, file: Reading): readonly AgendaReference[] {
  return file.pages
    .slice(0, plan.frontMatter.sheets.last)
    .flatMap(({ links }) => links)
    .flatMap(({ text, target, uri }): AgendaReference[] =>
      uri === undefined && text !== undefined && /^\(Pages? /.test(text)
        ? [{ text, target: target?.sheet }]
        : [],
    );
}

/** What the agenda says of pages, and where a click on it leads. */
function checkAgenda(
  pack: Pack,
  plan: PagePlan,
  agenda: readonly AgendaReference[],
): readonly Finding[] {
  const expected = pack.partA.flatMap((item, index) => expectedReferences(item, plan.items[index]));
  const findings = expected.flatMap(({ of, text, sheet }, index) => [
    finding('reference on the agenda', of, text, agenda[index]?.text),
    finding('sheet that the agenda links to', of, sheet, agenda[index]?.target),
  ]);
  return [
    ...findings,
    finding('number of page references', 'the agenda', expected.length, agenda.length),
  ];
}

interface ExpectedReference {
  readonly of: string;
  readonly text: string;
  readonly sheet: number;
}

function expectedReferences(
  item: AgendaItem,
  planned: PagePlan['items'][number] | undefined,
): readonly ExpectedReference[] {
  if (planned === undefined || planned.range === null) return [];
  const { range, documents } = planned;
  const own = {
    of: `item ${formatItemNumber(item.number)}`,
    text: `(${formatPageRange(range)})`,
    sheet: range.sheets.first,
  };
  if (documents.length < 2) return [own];
  return [
    own,
    ...documents.map((document) => ({
      of: `document ${document.id}`,
      text: `(${formatPageRange(document.range)})`,
      sheet: document.range.sheets.first,
    })),
  ];
}

function checkBookmarks(plan: PagePlan, outline: readonly OutlineEntry[]): readonly Finding[] {
  const planned = flatten(plan.bookmarks, 0);
  const found = flatten(outline, 0);
  return [
    finding('number of bookmarks', 'the pack', planned.length, found.length),
    ...planned.flatMap((bookmark, index) => [
      finding('bookmark', `“${bookmark.title}”`, bookmark.place, found[index]?.place),
      finding('bookmark title', `bookmark ${index + 1}`, bookmark.title, found[index]?.title),
    ]),
  ];
}

interface Entry {
  readonly title: string;
  readonly sheet?: number;
  readonly children: readonly Entry[];
}

function flatten(
  entries: readonly Entry[],
  depth: number,
): readonly { readonly title: string; readonly place: string }[] {
  return entries.flatMap((entry) => [
    { title: entry.title, place: `sheet ${entry.sheet ?? 'none'}, level ${depth + 1}` },
    ...flatten(entry.children, depth + 1),
  ]);
}

/** Each document's way back to its agenda item: a link where the plan puts it, to where it leads. */
function checkBackLinks(plan: PagePlan, file: Reading): readonly Finding[] {
  return plan.backLinks.map((link) => {
    const page = plan.pages[link.sheet - 1];
    const box = page === undefined ? link.box : asShown(page, link.box);
    const there = file.pages[link.sheet - 1]?.links.filter((one) => near(one.box, box)) ?? [];
    return finding(
      'link back to the agenda',
      `sheet ${link.sheet}`,
      link.to.sheet,
      there[0]?.target?.sheet,
    );
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
function checkMap(pack: Pack, plan: PagePlan, json: string): readonly Finding[] {
  const map = JSON.parse(json) as PageMap;
  const items = pack.partA.flatMap((item, index) => {
    const planned = plan.items[index];
    const mapped = map.items[index];
    const of = `item ${formatItemNumber(item.number)}`;
    return [
      finding('range in the page map', of, rangeText(planned?.range), rangeText(mapped?.range)),
      ...(planned?.documents ?? []).map((document, place) =>
        finding(
          'range in the page map',
          `document ${document.id}`,
          rangeText(document.range),
          rangeText(mapped?.documents[place]?.range),
        ),
      ),
    ];
  });
  return [
    ...items,
    finding(
      'range in the page map',
      'the front matter',
      rangeText(plan.frontMatter),
      rangeText(map.frontMatter),
    ),
    finding('number of sheets in the page map', 'the pack', plan.pages.length, map.sheets),
    finding(
      'last label in the page map',
      'the pack',
      plan.pages.at(-1)?.label ?? '',
      map.lastLabel,
    ),
  ];
}

function rangeText(range: PageMap['items'][number]['range'] | undefined): string {
  return range == null
    ? 'no pages'
    : `${range.first} - ${range.last} (sheets ${range.sheets.first} - ${range.sheets.last})`;
}

function checkFile(pack: Pack, file: Reading): readonly Finding[] {
  return [finding('language', 'the pack', pack.meeting.language, file.language)];
}

function finding(
  what: string,
  of: string,
  planned: string | number,
  found: string | number | undefined,
): Finding {
  return {
    what,
    of,
    planned: String(planned),
    found: found === '' ? 'none' : String(found ?? 'none'),
  };
}
