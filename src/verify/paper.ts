/** A file that is all our own pages is read back: its pages, labels, stamps and bookmarks are what its plan says. */
import { createHash } from 'node:crypto';
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PlannedPaper, Vouched } from '../model/paper.js';
import type { Bookmark } from '../model/plan.js';
import { MOST_BYTES, type OutlineEntry, type Pdfium, type Reading } from '../pdfium/index.js';
import { asShown } from './agendas.js';
import { type Finding, finding } from './finding.js';
import type { Candidate } from './index.js';

/** Reads the candidate and answers one diagnostic for each difference from its plan. */
export async function verifyPaper(
  { file: name, bytes, read, mapJson }: Candidate,
  { plan, language, headings, mark, notice }: PlannedPaper,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  if (bytes > MOST_BYTES) {
    return [diagnose('pack-too-large', { file: name, bytes, limit: MOST_BYTES })];
  }
  const pdf = await read();
  const boxes = plan.pages.flatMap((page) =>
    page.stamps.map((stamp) => ({ sheet: page.sheet, box: asShown(page, stamp.box), stamp })),
  );
  const whole = plan.pages.map(({ sheet }) => ({ sheet, box: everywhere }));
  const outcome = await pdfium.read(pdf, {
    linkTextsOn: [],
    texts: [...boxes.map(({ sheet, box }) => ({ sheet, box })), ...whole],
  });
  if (!outcome.ok) {
    return [diagnose('pack-unreadable', { cause: outcome.detail ?? outcome.reason })];
  }
  const found = outcome.value;
  const map = JSON.parse(mapJson) as Vouched;
  const kinds = (sheet: number): string =>
    boxes
      .filter((one) => one.sheet === sheet)
      .map(({ stamp }) => stamp.kind)
      .sort()
      .join(' ');
  const outline = flat(found.outline);
  const findings = [
    finding('number of sheets', 'the file', plan.pages.length, found.pages.length),
    finding('number of sheets in its map', 'the file', plan.pages.length, map.sheets),
    finding(
      'SHA-256 in its map',
      'the file',
      createHash('sha256').update(pdf).digest('hex'),
      map.pdf?.sha256,
    ),
    finding('language', 'the file', language, found.language),
    ...plan.pages.flatMap(({ sheet }): Finding[] => {
      const closed =
        notice !== undefined && sheet >= sheetOf(plan.bookmarks, headings, notice.anchor);
      const expected = [
        ...(closed ? ['notice'] : []),
        ...(mark === undefined ? [] : ['pack']),
        'page',
      ];
      return [
        finding('page label', `sheet ${sheet}`, String(sheet), found.pages[sheet - 1]?.label),
        finding('stamps', `sheet ${sheet}`, expected.sort().join(' '), kinds(sheet)),
      ];
    }),
    ...boxes.map(({ sheet, stamp }, index) => {
      const words =
        stamp.kind === 'page' ? `Page ${sheet}` : stamp.kind === 'pack' ? mark : notice?.text;
      const there = solid(found.texts[index] ?? '').endsWith(solid(words ?? ''));
      return finding(
        'stamp',
        `sheet ${sheet}`,
        words ?? 'none',
        there ? (words ?? 'none') : found.texts[index],
      );
    }),
    finding('number of bookmarks', 'the file', headings.length, outline.length),
    ...headings.flatMap(({ title, level }, index): Finding[] => {
      const own = outline[index];
      const text = found.texts[boxes.length + (own?.sheet ?? 1) - 1] ?? '';
      return [
        finding('bookmark title', `bookmark ${index + 1}`, title, own?.title),
        finding('bookmark level', `“${title}”`, level, own?.level),
        // Whatever the plan says: the page that it leads to has these words.
        finding(
          'words that a bookmark leads to',
          `“${title}”`,
          'there',
          solid(text).includes(solid(title)) ? 'there' : 'missing',
        ),
      ];
    }),
  ];
  return findings
    .filter(({ planned, found: is }) => planned !== is)
    .map((one) => diagnose('pack-differs', one));
}

/** More than any page. */
const everywhere = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

function solid(text: string): string {
  return text.replace(/[\s\u00ad-]/g, '');
}

function sheetOf(
  bookmarks: readonly Bookmark[],
  headings: PlannedPaper['headings'],
  anchor: string,
): number {
  const title = headings.find((heading) => heading.anchor === anchor)?.title;
  return bookmarks.find((one) => one.title === title)?.sheet ?? Number.POSITIVE_INFINITY;
}

function flat(
  entries: readonly OutlineEntry[],
  level = 1,
): readonly {
  readonly title: string;
  readonly level: number;
  readonly sheet: Reading['outline'][number]['sheet'];
}[] {
  return entries.flatMap(({ title, sheet, children }) => [
    { title, level, sheet },
    ...flat(children, level + 1),
  ]);
}
