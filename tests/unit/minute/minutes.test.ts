/** Minutes beside their agenda: each check with a hit and a near miss. */
import { describe, expect, test } from 'vitest';
import { readMinutes } from '../../../src/load/minutes/index.js';
import { minuteMeeting, type NumberedMeeting, scaffold } from '../../../src/minute/index.js';
import type { AgendaItem, Pack } from '../../../src/model/agenda.js';
import type { PageMap } from '../../../src/model/map.js';
import type { PageRange } from '../../../src/model/plan.js';
import { packOf } from '../paginate/pack.js';

const paragraph = { number: '3', description: 'Information relating to the affairs of any person' };
const exempt = {
  kind: 'exempt',
  paragraphs: [paragraph],
  schedule: 'Part 1 of Schedule 12A',
  act: 'the Local Government Act 1972',
} as const;

const base = packOf({ items: { apologies: [], '02-wall': [3], '03-budget': [] } });
const titles = ['Apologies for absence', 'Repair of the sea wall', 'Budget'];

function packWith(
  changes: Partial<Pack> = {},
  items: Readonly<Record<number, Partial<AgendaItem>>> = {},
): Pack {
  return {
    ...base,
    meeting: {
      ...base.meeting,
      membership: {
        chair: 'Councillor Edith Wray',
        councillors: ['Councillor Tom Sallow', 'Councillor Bea Marram'],
        coOptees: [],
      },
    },
    partA: base.partA.map((item, index) => ({
      ...item,
      title: titles[index] ?? '',
      ...items[index + 1],
    })),
    ...changes,
  };
}

const everybody = `present: [Councillor Edith Wray, Councillor Tom Sallow, Councillor Bea Marram]
in-attendance: [Ines Vale]
ended: "11:30"`;

const minutes = {
  1: '## 1. Apologies for absence\n\nThere were none.\n',
  2: '## 2. Repair of the sea wall\n\nRESOLVED: To wait.\n',
  3: '## 3. Budget\n\nIt was noted.\n',
};

interface Case {
  readonly front?: string;
  readonly body?: string;
  readonly pack?: Pack;
  readonly earlier?: readonly NumberedMeeting[];
  readonly exempt?: string;
  readonly pages?: Parameters<typeof minuteMeeting>[1];
}

function minute({
  front = everybody,
  body,
  pack = packWith(),
  earlier = [],
  exempt: closed,
  pages,
}: Case) {
  const text = `---\n${front}\n---\n${body ?? Object.values(minutes).join('\n')}`;
  const { value, diagnostics } = readMinutes(text, '/m/minutes.md');
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  const other =
    closed === undefined ? undefined : readMinutes(closed, '/m/minutes-exempt.md', true).value;
  const input = {
    pack,
    minutes: value,
    earlier,
    ...(other === undefined ? {} : { exempt: other }),
  };
  const minuted = minuteMeeting(input, pages);
  return { ...minuted, diagnostics: [...diagnostics, ...minuted.diagnostics] };
}

function codes(one: Case): readonly string[] {
  return minute(one).diagnostics.map(({ code }) => code);
}

/** The minutes with others in the place of item 2's. */
function wall(words: string): string {
  return `${minutes[1]}\n## 2. Repair of the sea wall\n\n${words}\n\n${minutes[3]}`;
}

test('sound minutes have numbers, and the agenda’s titles', () => {
  const { value, diagnostics } = minute({
    earlier: [{ date: '2025-01-07', exempt: [false, false] }],
  });
  expect(diagnostics).toEqual([]);
  expect(value?.minutes.map(({ number, item, title }) => [number, item, title])).toEqual([
    ['3/25', '1', 'Apologies for absence'],
    ['4/25', '2', 'Repair of the sea wall'],
    ['5/25', '3', 'Budget'],
  ]);
  expect(value).toMatchObject({ chair: 'Councillor Edith Wray', started: '10:00' });
});

describe('headings', () => {
  test.each([
    '## Item 2: Sea wall',
    '## 2',
    '## 02-wall',
    '## repair of the Sea Wall',
    '## 2) The wall',
  ])('%s is item 2', (heading) => {
    const { value } = minute({ body: `${minutes[1]}\n${heading}\n\nText.\n\n${minutes[3]}` });
    expect(value?.minutes[1]).toMatchObject({ item: '2', title: 'Repair of the sea wall' });
  });

  test.each([
    ['## 4. Allotments', ['minute-of-unknown-item', 'item-not-minuted']],
    ['## Repair of the sea walk', ['minute-of-unknown-item', 'item-not-minuted']],
    ['## 2. Budget', ['minute-heading-contradicts', 'item-not-minuted']],
    ['## 3. Budget', ['item-minuted-twice', 'item-not-minuted']],
    ['## Urgent: Repair of the roof', ['item-not-minuted', 'urgent-without-circumstances']],
  ])('%s', (heading, found) => {
    expect(codes({ body: `${minutes[1]}\n${minutes[3]}\n${heading}\n\nText.\n` })).toEqual(found);
  });
});

describe('words that name no public item may name a restricted one', () => {
  const wrong = {
    front: `${everybody}\nnot-minuted:\n  04-gull-house: deferred`,
    body: `${Object.values(minutes).join('\n')}\n## Purchase of Gull House\n\nText.\n`,
  };
  const said = (edition: Pack['edition']) =>
    minute({ ...wrong, pack: packWith({ edition }) }).diagnostics.map(
      ({ code, message, hints, item, at }) => ({ code, at, words: [message, ...hints, item] }),
    );

  test('so that the public is told their lines only', () => {
    const told = said('public');
    expect(told).toMatchObject([
      { code: 'minute-of-unknown-item', at: { line: 20 } },
      { code: 'not-minuted-unknown', at: { line: 6 } },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/gull/i);
    for (const { words } of told)
      expect(words.join(' ')).toContain('number as on the public agenda');
  });

  test('and members the words', () => {
    const [heading, left] = said('members');
    expect(heading?.words[0]).toContain('“Purchase of Gull House”');
    expect(left?.words[0]).toContain('“04-gull-house”');
  });
});

describe('each item is minuted', () => {
  const without = `${minutes[1]}\n${minutes[3]}`;
  test('or told', () => {
    expect(minute({ body: without }).diagnostics).toMatchObject([
      { code: 'item-not-minuted', item: 'item 2' },
    ]);
  });
  test('or left out with a reason', () => {
    expect(codes({ body: without, front: `${everybody}\nnot-minuted:\n  2: deferred` })).toEqual(
      [],
    );
  });
  test('or withdrawn', () => {
    expect(
      codes({ body: without, pack: packWith({}, { 2: { status: { kind: 'withdrawn' } } }) }),
    ).toEqual([]);
  });
  test.each([
    ['7: deferred', ['not-minuted-unknown']],
    ['2: deferred', ['not-minuted-but-is']],
  ])('not-minuted %s', (line, found) => {
    expect(codes({ front: `${everybody}\nnot-minuted:\n  ${line}` })).toEqual(found);
  });
  test('words that a draft asks for are told', () => {
    expect(codes({ body: wall('[to be written]') })).toEqual(['minute-unwritten']);
  });
});

describe('votes', () => {
  test.each([
    ['for 2, against 1', []],
    ['for 2, against 1, abstained 1', ['votes-more-than-present']],
    ['for 2, against 0', ['votes-fewer-than-present']],
    ['for 2, against 0, not voting 1', []],
  ])('%s of three', (vote, found) => {
    expect(codes({ body: wall(`Vote: ${vote}.`) })).toEqual(found);
  });

  test('after somebody has gone', () => {
    const left = 'Councillor Sallow left the meeting at 10.30 am.';
    expect(codes({ body: wall(`Vote: for 3, against 0.\n\n${left}`) })).toEqual([]);
    expect(codes({ body: wall(`${left}\n\nVote: for 3, against 0.`) })).toEqual([
      'votes-more-than-present',
    ]);
  });

  test('a co-opted member may vote or not', () => {
    const front =
      'present: { Councillors: [Councillor Edith Wray, Councillor Tom Sallow, Councillor Bea Marram], Governors: [Ann Reed] }\nended: "11:30"';
    expect(codes({ front, body: wall('Vote: for 3, against 0.') })).toEqual([]);
    expect(codes({ front, body: wall('Vote: for 4, against 0.') })).toEqual([]);
    expect(codes({ front, body: wall('Vote: for 5, against 0.') })).toEqual([
      'votes-more-than-present',
    ]);
  });
});

describe('urgent business', () => {
  const body = Object.values(minutes).join('\n');
  const urgent = (words: string) => `${body}\n## Urgent: Fallen tree\n\n${words}\n`;
  test.each([
    ['It was removed.', ['urgent-without-circumstances']],
    ['Special circumstances: It lies across the road.', []],
  ])('%s', (words, found) => {
    expect(codes({ body: urgent(words) })).toEqual(found);
  });

  test('what the agenda says of it is minuted, unless the minutes say it themselves', () => {
    const status = { kind: 'urgent', circumstances: 'The wall may fall.' } as const;
    const pack = packWith({}, { 2: { status } });
    const said = (words: string) =>
      minute({ pack, body: wall(words) }).value?.minutes[1]?.blocks.flatMap((block) =>
        block.kind === 'circumstances' ? [block.text.source] : [],
      );
    expect(said('Text.')).toEqual(['The wall may fall.']);
    expect(said('Special circumstances: A storm is coming.')).toEqual(['A storm is coming.']);
  });
});

describe('business without the public', () => {
  const pack = packWith({}, { 3: { access: exempt, title: 'Offers' } });
  const offers = '## 3. Offers\n\nThe second was taken.\n';
  const motion = 'RESOLVED: That the press and public be excluded.';
  test.each([
    [`${minutes[1]}${minutes[2]}${offers}`, ['exclusion-not-resolved']],
    [`${minutes[1]}${wall(motion).slice(minutes[1].length).replace(minutes[3], offers)}`, []],
    [
      `${minutes[1]}${offers}\n## 2. Repair of the sea wall\n\n${motion}\n`,
      ['exclusion-not-resolved'],
    ],
    [
      `${minutes[1]}\n## 2\n\nRESOLVED: That the public not be excluded.\n\n${offers}`,
      ['exclusion-not-resolved'],
    ],
    [`${minutes[1]}\n## 2\n\n${motion}\n`, ['item-not-minuted']],
  ])('%#', (body, found) => {
    expect(codes({ pack, body })).toEqual(found);
  });

  test('confidential business needs no motion', () => {
    const confidential = packWith(
      {},
      { 3: { access: { kind: 'confidential', ground: 'an order' }, title: 'Offers' } },
    );
    expect(codes({ pack: confidential, body: `${minutes[1]}${minutes[2]}${offers}` })).toEqual([]);
  });

  test('members read it in full, under the same number', () => {
    const full = {
      ...pack.partA[2],
      title: 'Offers for the Corn Exchange',
      name: '03-corn-exchange',
    } as AgendaItem;
    const members = {
      ...pack,
      edition: 'members',
      restricted: { heading: 'Part B', items: [full] },
    } as Pack;
    const body = `${minutes[1]}\n## 2\n\n${motion}\n\n${offers}`;
    const { value, diagnostics } = minute({
      pack: members,
      body,
      exempt: '## 3. Offers for the Corn Exchange\n\nMr Vale offered most.\n',
    });
    expect(diagnostics).toEqual([]);
    expect(value?.minutes[2]).toMatchObject({ number: '3/25', title: 'Offers' });
    expect(value?.exempt).toMatchObject([
      { number: '3/25', title: 'Offers for the Corn Exchange', access: exempt },
    ]);
    expect(
      codes({ pack: members, body, exempt: '## 1. Apologies for absence\n\nSecret.\n' }),
    ).toEqual(['exempt-minute-of-public-item', 'exempt-minute-missing']);
    const left = `${everybody}\nnot-minuted: { 3: not reached }`;
    expect(
      codes({
        pack: members,
        front: left,
        body: `${minutes[1]}${minutes[2]}`,
        exempt: '## 3\n\nMr Vale.\n',
      }),
    ).toEqual(['exempt-without-summary']);
  });
});

describe('pages that are cited', () => {
  const range = (first: number, last: number): PageRange => ({
    first: `${first}`,
    last: `${last}`,
    sheets: { first, last },
  });
  const item = (number: string, own: PageRange | null): PageMap['items'][number] => ({
    number,
    title: '',
    access: 'public',
    range: own,
    documents: [],
  });
  const map = {
    frontMatter: range(1, 4),
    sheets: 16,
    lastLabel: '16',
    items: [item('1', null), item('2', range(5, 12)), item('3', range(13, 16))],
  };
  test.each([
    ['pages 5 to 12 of the agenda', []],
    ['page 11 of the agenda', []],
    ['pages 13 to 16 of the agenda', ['citation-of-other-item']],
    ['pages 5 to 17 of the agenda', ['citation-unknown']],
    ['pages 12 to 5 of the agenda', ['citation-backwards']],
    ['pages 5 to 99 of the report', []],
  ])('%s', (words, found) => {
    expect(
      codes({ body: wall(`It was on ${words}.`), pages: { maps: [map], issued: true } }),
    ).toEqual(found);
  });
});

describe('numbers', () => {
  const earlier = [{ date: '2025-01-07', exempt: [false, false] }];
  test.each([
    ['first-number: 3', []],
    ['first-number: 20', []],
    ['first-number: 2', ['minute-number-taken']],
  ])('%s after 2/25', (line, found) => {
    expect(codes({ front: `${everybody}\n${line}`, earlier })).toEqual(found);
  });

  test('a previous meeting without minutes is told, unless the count begins anew', () => {
    const previous = (day: string) =>
      packWith({ meeting: { ...packWith().meeting, previousMeeting: day } });
    expect(codes({ pack: previous('2025-01-07') })).toEqual(['minute-numbers-begin']);
    expect(codes({ pack: previous('2025-01-07'), earlier })).toEqual([]);
    expect(codes({ pack: previous('2024-12-03') })).toEqual([]);
    expect(
      codes({ pack: previous('2025-01-07'), front: `${everybody}\nfirst-number: 14` }),
    ).toEqual([]);
  });
});

describe('a quorum', () => {
  const pack = packWith({ minutes: { ...base.minutes, quorum: 3 } });
  const left = 'Councillor Sallow left the meeting at 10.30 am.';
  test('that was there', () => expect(codes({ pack })).toEqual([]));
  test('that was lost', () => {
    expect(minute({ pack, body: wall(left) }).diagnostics).toMatchObject([
      { code: 'no-quorum', at: { line: 12 } },
    ]);
  });
  test('that nobody asks for', () => expect(codes({ body: wall(left) })).toEqual([]));
});

describe('who was there', () => {
  const three = 'present: [Councillor Edith Wray, Councillor Tom Sallow, Councillor Bea Marram]';
  const two = 'present: [Councillor Edith Wray, Councillor Tom Sallow]';
  test.each([
    [`${three}`, ['minutes-without-end']],
    [`${two}\nended: "11:30"`, ['member-not-accounted']],
    [`${two}\napologies: Cllr Bea Marram\nended: "11:30"`, []],
    [`${three}\nabsent: Councillor Bea Marram\nended: "11:30"`, ['attendance-twice']],
    [
      `${two}\nsubstitutes: [Councillor Will Dunlin for Councillor Bea Marram]\nended: "11:30"`,
      ['substitute-not-present'],
    ],
    [
      `present: [Councillor Edith Wray, Councillor Tom Sallow, Councillor Will Dunlin]\nsubstitutes: [Councillor Will Dunlin for Councillor Bea Marram]\nended: "11:30"`,
      [],
    ],
    [
      `${three}\nsubstitutes: [Councillor Tom Sallow for Councillor Bea Marram]\nended: "11:30"`,
      ['substituted-but-present'],
    ],
    [`${three}\nchair: Councillor Will Dunlin\nended: "11:30"`, ['chair-not-present']],
    [`${three}\nended: "09:30"`, ['ended-before-start']],
    [`${three}\nstarted: "23:00"\nended: "00:30"`, []],
    [`${three}\nended: "11:30"\napproved: 2025-03-03`, ['approved-before-meeting']],
    [`${three}\nended: "11:30"\napproved: 2025-03-04`, []],
  ])('%#', (front, found) => {
    expect(codes({ front })).toEqual(found);
  });

  test.each([
    ['Councillor Sallow left the meeting at 10.30 am.', []],
    ['Councillor Swallow left the meeting at 10.30 am.', ['movement-of-nobody']],
    ['Ines Vale left the meeting at 10.30 am.', []],
    ['Councillor Sallow left the meeting at 9.30 am.', ['movement-outside-meeting']],
    ['Councillor Sallow left the meeting at 11.31 am.', ['movement-outside-meeting']],
    [
      'Councillor Sallow left the meeting at 10.30 am.\n\nHe spoke.\n\nCouncillor Sallow left the meeting at 10.40 am.',
      ['movement-impossible'],
    ],
    [
      'Councillor Sallow left the meeting at 10.30 am.\n\nCouncillor Wray left the meeting at 10.20 am.',
      ['movement-out-of-order'],
    ],
  ])('%s', (words, found) => {
    expect(codes({ body: wall(words) })).toEqual(found);
  });
});

describe('the draft', () => {
  const standing = new Map([['apologies', 'apologies']]);
  test.each([
    [{}, 'RESOLVED: [to be written]'],
    [{ status: { kind: 'withdrawn' } } as const, 'This was not needed.'],
  ])('moves to exclude the public for exempt business that is taken: %o', (fields, words) => {
    const pack = packWith({}, { 3: { access: exempt, ...fields } });
    const text = scaffold({ pack, standing: new Map([['02-wall', 'exclusion']]) });
    expect(text).toContain(`## 2. Repair of the sea wall\n\n${words}\n`);
  });

  test('has everybody and every item, and asks for what only the clerk knows', () => {
    const text = scaffold({ pack: packWith(), standing });
    expect(text).toContain(
      '  Councillors:\n    - Councillor Edith Wray\n    - Councillor Tom Sallow',
    );
    expect(text).toContain(
      '## 2. Repair of the sea wall\n\n[to be written]\n\nRESOLVED: [to be written]\n',
    );
    const { value, diagnostics } = readMinutes(text, '/m/minutes.md');
    expect(diagnostics).toEqual([]);
    if (value === undefined) throw new Error('No minutes.');
    const found = minuteMeeting({ pack: packWith(), minutes: value, earlier: [] });
    expect(found.diagnostics.map(({ code }) => code)).toEqual([
      'minute-unwritten',
      'minute-unwritten',
      'minute-unwritten',
      'minutes-without-end',
    ]);
  });
});
