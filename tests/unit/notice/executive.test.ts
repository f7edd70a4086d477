/** Notices of an executive's key decisions and private meetings: each way to be in time, and each to be late. */
import { describe, expect, test } from 'vitest';
import { readNoticeLaw } from '../../../src/load/notice-law.js';
import type { ItemSource, PackSource } from '../../../src/model/source.js';
import { countNotices } from '../../../src/notice/index.js';
import { document, item, source } from '../resolve/source.js';

const law = await readNoticeLaw('england');
const exempt = { kind: 'exempt', paragraphs: ['3'] } as const;
const early = '2019-05-01';

async function told(
  one: Partial<ItemSource>,
  wanted: {
    readonly meeting?: Partial<PackSource['meeting']>;
    readonly reader?: 'public' | 'members';
    readonly executive?: boolean;
  } = {},
) {
  const pack = source({
    committee: { executive: wanted.executive ?? true },
    ...(wanted.meeting && { meeting: wanted.meeting }),
    items: [item('a'), item('b', one)],
  });
  const { value, diagnostics } = await countNotices(pack, law, wanted.reader ?? 'public');
  return {
    items: value?.items,
    codes: diagnostics.map(({ code }) => code),
    texts: diagnostics.flatMap(({ message, hints, item: where }) => [message, ...hints, where]),
  };
}

describe('key decisions', () => {
  test('in time', async () => {
    const { codes, items } = await told({ keyDecision: true, decision: { published: early } });
    expect(codes).toEqual([]);
    expect(items).toMatchObject([{ item: '2', keyDecision: { notice: { decides: 'calendar' } } }]);
  });

  test('28 days are counted both ways, and the setting decides which one warns', async () => {
    // 4 June to 3 July: 28 days between them, 20 of them working days.
    const one = { keyDecision: true, decision: { published: '2019-06-04' } };
    const calendar = await told(one);
    expect(calendar.items).toMatchObject([
      {
        keyDecision: {
          notice: { calendar: { clear: 28, enough: true }, working: { clear: 20, enough: false } },
        },
      },
    ]);
    expect(calendar.codes).toEqual([]);
    const working = await told(one, { meeting: { notice: { executiveDays: 'working' } } });
    expect(working.codes).toEqual(['key-decision-notice-too-short']);
    expect(working.texts.join('\n')).toContain('executive-days: calendar');
    const late = await told({ keyDecision: true, decision: { published: '2019-06-05' } });
    expect(late.codes).toEqual(['key-decision-notice-too-short']);
    expect(late.texts.join('\n')).toContain('only 27 clear days');
    expect(late.texts.join('\n')).not.toContain('executive-days');
  });

  test('without any notice', async () => {
    const { codes, texts } = await told({ keyDecision: true });
    expect(codes).toEqual(['key-decision-without-notice']);
    expect(texts.join('\n')).toContain('regulation 9');
  });

  test.each([
    ['2019-06-25', []],
    ['2019-06-26', ['general-exception-too-short']],
  ])('a general exception, of which the chair was told on %s', async (notice, expected) => {
    const decision = { generalException: { notice, reason: 'The offer came late.' } };
    expect((await told({ keyDecision: true, decision })).codes).toEqual(expected);
  });

  test('special urgency', async () => {
    const decision = {
      specialUrgency: { agreedBy: 'Councillor Ada Lane', reason: 'The roof has come down.' },
    };
    const { codes, items } = await told({ keyDecision: true, decision });
    expect(codes).toEqual([]);
    expect(items).toMatchObject([
      { keyDecision: { specialUrgency: { agreedBy: 'Councillor Ada Lane' } } },
    ]);
  });
});

describe('private meetings', () => {
  const both = { kind: 'notice', published: early, again: '2019-06-25' } as const;

  test('the key decision’s notice in time, and none that the meeting is private', async () => {
    const documents = [document('report.md'), document('offers.md', { access: exempt })];
    const one = { keyDecision: true, decision: { published: early }, documents };
    const { codes, texts } = await told(one);
    expect(codes).toEqual(['private-meeting-without-notice']);
    expect(texts.join('\n')).toContain('regulation 5');
    expect(texts.join('\n')).toContain('does not stand for it');
    expect((await told({ ...one, privateNotice: both })).codes).toEqual([]);
  });

  test('a notice for the whole meeting, in pack.yaml', async () => {
    const { codes } = await told({ access: exempt }, { meeting: { privateNotice: both } });
    expect(codes).toEqual([]);
  });

  test.each([
    ['too late', { ...both, published: '2019-06-10' }, 'private-notice-too-short'],
    ['not repeated', { kind: 'notice', published: early }, 'private-notice-not-repeated'],
    ['repeated too late', { ...both, again: '2019-06-26' }, 'private-notice-again-too-short'],
  ] as const)('%s', async (_, privateNotice, code) => {
    expect((await told({ access: exempt, privateNotice })).codes).toEqual([code]);
  });

  test('agreed by the scrutiny chair', async () => {
    const agreed = { kind: 'agreed', agreedBy: 'Councillor Ada Lane', reason: 'Urgent' } as const;
    const { codes, items } = await told({ access: exempt, privateNotice: agreed });
    expect(codes).toEqual([]);
    expect(items).toEqual([{ item: '2', privateMeeting: { agreement: {} } }]);
    const members = await told({ access: exempt, privateNotice: agreed }, { reader: 'members' });
    const byName = { privateMeeting: { agreement: { agreedBy: 'Councillor Ada Lane' } } };
    expect(members.items).toMatchObject([byName]);
    const ofMeeting = await told({ access: exempt }, { meeting: { privateNotice: agreed } });
    expect(ofMeeting.items).toMatchObject([byName]);
    const documents = [document('offers.md', { access: exempt })];
    expect((await told({ documents, privateNotice: agreed })).items).toMatchObject([byName]);
  });

  test('public business needs none', async () => {
    expect((await told({ documents: [document('report.md')] })).items).toEqual([]);
  });
});

describe('what the public is told', () => {
  test('not that a restricted item is a key decision, nor when that was listed', async () => {
    const one = {
      access: exempt,
      title: 'Purchase of Gull House',
      keyDecision: true,
      decision: { published: '2019-06-12' },
      privateNotice: { kind: 'notice', published: early, again: '2019-06-25' },
    } as const;
    const open = await told(one);
    expect(open.codes).toEqual(['withheld-remark']);
    expect(JSON.stringify(open)).not.toMatch(/2019-06-12|key|Gull/);
    const members = await told(one, { reader: 'members' });
    expect(members.codes).toEqual(['key-decision-notice-too-short']);
  });

  test('nothing of an urgency whose reason stands in a restricted file', async () => {
    const one = {
      access: exempt,
      keyDecision: true,
      decision: { specialUrgency: { agreedBy: 'Councillor Ada Lane', reason: 'Gull House' } },
      privateNotice: { kind: 'agreed', agreedBy: 'Councillor Ada Lane', reason: 'Gull House' },
    } as const;
    expect(JSON.stringify(await told(one))).not.toMatch(/Gull|Lane/);
    expect(JSON.stringify(await told(one, { reader: 'members' }))).not.toContain('Gull');
  });
});

test('elsewhere nothing of this is asked, and a notice that is named is remarked on', async () => {
  expect((await told({ keyDecision: true, access: exempt }, { executive: false })).codes).toEqual(
    [],
  );
  const named = await told({ decision: { published: early } }, { executive: false });
  expect(named.codes).toEqual(['notice-outside-executive']);
  const secret = await told(
    { access: exempt, decision: { published: early } },
    { executive: false },
  );
  expect(secret.codes).toEqual(['withheld-remark']);
});

test('what is withdrawn needs no notice', async () => {
  expect((await told({ keyDecision: true, status: { kind: 'withdrawn' } })).codes).toEqual([]);
});

test('other nations’ rules for executives are not known, and that is said', async () => {
  const pack = source({ council: { nation: 'wales' }, committee: { executive: true } });
  const { diagnostics } = await countNotices(pack, await readNoticeLaw('wales'), 'public');
  expect(diagnostics).toMatchObject([{ code: 'executive-rules-missing' }]);
});

test('the meeting itself goes by the executive’s own regulations', async () => {
  const pack = source({ committee: { executive: true }, meeting: { published: '2019-06-27' } });
  const { diagnostics } = await countNotices(pack, law, 'public');
  expect(diagnostics[0]?.message).toContain('SI 2012/2089, regulation 6');
});
