/** Decides every page and file of the public site, and what leads to what. Knows nothing of how pages look. Pure. */
import { diagnose } from '../diagnostics/index.js';
import { agendaItems, formatItemNumber } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { numberOf, supplementTitle } from '../model/issue.js';
import type { MappedItem } from '../model/map.js';
import { formatPageRange } from '../model/plan.js';
import type {
  SiteBody,
  SiteFile,
  SiteItem,
  SiteMeeting,
  SiteMeetingPage,
  SitePaper,
  SitePart,
  SitePdf,
  SitePlan,
  SiteSource,
} from '../model/site.js';

/**
 * The plan of the site. Error: `site-same-address`, where two meetings of a body have folders of the same name; no value then.
 */
export function planSite({ council, language, address, meetings }: SiteSource): Checked<SitePlan> {
  const twice = meetings.filter(
    (one, index) => meetings.findIndex((other) => pathOf(other) === pathOf(one)) !== index,
  );
  if (twice.length > 0) {
    const told = twice.map(({ name, pack }) =>
      diagnose('site-same-address', { name }, { at: { file: pack.folders.meeting } }),
    );
    return { diagnostics: told };
  }
  const slugs = [...new Set(meetings.map(({ pack }) => pack.bodySlug))].sort();
  const bodies = slugs.map((slug) =>
    planBody(
      slug,
      meetings.filter(({ pack }) => pack.bodySlug === slug),
    ),
  );
  const own = {
    page: 'index.html',
    calendar: 'calendar.ics',
    feed: 'feed.xml',
    json: 'meetings.json',
    style: 'style.css',
  };
  const all = bodies.flatMap((body) => body.meetings);
  const files: readonly SiteFile[] = [
    { path: own.page, kind: 'council' },
    { path: own.style, kind: 'style' },
    { path: own.calendar, kind: 'calendar', name: council, meetings: all },
    { path: own.feed, kind: 'feed', name: council, page: own.page, meetings: all },
    { path: own.json, kind: 'council-json' },
    ...bodies.flatMap(filesOfBody),
  ];
  const value = { council, language, ...given({ address }), ...own, bodies, files };
  return { value, diagnostics: [] };
}

function pathOf({ pack, name }: SiteMeeting): string {
  return `${pack.bodySlug}/${name}`.toLowerCase();
}

function planBody(slug: string, meetings: readonly SiteMeeting[]): SiteBody {
  const inOrder = [...meetings].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  const links = inOrder.map((one) => ({
    page: `${slug}/${one.name}/index.html`,
    date: one.pack.meeting.date,
  }));
  const pages = inOrder.map(
    (one, index): SiteMeetingPage => ({
      ...planMeeting(`${slug}/${one.name}/`, one),
      ...given({ previous: links[index - 1], next: links[index + 1] }),
    }),
  );
  return {
    name: inOrder.at(-1)?.pack.meeting.body ?? slug,
    page: `${slug}/index.html`,
    calendar: `${slug}/calendar.ics`,
    feed: `${slug}/feed.xml`,
    meetings: pages.reverse(),
  };
}

/** Two meetings of a day are in the order of their times, and then of their folders. */
function dateOf({ pack, name }: SiteMeeting): string {
  const { date, time } = pack.meeting;
  return `${date} ${time} ${name}`;
}

function planMeeting(
  folder: string,
  source: SiteMeeting,
): Omit<SiteMeetingPage, 'previous' | 'next'> {
  const { parts, minutes, decisions, pack } = source;
  const items = planItems(folder, source);
  const known = new Set(items.map(({ number }) => number));
  const days = parts.flatMap(({ issued }) => issued ?? []);
  const told = [
    ...days,
    minutes?.minuted.approved ?? '',
    ...(decisions?.all ?? []).map(({ published }) => published),
  ];
  return {
    source,
    page: `${folder}index.html`,
    json: `${folder}meeting.json`,
    calendar: `${folder}meeting.ics`,
    state: days.length === parts.length ? 'issued' : 'draft',
    updated: told.reduce((last, day) => (day > last ? day : last), pack.meeting.published),
    items,
    otherMinutes: (minutes?.minuted.minutes ?? []).filter(
      ({ item }) => item === undefined || !known.has(item),
    ),
    downloads: [
      ...parts.flatMap((part) => downloadsOf(folder, part)),
      ...papersAfter(folder, source),
    ],
  };
}

/** The last part that was issued says which items there are, and how they stand. */
function planItems(folder: string, source: SiteMeeting): readonly SiteItem[] {
  const { parts, pack, minutes, decisions } = source;
  const told = new Map(agendaItems(pack).map((item) => [formatItemNumber(item.number), item]));
  const mapped = parts.at(-1)?.pages.items ?? [];
  return mapped.flatMap((one): SiteItem[] => {
    const item = told.get(one.number);
    if (item === undefined) return [];
    const isOpen = one.access === 'public' && item.access.kind === 'public';
    const minute = minutes?.minuted.minutes.find((each) => each.item === one.number);
    return [
      {
        page: `${folder}item-${one.number}.html`,
        json: `${folder}item-${one.number}.json`,
        number: one.number,
        // What the public was told of it counts: that may be less than what it is called now.
        title: one.title,
        part: one.part ?? 'A',
        item,
        papers: isOpen ? papersOf(folder, one.number, source) : [],
        absent: isOpen ? absentOf(one) : [],
        decisions: (decisions?.all ?? []).filter((each) => each.item === one.number),
        ...given({
          minuteNumber: minute?.number,
          restriction: item.access.kind === 'public' ? undefined : item.access,
          status: one.status,
          minute,
        }),
      },
    ];
  });
}

function absentOf({ absent = [] }: MappedItem): SiteItem['absent'] {
  return absent
    .filter(({ access }) => access === 'public')
    .map(({ title, status }) => ({ title, status }));
}

/** Their numbers are frozen, and so name their files: a link to a paper holds for ever. */
function papersOf(
  folder: string,
  number: string,
  { parts, readable }: SiteMeeting,
): readonly SitePaper[] {
  return parts.flatMap((part) =>
    part.pages.items
      .filter((item) => item.number === number && item.access === 'public')
      .flatMap(({ documents }) => documents.filter(({ access }) => access === 'public'))
      .map((document): SitePaper => {
        const { range, title, role, language, status, tagged, source } = document;
        const name = `${folder}${formatPageRange(range).toLowerCase().replaceAll(' - ', '-').replace(' ', '-')}`;
        return {
          pdf: { path: `${name}.pdf`, title, range, sheets: document.pages },
          ...{ role, title, language, tagged, source, part: part.part },
          ...given({ status, page: readable.has(source) ? `${name}.html` : undefined }),
        };
      }),
  );
}

function downloadsOf(folder: string, { part, pages }: SitePart): readonly SitePdf[] {
  const { frontMatter, sheets } = pages;
  const last = { ...rangeOf(pages, frontMatter.sheets.last + 1, sheets) };
  const isPack = part.kind === 'pack';
  const name = isPack ? 'public-document-pack' : `supplement-${numberOf(part)}`;
  const whole: SitePdf = {
    path: `${folder}${name}.pdf`,
    title: isPack ? 'Public document pack' : supplementTitle(numberOf(part)),
    sheets,
  };
  if (!isPack) return [whole];
  const front: SitePdf = {
    path: `${folder}agenda-front-sheet.pdf`,
    title: 'Agenda front sheet',
    range: frontMatter,
    sheets: frontMatter.sheets.last - frontMatter.sheets.first + 1,
  };
  const reports: SitePdf = {
    path: `${folder}agenda-reports-pack.pdf`,
    title: 'Agenda reports pack',
    range: last,
    sheets: sheets - frontMatter.sheets.last,
  };
  return [front, ...(reports.sheets > 0 ? [reports] : []), whole];
}

/** From the first page behind the front matter to the last of the file, blanks included. */
function rangeOf(pages: SitePart['pages'], first: number, last: number): SitePdf['range'] & object {
  const start = pages.items
    .flatMap(({ documents }) => documents)
    .find(({ range }) => range.sheets.first === first);
  return {
    first: start?.range.first ?? String(first),
    last: pages.lastLabel,
    sheets: { first, last },
  };
}

/** What comes of a meeting: minutes and notices of decisions. */
function papersAfter(folder: string, { minutes, decisions }: SiteMeeting): readonly SitePdf[] {
  return [
    ...(decisions === undefined
      ? []
      : [{ path: `${folder}decisions.pdf`, title: 'Decisions', sheets: decisions.map.sheets }]),
    ...(minutes === undefined
      ? []
      : [
          {
            path: `${folder}minutes.pdf`,
            title: minutes.minuted.approved === undefined ? 'Draft minutes' : 'Minutes',
            sheets: minutes.map.sheets,
          },
        ]),
  ];
}

function filesOfBody(body: SiteBody): readonly SiteFile[] {
  const { name, page, calendar, feed, meetings } = body;
  return [
    { path: page, kind: 'body', body },
    { path: calendar, kind: 'calendar', name, meetings },
    { path: feed, kind: 'feed', name, page, meetings },
    ...meetings.flatMap(filesOfMeeting),
  ];
}

function filesOfMeeting(meeting: SiteMeetingPage): readonly SiteFile[] {
  const { source, page, json, calendar, items } = meeting;
  const { pack, minutes, decisions } = source;
  const folder = page.slice(0, -'index.html'.length);
  const { language, body } = pack.meeting;
  const after = [
    { name: 'decisions.pdf', file: decisions },
    { name: 'minutes.pdf', file: minutes },
  ];
  return [
    { path: page, kind: 'meeting', meeting },
    { path: json, kind: 'meeting-json', meeting },
    { path: calendar, kind: 'calendar', name: body, meetings: [meeting] },
    ...source.parts.flatMap((part): SiteFile[] => filesOfPart(folder, meeting, part)),
    ...after.flatMap(({ name, file }): SiteFile[] =>
      file === undefined
        ? []
        : [
            {
              path: `${folder}${name}`,
              kind: 'copy',
              meeting,
              of: file.pdf,
              sha256: file.map.pdf?.sha256 ?? '',
            },
          ],
    ),
    ...items.flatMap((item): SiteFile[] => [
      { path: item.page, kind: 'item', meeting, item },
      { path: item.json, kind: 'item-json', meeting, item },
      ...item.papers.flatMap((paper): SiteFile[] => {
        const of = source.parts.find(({ part }) => numberOf(part) === numberOf(paper.part));
        const sheets = paper.pdf.range?.sheets;
        if (of === undefined || sheets === undefined) return [];
        const { title } = paper;
        return [
          {
            path: paper.pdf.path,
            kind: 'cut',
            ...{ meeting, of, sheets, title, language: paper.language || language },
          },
          ...(paper.page === undefined
            ? []
            : [{ path: paper.page, kind: 'report' as const, meeting, item, paper }]),
        ];
      }),
    ]),
  ];
}

function filesOfPart(folder: string, meeting: SiteMeetingPage, of: SitePart): SiteFile[] {
  const { language } = meeting.source.pack.meeting;
  const { pages, pdf } = of;
  return downloadsOf(folder, of).map(
    ({ path, title, range }): SiteFile =>
      range === undefined
        ? { path, kind: 'copy', meeting, of: pdf, sha256: pages.pdf?.sha256 ?? '' }
        : { path, kind: 'cut', meeting, of, sheets: range.sheets, title, language },
  );
}
