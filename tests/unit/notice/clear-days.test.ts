/** The worked cases of clear days, by the law of each nation, and what a council may say otherwise. */
import { describe, expect, test } from 'vitest';
import { readNoticeLaw } from '../../../src/load/notice-law.js';
import type { Day, Nation } from '../../../src/model/meeting.js';
import type { NoticeSettings } from '../../../src/model/notice.js';
import { countNotices } from '../../../src/notice/index.js';
import { item, source } from '../resolve/source.js';

interface Case {
  readonly nation: Nation;
  readonly published: Day;
  readonly meeting: Day;
  readonly notice?: NoticeSettings;
}

async function count({ nation, published, meeting: date, notice }: Case) {
  const pack = source({
    council: { nation, ...(notice && { notice }) },
    meeting: { date, published },
    items: [item('a')],
  });
  const { value, diagnostics } = await countNotices(pack, await readNoticeLaw(nation), 'public');
  if (value === undefined) throw new Error('Nothing was counted.');
  return { ...value.meeting, codes: diagnostics.map(({ code }) => code) };
}

describe('days that count', () => {
  // Nation, published, meeting, days that count, the number needed.
  test.each<[Nation, Day, Day, number, number]>([
    ['england', '2019-06-25', '2019-07-03', 5, 5],
    ['england', '2019-06-26', '2019-07-03', 4, 5],
    ['wales', '2019-06-26', '2019-07-03', 4, 3],
    ['scotland', '2019-06-26', '2019-07-03', 4, 3],
    ['northern-ireland', '2019-06-25', '2019-07-03', 5, 5],
    // The Elitestone case: a Friday and a Monday, where three days were needed.
    ['wales', '1990-04-26', '1990-05-01', 2, 3],
    // Good Friday and Easter Monday: what looks like five days is three.
    ['england', '2019-04-11', '2019-04-23', 5, 5],
    ['england', '2019-04-15', '2019-04-23', 3, 5],
    ['england', '2025-12-28', '2026-01-06', 5, 5],
    ['england', '2025-12-29', '2026-01-06', 4, 5],
    // 1 and 2 January in Scotland; in England 2 January counts.
    ['scotland', '2025-12-29', '2026-01-06', 3, 3],
    ['scotland', '2025-12-30', '2026-01-06', 2, 3],
    ['wales', '2025-12-30', '2026-01-06', 3, 3],
    // 12 July in Northern Ireland; in 2025 a Saturday, so Monday 14 July.
    ['northern-ireland', '2025-07-07', '2025-07-16', 5, 5],
    ['england', '2025-07-07', '2025-07-16', 6, 5],
    // On the day of the meeting, and the day before it.
    ['england', '2019-07-03', '2019-07-03', 0, 5],
    ['england', '2019-07-02', '2019-07-03', 0, 5],
  ])('%s, from %s to %s: %i of %i', async (nation, published, meeting, clear, needed) => {
    const notice = await count({ nation, published, meeting });
    expect(notice.count).toMatchObject({ clear, needed, enough: clear >= needed });
    expect(notice.codes).toEqual(clear >= needed ? [] : ['notice-too-short']);
  });
});

describe('the last day on which to publish', () => {
  // Nation, meeting, in law, in practice.
  test.each<[Nation, Day, Day, Day]>([
    ['england', '2019-07-03', '2019-06-25', '2019-06-25'],
    ['england', '2019-04-23', '2019-04-11', '2019-04-11'],
    ['england', '2026-01-06', '2025-12-28', '2025-12-24'],
    ['scotland', '2026-01-06', '2025-12-29', '2025-12-29'],
    ['wales', '1990-05-01', '1990-04-25', '1990-04-25'],
    ['wales', '2026-01-06', '2025-12-30', '2025-12-30'],
    // St Patrick’s Day on 17 March, and the State Funeral on 19 September.
    ['northern-ireland', '2026-03-24', '2026-03-15', '2026-03-13'],
    ['england', '2022-09-26', '2022-09-15', '2022-09-15'],
  ])('%s, before %s: %s, in practice %s', async (nation, meeting, law, practice) => {
    const notice = await count({ nation, published: '1990-01-02', meeting });
    expect([notice.lastInLaw, notice.lastInPractice]).toEqual([law, practice]);
    for (const [day, enough] of [
      [law, true],
      [dayAfter(law), false],
    ] as const) {
      const again = await count({ nation, published: day, meeting });
      expect(again.count?.enough).toBe(enough);
    }
  });
});

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

test('a rule holds from its day: three days in England until October 2002, then five', async () => {
  const before = await count({
    nation: 'england',
    published: '2002-09-20',
    meeting: '2002-09-30',
  });
  const after = await count({ nation: 'england', published: '2002-09-20', meeting: '2002-10-01' });
  expect([before.rule.days, after.rule.days]).toEqual([3, 5]);
});

test('the count says of each day whether it counts, and why not', async () => {
  const { days } = await count({
    nation: 'england',
    published: '2019-04-17',
    meeting: '2019-04-25',
  });
  expect(days).toEqual([
    { day: '2019-04-17', kind: 'published' },
    { day: '2019-04-18', kind: 'counted', number: 1 },
    { day: '2019-04-19', kind: 'left-out', why: 'Good Friday' },
    { day: '2019-04-20', kind: 'left-out', why: 'Saturday' },
    { day: '2019-04-21', kind: 'left-out', why: 'Sunday' },
    { day: '2019-04-22', kind: 'left-out', why: 'Easter Monday' },
    { day: '2019-04-23', kind: 'counted', number: 2 },
    { day: '2019-04-24', kind: 'counted', number: 3 },
    { day: '2019-04-25', kind: 'meeting' },
  ]);
});

describe('parishes', () => {
  const parish = { body: 'parish' } as const;

  test('Saturdays count, Sundays do not', async () => {
    const notice = await count({
      nation: 'england',
      published: '2024-09-06',
      meeting: '2024-09-11',
      notice: parish,
    });
    expect(notice.count).toMatchObject({ clear: 3, needed: 3 });
    expect(notice.days.filter(({ kind }) => kind === 'left-out')).toEqual([
      { day: '2024-09-08', kind: 'left-out', why: 'Sunday' },
    ]);
  });

  test.each([
    ['skip', 2],
    ['count', 4],
  ] as const)('weekends: %s', async (weekends, clear) => {
    const notice = await count({
      nation: 'england',
      published: '2024-09-06',
      meeting: '2024-09-11',
      notice: { ...parish, weekends },
    });
    expect(notice.count?.clear).toBe(clear);
  });

  test('the breaks at Christmas and Easter do not count', async () => {
    // Christmas Day 2024 is a Wednesday: the break is Tuesday to Friday.
    const christmas = await count({
      nation: 'england',
      published: '2024-12-23',
      meeting: '2024-12-31',
      notice: parish,
    });
    expect(christmas.days.filter(({ kind }) => kind === 'counted').map(({ day }) => day)).toEqual([
      '2024-12-28',
      '2024-12-30',
    ]);
    const easter = await count({
      nation: 'england',
      published: '2024-03-27',
      meeting: '2024-04-05',
      notice: parish,
    });
    expect(easter.days.filter(({ kind }) => kind === 'counted').map(({ day }) => day)).toEqual([
      '2024-04-03',
      '2024-04-04',
    ]);
  });

  test('days of mourning do not count there, and count for principal councils', async () => {
    const days = { nation: 'england', published: '2021-04-12', meeting: '2021-04-21' } as const;
    expect((await count({ ...days, notice: parish })).count?.clear).toBe(2);
    expect((await count(days)).count?.clear).toBe(6);
  });

  test('Scotland and Northern Ireland have no rule for them', async () => {
    for (const nation of ['scotland', 'northern-ireland'] as const) {
      const pack = source({ council: { nation, notice: parish } });
      const answer = await countNotices(pack, await readNoticeLaw(nation), 'public');
      expect(answer.value).toBeUndefined();
      expect(answer.diagnostics).toMatchObject([{ code: 'notice-rule-missing' }]);
    }
  });
});

describe('what a council says otherwise', () => {
  const week = { nation: 'england', published: '2019-06-25', meeting: '2019-07-03' } as const;

  test('more days than the law asks for', async () => {
    const notice = await count({ ...week, notice: { days: 7 } });
    expect(notice).toMatchObject({ ownDays: true, count: { clear: 5, needed: 7, enough: false } });
  });

  test('days of its own that do not count, by name', async () => {
    const daysLeftOut = [{ day: '2019-07-01', name: 'Founder’s Day' }, { day: '2019-06-27' }];
    const notice = await count({ ...week, notice: { daysLeftOut } });
    expect(notice.count?.clear).toBe(3);
    expect(notice.days).toContainEqual({
      day: '2019-07-01',
      kind: 'left-out',
      why: 'Founder’s Day',
    });
    expect(notice.days).toContainEqual({
      day: '2019-06-27',
      kind: 'left-out',
      why: 'left out by the council',
    });
  });

  test('the meeting is nearer than the committee, and that nearer than the council', async () => {
    const pack = source({
      council: { notice: { days: 9, weekends: 'count' } },
      committee: { notice: { days: 8 } },
      meeting: { notice: { days: 6 } },
    });
    const { value } = await countNotices(pack, await readNoticeLaw('england'), 'public');
    expect(value?.meeting.rule.days).toBe(6);
    expect(value?.meeting.rule.leftOut).toEqual(['bank-holidays']);
  });
});

const law = await readNoticeLaw('england');

describe('days of publication', () => {
  const told = async (meeting: object) => {
    const { published: _, ...rest } = source().meeting;
    const pack = { ...source(), meeting: { ...rest, ...meeting } };
    const { diagnostics, value } = await countNotices(pack, law, 'public');
    return { diagnostics, value };
  };

  test('none is an error that names the last one', async () => {
    const { diagnostics, value } = await told({});
    expect(diagnostics).toMatchObject([{ code: 'published-missing', severity: 'error' }]);
    expect(diagnostics[0]?.hints.join()).toContain('published: 2019-06-25');
    expect(value?.meeting.days[0]).toEqual({ day: '2019-06-25', kind: 'published' });
    expect(value?.meeting).not.toHaveProperty('count');
  });

  const at = { file: '/pack.yaml', line: 3, column: 1 };
  const shortNotice = { reason: 'The bridge has to be closed.', at };

  test('too late is a warning', async () => {
    const { diagnostics } = await told({ published: '2019-06-28', publishedAt: at });
    expect(diagnostics).toMatchObject([{ code: 'notice-too-short', severity: 'warning', at }]);
    expect(diagnostics[0]?.message).toContain('only 2 clear days');
  });

  test('too late for good reason is none', async () => {
    const { diagnostics, value } = await told({ published: '2019-06-28', shortNotice });
    expect(diagnostics).toEqual([]);
    expect(value?.meeting.shortNotice).toBe('The bridge has to be closed.');
  });

  test('a reason where none is needed is told', async () => {
    const { diagnostics } = await told({ published: '2019-06-25', shortNotice });
    expect(diagnostics).toMatchObject([{ code: 'short-notice-not-needed', at }]);
  });

  test('a parish is not known to have shorter notice', async () => {
    const notice = { body: 'parish' as const };
    const { diagnostics } = await told({ published: '2019-07-02', shortNotice, notice });
    expect(diagnostics).toMatchObject([{ code: 'short-notice-unknown' }]);
  });

  test('a parish that is counted as another is told how to say so', async () => {
    const pack = source({
      council: { name: 'Nether Wallop Parish Council' },
      meeting: { published: '2019-06-28' },
    });
    const { diagnostics } = await countNotices(pack, law, 'public');
    expect(diagnostics[0]?.hints[0]).toContain('body: parish');
  });
});

describe('days that are out of the way', () => {
  test.each(['england', 'wales'] as const)(
    'a year that no calendar knows, in %s',
    async (nation) => {
      const at = { file: '/pack.yaml', line: 3, column: 1 };
      const pack = source({
        council: { nation, notice: { body: 'parish' } },
        meeting: { date: '2019-07-03', published: '0019-06-25', publishedAt: at },
        items: [item('a')],
      });
      const told = await countNotices(pack, await readNoticeLaw(nation), 'public');
      expect(told).toMatchObject({ diagnostics: [{ code: 'day-beyond-calendar', at }] });
      expect(told.value).toBeUndefined();
    },
  );

  test('such a year in an item, and in a restricted one', async () => {
    const decision = { published: '0019-06-25' };
    const access = { kind: 'exempt', paragraphs: ['3'] } as const;
    const pack = source({
      committee: { executive: true },
      items: [item('a', { decision }), item('b', { decision, access })],
    });
    const law = await readNoticeLaw('england');
    const codes = async (reader: 'public' | 'members') =>
      (await countNotices(pack, law, reader)).diagnostics.map((one) => [one.code, one.item]);
    expect(await codes('public')).toEqual([
      ['day-beyond-calendar', 'item 1'],
      ['withheld-mistake', 'item 2'],
    ]);
    expect(await codes('members')).toEqual([
      ['day-beyond-calendar', 'item 1'],
      ['day-beyond-calendar', 'item 2'],
    ]);
  });

  test('a century is counted, and not listed day by day', async () => {
    const told = await count({ nation: 'england', published: '1919-06-25', meeting: '2019-07-03' });
    expect(told.days.map(({ kind }) => kind)).toEqual(['published', 'meeting']);
    expect(told.count?.clear).toBeGreaterThan(20_000);
  });
});

test('an executive’s notices before the Regulations of 2012 are not known', async () => {
  const law = await readNoticeLaw('england');
  const codes = async (date: string, published: string) => {
    const meeting = { date, published };
    const pack = source({ committee: { executive: true }, meeting, items: [item('a')] });
    return (await countNotices(pack, law, 'public')).diagnostics.map(({ code }) => code);
  };
  expect(await codes('2012-09-07', '2012-08-28')).toEqual(['executive-rules-missing']);
  expect(await codes('2012-09-10', '2012-08-28')).toEqual([]);
});
