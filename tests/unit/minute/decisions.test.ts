/** Notices of decisions: what they take from the agenda, what they must say, and until when they may be called in. */
import { describe, expect, test } from 'vitest';
import { readDecision } from '../../../src/load/decisions.js';
import { parseMarkdownFile } from '../../../src/load/front-matter.js';
import { readNoticeLaw } from '../../../src/load/index.js';
import { settleDecisions } from '../../../src/minute/index.js';
import type { AgendaItem, Pack } from '../../../src/model/agenda.js';
import type { CallInRule } from '../../../src/model/decision.js';
import type { Nation } from '../../../src/model/meeting.js';
import type { PackSource } from '../../../src/model/source.js';
import { openCallIn } from '../../../src/notice/index.js';
import { packOf } from '../paginate/pack.js';

const base = packOf({ items: { apologies: [], '02-wall': [3] } });

function packWith(item: Partial<AgendaItem> = {}): Pack {
  const [first, second] = base.partA;
  if (first === undefined || second === undefined) throw new Error('No items.');
  return { ...base, partA: [first, { ...second, title: 'Sea wall', ...item }] };
}

const rule: CallInRule = { days: 5, count: 'working', notFor: ['urgent'] };
const callIn = { rule, lastDay: (published: string) => `${published.slice(0, 8)}28` };

const parts = `## Decision

To wait.

## Reasons

It stands.

## Options considered

None.
`;

function settle(
  front: string,
  body = parts,
  pack = packWith(),
  counter: typeof callIn | null = callIn,
) {
  const file = parseMarkdownFile(`---\n${front}\n---\n\n${body}`, '/m/decisions/02.md');
  if (file.value === undefined) throw new Error('No file.');
  const read = readDecision(file.value);
  const sources = read.value === undefined ? [] : [read.value];
  const settled = settleDecisions(pack, sources, counter ?? undefined);
  const diagnostics = [...read.diagnostics, ...settled.diagnostics];
  return { decision: settled.value?.[0], codes: diagnostics.map(({ code }) => code), diagnostics };
}

describe('a notice', () => {
  test('takes from the agenda what it does not say itself', () => {
    const officer = { name: 'Ann Reed', title: 'Engineer' };
    const { decision, codes } = settle(
      'item: 2',
      parts,
      packWith({ officer, wards: ['Quay'], keyDecision: true }),
    );
    expect(codes).toEqual([]);
    expect(decision).toMatchObject({
      item: '2',
      title: 'Sea wall',
      maker: 'Drains Committee',
      officer,
      date: '2025-03-04',
      published: '2025-03-04',
      keyDecision: true,
      wards: ['Quay'],
      interests: 'None declared',
      callIn: { kind: 'until', day: '2025-03-28' },
      decision: { source: 'To wait.', at: { line: 7 } },
      reasons: { source: 'It stands.', at: { line: 11 } },
      options: { source: 'None.' },
    });
  });

  test('needs no headings where there is but the decision', () => {
    expect(settle('item: Sea wall', 'To wait.').decision).toMatchObject({
      decision: { source: 'To wait.' },
    });
  });

  test.each([
    ['item: 7', parts, ['decision-of-unknown-item']],
    ['item: Sea walk', parts, ['decision-of-unknown-item']],
    ['item: 2', '## Reasons\n\nNone.\n', ['decision-empty']],
    ['item: 2', `${parts}\n## Thanks\n\nTo all.\n`, ['decision-heading-unknown']],
    ['item: 2\ndate: 2025-03-04\npublished: 2025-03-03', parts, ['decision-published-before']],
    ['item: 2\ndate: 2025-03-04\npublished: 2025-03-04', parts, []],
    ['item: 2\ncall-in-until: 2025-03-03', parts, ['call-in-before-decision']],
    ['item: 2\ncall-in-until: 2025-03-27', parts, ['call-in-too-short']],
    ['item: 2\ncall-in-until: 2025-03-28', parts, []],
    [
      'item: 2\nkey-decision: yes',
      'To wait.',
      ['key-decision-without-reasons', 'key-decision-without-options'],
    ],
    [
      'item: 2\nkey-decision: yes',
      '## Decision\n\nTo wait.\n\n## Reasons\n\nIt stands.\n',
      ['key-decision-without-options'],
    ],
    ['item: 2\nkey-decision: no', 'To wait.', []],
    ['items: 2', parts, ['unknown-key']],
  ])('%s', (front, body, codes) => {
    expect(settle(front, body).codes).toEqual(codes);
  });
});

describe('of a restricted item', () => {
  const exempt = {
    kind: 'exempt',
    paragraphs: [{ number: '3', description: 'The affairs of any person' }],
    schedule: 'Part 1 of Schedule 12A',
    act: 'the Local Government Act 1972',
  } as const;
  const open = packWith({ access: exempt });
  const [, full] = open.partA;
  if (full === undefined) throw new Error('No item.');
  const members = (keyDecision: boolean): Pack => ({
    ...open,
    edition: 'members',
    restricted: { items: [{ ...full, keyDecision }], heading: '', notices: [] } as never,
  });
  const codesOf = (front: string, pack: Pack, body?: string) => settle(front, body, pack).codes;

  test('the notice says itself whether it is a key decision', () => {
    expect(codesOf('item: 2', open)).toEqual(['key-decision-unsaid']);
    expect(codesOf('item: 2', members(true))).toEqual(['key-decision-unsaid']);
    expect(codesOf('item: 2\nkey-decision: no', open)).toEqual([]);
    expect(codesOf('item: 2\nkey-decision: yes', open)).toEqual([]);
    expect(codesOf('item: 2\nkey-decision: yes', open, 'To wait.')).toEqual([
      'key-decision-without-reasons',
      'key-decision-without-options',
    ]);
  });

  test.each([
    ['yes', true, []],
    ['no', false, []],
    ['no', true, ['key-decision-contradicts']],
    ['yes', false, ['key-decision-contradicts']],
  ])('%s, for members beside an item that says %s', (said, keyDecision, codes) => {
    expect(codesOf(`item: 2\nkey-decision: ${said}`, members(keyDecision))).toEqual(codes);
  });
});

describe('words that name no public item may name a restricted one', () => {
  const said = (edition: Pack['edition'], front: string, body?: string) =>
    settle(front, body, { ...packWith(), edition }).diagnostics.map(
      ({ message, hints, item, at }) => [message, ...hints, item, at?.line].join(' '),
    );

  test.each(['04-gull-house', 'Purchase of Gull House', 'Gull wall'])(
    '%s: the public is told the line only, members the words',
    (written) => {
      const [told = '', ...others] = said('public', `item: ${written}`);
      expect(others).toEqual([]);
      expect(told).not.toMatch(/gull|sea wall/i);
      expect(told).toContain('number as on the public agenda');
      expect(told).toMatch(/ 2$/);
      expect(said('members', `item: ${written}`)[0]).toContain(`“${written}”`);
    },
  );

  test('in a heading too', () => {
    const told = said('public', 'item: 2', `${parts}\n## Gull House\n\nText.\n`);
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('Gull');
  });
});

describe('call-in', () => {
  test.each([
    ['urgent: yes', { kind: 'not-subject', why: 'urgent' }],
    ['recommendation: yes', { kind: 'until', day: '2025-03-28' }],
    ['call-in-until: 2025-03-29', { kind: 'until', day: '2025-03-29' }],
  ])('%s', (line, expected) => {
    expect(settle(`item: 2\n${line}`).decision?.callIn).toEqual(expected);
  });

  test('is nothing where the council has no such rule', () => {
    expect(settle('item: 2', parts, packWith(), null).decision?.callIn).toEqual({ kind: 'none' });
  });

  async function lastDay(
    nation: Nation,
    published: string,
    count: CallInRule['count'],
    body: 'principal' | 'parish' = 'principal',
  ) {
    const source = {
      council: { nation, notice: { body } },
      committee: {},
      meeting: { date: published },
    } as unknown as PackSource;
    const last = await openCallIn(source, await readNoticeLaw(nation), {
      days: 5,
      count,
      notFor: [],
    });
    return last(published);
  }

  test.each([
    // 20 September 2019 was a Friday.
    ['england', '2019-09-20', 'working', '2019-09-27'],
    ['england', '2019-09-20', 'clear', '2019-09-27'],
    ['england', '2019-09-20', 'calendar', '2019-09-25'],
    // Good Friday and Easter Monday of 2019; Scotland has no Easter Monday.
    ['england', '2019-04-17', 'working', '2019-04-26'],
    ['scotland', '2019-04-17', 'working', '2019-04-25'],
    // The State Funeral of 2022.
    ['england', '2022-09-15', 'working', '2022-09-23'],
    ['wales', '2025-12-23', 'working', '2026-01-02'],
  ] as const)(
    '%s, published on %s, five %s days: until %s',
    async (nation, published, count, expected) => {
      expect(await lastDay(nation, published, count)).toBe(expected);
    },
  );

  test('clear days of a parish count Saturdays, working days do not', async () => {
    expect(await lastDay('england', '2019-09-20', 'clear', 'parish')).toBe('2019-09-26');
    expect(await lastDay('england', '2019-09-20', 'working', 'parish')).toBe('2019-09-27');
  });
});
