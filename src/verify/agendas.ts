/** The agendas of a finished pack: what they say of pages, where that leads, and the way back from each document. */
import { listsPapers, namesPapers, type Pack } from '../model/agenda.js';
import type { PagePlan, PageRange, PlannedPage } from '../model/plan.js';
import type { Rect } from '../model/segment.js';
import type { Reading } from '../pdfium/index.js';
import {
  type ExpectedItem,
  type ExpectedReference,
  expectedContents,
  expectedReferences,
  publicItems,
  restrictedItems,
} from './expected.js';
import { type Finding, finding } from './finding.js';

interface AgendaReference {
  readonly text: string;
  /** Where it stands, and where it leads. */
  readonly sheet: number;
  readonly target: number | undefined;
}

/** An agenda: the items it lists, and the references that it must have and has. */
export interface Agenda {
  readonly name: string;
  readonly items: readonly ExpectedItem[];
  readonly expected: readonly ExpectedReference[];
  readonly found: readonly AgendaReference[];
}

/** The public agenda, and that of Part B where the pack has one. */
export function agendas(pack: Pack, plan: PagePlan, file: Reading): readonly Agenda[] {
  const open = publicItems(pack, plan);
  const restricted = restrictedItems(pack, plan);
  const { frontMatter, partB } = plan;
  return [
    {
      name: 'the agenda',
      items: open,
      expected: [...expectedContents(pack, open), ...expectedReferences(open, listsPapers)],
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
export function checkAgenda({ name, expected, found }: Agenda): readonly Finding[] {
  return [
    ...expected.flatMap(({ of, text, sheet }, index) => [
      finding('reference on the agenda', of, text, found[index]?.text),
      finding('sheet that the agenda links to', of, sheet, found[index]?.target),
    ]),
    finding('number of page references', name, expected.length, found.length),
  ];
}

/** Each document's way back: on its first page a link, at a stamp, to the sheet of its item's reference. */
export function checkBackLinks(
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

/** A page that was extended at its foot is counted from its new foot. */
export function asShown(page: PlannedPage, box: Rect): Rect {
  return { ...box, y: box.y + page.extension };
}
