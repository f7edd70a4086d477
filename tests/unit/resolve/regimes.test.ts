/** Which paragraphs each nation's law has, which of them need a reason, and what is said of wrong ones. */
import { describe, expect, it } from 'vitest';
import { readRegimes } from '../../../src/load/regimes.js';
import type { Access } from '../../../src/model/access.js';
import type { Nation } from '../../../src/model/meeting.js';
import { nations } from '../../../src/model/meeting.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { item, source } from './source.js';

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** What the Acts have, written down here a second time. */
const law: Readonly<Record<Nation, { all: readonly string[]; unqualified: readonly string[] }>> = {
  england: { all: [...range(1, 7), '7A', '7B', '7C'], unqualified: [] },
  wales: { all: [...range(12, 18), '18A', '18B', '18C'], unqualified: ['16'] },
  scotland: { all: range(1, 15), unqualified: range(1, 15) },
  'northern-ireland': { all: range(1, 7), unqualified: [] },
};
const every = [...range(1, 21), '7A', '7B', '7C', '7D', '18A', '18B', '18C', '18D', '0', '03', ''];

function told(nation: Nation, access: Access) {
  const one = item('secret', { access });
  const { value, diagnostics } = resolvePack(
    source({ council: { nation }, items: [item('open'), one], agenda: ['open', 'secret'] }),
    'public',
  );
  // There is no motion on this agenda.
  const codes = diagnostics
    .map(({ code }) => code)
    .filter((code) => code !== 'no-exclusion-motion');
  return { codes, diagnostics, item: value?.partA[1] };
}

const exempt = (paragraphs: readonly string[], reason?: string): Access => ({
  kind: 'exempt',
  paragraphs,
  ...(reason === undefined ? {} : { reason }),
});

describe.each(nations)('in %s', (nation) => {
  const { all, unqualified } = law[nation];

  it.each(every.map((number) => [number]))('paragraph “%s”', (number) => {
    const withReason = told(nation, exempt([number], 'Why'));
    const without = told(nation, exempt([number]));
    if (all.includes(number)) {
      expect(withReason.codes).toEqual([]);
      expect(withReason.item?.access).toMatchObject({ paragraphs: [{ number }] });
      expect(without.codes).toEqual(
        unqualified.includes(number) ? [] : ['exemption-without-reason'],
      );
    } else {
      const code = number === '' ? 'exemption-without-paragraph' : 'exemption-paragraph-unknown';
      expect(withReason.codes).toEqual([code]);
      expect(withReason.item).toBeUndefined();
    }
  });

  it('a reason is asked for where one of several needs it', () => {
    const last = all.at(-1) ?? '';
    const needed = unqualified.length === all.length ? [] : ['exemption-without-reason'];
    expect(told(nation, exempt([...unqualified, last])).codes).toEqual(needed);
  });

  it.each(['government-department', 'enactment', 'court-order', 'Court order'])(
    'the ground %s, with words',
    (ground) => {
      expect(told(nation, { kind: 'confidential', ground, words: 'Order of 3 May' }).codes).toEqual(
        [],
      );
      expect(told(nation, { kind: 'confidential', ground, words: ' ' }).codes).toEqual([
        'confidential-without-words',
      ]);
    },
  );

  it.each([undefined, '', 'politics', 'constructor'])('not the ground %s', (ground) => {
    const found = told(nation, {
      kind: 'confidential',
      words: 'Why',
      ...(ground === undefined ? {} : { ground }),
    });
    expect(found.codes).toEqual([
      ground ? 'confidential-ground-unknown' : 'confidential-without-ground',
    ]);
    expect(found.item).toBeUndefined();
  });
});

describe('what is said', () => {
  it('of another nation’s paragraph: whose it is, and the own one on the same matter', () => {
    const [first] = told('england', exempt(['12'], 'Why')).diagnostics;
    expect(first?.message).toBe(
      'This item is exempt under paragraph 12, which is one of Wales’s (Part 4 of Schedule 12A to the Local Government Act 1972); the council is in England.',
    );
    expect(first?.hints).toContain('In England the same matter is paragraph 1.');
    const [welsh] = told('wales', exempt(['3'], 'Why')).diagnostics;
    expect(welsh?.message).toContain('one of England’s');
    expect(welsh?.hints).toContain('In Wales the same matter is paragraph 14.');
  });

  it('at the line of the agenda, since the file’s name may say too much', () => {
    const [first] = told('england', exempt([])).diagnostics;
    expect(first).toMatchObject({ severity: 'error', item: 'item 2', at: { line: 11 } });
  });

  it('and nothing that was written there, if it is no number', () => {
    const found = told('england', exempt(['Zebrafish'], 'Zebrafish')).diagnostics;
    const ground = told('england', { kind: 'confidential', ground: 'Zebrafish' }).diagnostics;
    expect(JSON.stringify([found, ground])).not.toMatch(/zebrafish/i);
  });

  it('where our sources do not settle whether the test applies', () => {
    const [first] = told('northern-ireland', exempt(['3'])).diagnostics;
    expect(first?.message).toContain('is not settled here');
    const [settled] = told('england', exempt(['3', '7A'])).diagnostics;
    expect(settled?.message).toContain('under paragraph 3 only so long as');
  });
});

it('numbers are understood as people write them, each once and in the order of the Act', () => {
  const { item: found } = told('england', exempt(['para. 7a', 'Paragraph 3', '3', '1'], 'Why'));
  expect(found?.access).toMatchObject({
    paragraphs: [{ number: '1' }, { number: '3' }, { number: '7A' }],
  });
});

it('every regime says where it was read and when', async () => {
  for (const { source: from, checked, paragraphs } of await readRegimes()) {
    expect(from.length).toBeGreaterThan(40);
    expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const { description } of paragraphs) expect(description).not.toMatch(/\s{2}|\.$/);
  }
});
