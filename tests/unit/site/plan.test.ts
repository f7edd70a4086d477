/** The plan of the public pages: which files there are, what they are made of, and that nothing restricted has any. */
import { describe, expect, test } from 'vitest';
import type { Minuted } from '../../../src/model/minuted.js';
import type { MinutesMap } from '../../../src/model/minutes-map.js';
import type { SiteMeeting, SiteMeetingPage, SitePlan } from '../../../src/model/site.js';
import { wayTo } from '../../../src/model/site.js';
import { planSite } from '../../../src/site/index.js';
import {
  mappedItem,
  mappedPaper,
  siteMeeting,
  sitePart,
  wholeMeeting,
} from '../../support/made-site.js';

function planOf(...meetings: readonly SiteMeeting[]): SitePlan {
  const { value } = planSite({ council: 'Testbourne Council', language: 'en-GB', meetings });
  if (value === undefined) throw new Error('There is no plan.');
  return value;
}

function onlyMeeting(...meetings: readonly SiteMeeting[]): SiteMeetingPage {
  const page = planOf(...meetings).bodies[0]?.meetings[0];
  if (page === undefined) throw new Error('There is no meeting.');
  return page;
}

describe('the plan', () => {
  test('has every page once, and a PDF for each paper, by its issued numbers', () => {
    const { files } = planOf(wholeMeeting());
    const paths = files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(files.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'council index.html',
      'style style.css',
      'calendar calendar.ics',
      'feed feed.xml',
      'council-json meetings.json',
      'body committee/index.html',
      'calendar committee/calendar.ics',
      'feed committee/feed.xml',
      'meeting committee/2025-03-04/index.html',
      'meeting-json committee/2025-03-04/meeting.json',
      'calendar committee/2025-03-04/meeting.ics',
      'cut committee/2025-03-04/agenda-front-sheet.pdf',
      'cut committee/2025-03-04/agenda-reports-pack.pdf',
      'copy committee/2025-03-04/public-document-pack.pdf',
      'item committee/2025-03-04/item-1.html',
      'item-json committee/2025-03-04/item-1.json',
      'item committee/2025-03-04/item-2.html',
      'item-json committee/2025-03-04/item-2.json',
      'cut committee/2025-03-04/pages-5-7.pdf',
      'report committee/2025-03-04/pages-5-7.html',
      'item committee/2025-03-04/item-3.html',
      'item-json committee/2025-03-04/item-3.json',
    ]);
  });

  test('cuts exactly the pages of a paper, and the reports pack from the first of them', () => {
    const cuts = planOf(wholeMeeting()).files.flatMap((file) =>
      file.kind === 'cut' ? [[file.title, file.sheets]] : [],
    );
    expect(cuts).toEqual([
      ['Agenda front sheet', { first: 1, last: 4 }],
      ['Agenda reports pack', { first: 5, last: 10 }],
      ['Paper of pages 5 to 7', { first: 5, last: 7 }],
    ]);
  });

  test('names a paper of one page by that page', () => {
    const part = sitePart([mappedItem('2', { documents: [mappedPaper(5, 5, 'reports/one.pdf')] })]);
    const [item] = onlyMeeting(siteMeeting('2025-03-04', [part])).items;
    expect(item?.papers[0]?.pdf.path).toBe('committee/2025-03-04/page-5.pdf');
    expect(item?.papers[0]?.page).toBeUndefined();
  });

  test('leads from meeting to meeting, the newest first', () => {
    const plan = planOf(wholeMeeting('2025-03-04'), wholeMeeting('2025-01-07'));
    const [newer, older] = plan.bodies[0]?.meetings ?? [];
    expect(newer?.source.name).toBe('2025-03-04');
    expect(newer?.previous).toEqual({
      page: 'committee/2025-01-07/index.html',
      date: '2025-01-07',
    });
    expect(newer?.next).toBeUndefined();
    expect(older?.next?.date).toBe('2025-03-04');
  });

  test('refuses two meetings of one name', () => {
    const meetings = [wholeMeeting(), wholeMeeting()];
    const { value, diagnostics } = planSite({ council: 'Testbourne', language: 'en', meetings });
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['site-same-address']);
  });
});

describe('what is not public', () => {
  test('has its law, and no paper', () => {
    const [, , item] = onlyMeeting(wholeMeeting()).items;
    expect(item?.restriction?.kind).toBe('exempt');
    expect(item?.papers).toEqual([]);
  });

  test.each([
    ['the issued map', 'exempt', 'exempt'],
    ['the sources only', 'public', 'exempt'],
  ] as const)('has no paper where %s keeps it', (_, mapped, access) => {
    const meeting = siteMeeting('2025-03-04', [
      sitePart([
        mappedItem('3', { access: mapped, documents: [{ ...mappedPaper(5, 6, 'x.pdf') }] }),
      ]),
    ]);
    expect(meeting.pack.partA[2]?.access.kind).toBe(access);
    expect(onlyMeeting(meeting).items[0]?.papers).toEqual([]);
  });

  test('is no restricted paper of a public item either', () => {
    const closed = { ...mappedPaper(8, 9, 'closed.pdf'), access: 'exempt' } as const;
    const part = sitePart([
      mappedItem('2', { documents: [mappedPaper(5, 7, 'open.pdf'), closed] }),
    ]);
    const [item] = onlyMeeting(siteMeeting('2025-03-04', [part])).items;
    expect(item?.papers.map(({ source }) => source)).toEqual(['open.pdf']);
  });
});

describe('after the agenda', () => {
  const supplement = sitePart(
    [
      mappedItem('1'),
      mappedItem('2', { documents: [mappedPaper(3, 4, 'reports/late.pdf')] }),
      mappedItem('3', { access: 'exempt' }),
    ],
    { part: { kind: 'supplement', number: 1 }, issued: '2025-03-01', pdf: '/issued/one.pdf' },
  );

  test('a supplement says how items stand, and adds its papers', () => {
    const [first] = wholeMeeting().parts;
    if (first === undefined) throw new Error();
    const followed = {
      ...first,
      pages: {
        ...first.pages,
        items: first.pages.items.map((one) => ({ ...one, status: 'to-follow' as const })),
      },
    };
    const before = onlyMeeting(siteMeeting('2025-03-04', [followed]));
    expect(before.items[1]?.status).toBe('to-follow');
    const page = onlyMeeting(siteMeeting('2025-03-04', [followed, supplement]));
    expect(page.items[1]?.status).toBeUndefined();
    expect(page.items[1]?.papers.map(({ source, part }) => [source, part.kind])).toEqual([
      ['reports/drains.md', 'pack'],
      ['reports/late.pdf', 'supplement'],
    ]);
    expect(page.updated).toBe('2025-03-01');
    expect(page.downloads.map(({ title }) => title)).toContain('Agenda Supplement 1');
  });

  test('what is only built is a draft', () => {
    const { issued: _, ...built } = sitePart([mappedItem('1')]);
    expect(onlyMeeting(siteMeeting('2025-03-04', [built])).state).toBe('draft');
    expect(onlyMeeting(wholeMeeting()).state).toBe('issued');
  });

  test('items get the numbers of their minutes', () => {
    const at = { file: 'minutes.md', line: 1, column: 1 };
    const minute = (number: string, item?: string) => ({
      ...{ number, title: 'Drains', urgent: false, access: { kind: 'public' }, blocks: [], at },
      ...(item === undefined ? {} : { item }),
    });
    const minuted = {
      minutes: [minute('14/25', '2'), minute('15/25')],
    } as unknown as Minuted;
    const map = { sheets: 3, pdf: { file: 'm.pdf', sha256: 'c' } } as unknown as MinutesMap;
    const page = onlyMeeting({ ...wholeMeeting(), minutes: { minuted, map, pdf: '/out/m.pdf' } });
    expect(page.items.map(({ number, minuteNumber }) => [number, minuteNumber])).toEqual([
      ['1', undefined],
      ['2', '14/25'],
      ['3', undefined],
    ]);
    expect(page.otherMinutes.map(({ number }) => number)).toEqual(['15/25']);
    expect(page.downloads.at(-1)?.title).toBe('Draft minutes');
  });
});

test.each([
  ['style.css', 'index.html', 'style.css'],
  ['style.css', 'a/b/index.html', '../../style.css'],
  ['a/b/x.pdf', 'a/b/index.html', 'x.pdf'],
  ['a/c/index.html', 'a/b/index.html', '../c/index.html'],
  ['a/index.html', 'a/b/index.html', '../index.html'],
])('the way to %s from %s is %s', (to, from, way) => {
  expect(wayTo(to, from)).toBe(way);
});
