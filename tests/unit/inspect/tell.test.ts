import { describe, expect, it } from 'vitest';
import { defaultRule, tell } from '../../../src/inspect/tell.js';
import {
  type CheckName,
  type CheckRules,
  checkNames,
  type Finding,
} from '../../../src/model/finding.js';

const at = { file: '/c/m/items/07.md', line: 4, column: 5 };
const inspected = {
  source: 'reports/drains.pdf',
  document: '/c/m/reports/drains.pdf',
  pages: [
    { width: 600, height: 900 },
    { width: 600, height: 900 },
  ],
  at,
  item: 'item 7',
};
const box = (x: number, y: number) => ({ x, y, width: 30, height: 30 });
const covered = (page: number, x: number, y: number, letters = 5): Finding => ({
  check: 'failed-redaction',
  page,
  box: box(x, y),
  detail: { letters },
});
const large: Finding = { check: 'large-file', detail: { bytes: 25_000_000 } };

describe('telling what was found', () => {
  it('names item, file, place, cause and remedy', () => {
    const [one, ...others] = tell([covered(2, 20, 800)], {}, [], inspected);
    expect(others).toEqual([]);
    expect(one).toEqual({
      code: 'failed-redaction',
      severity: 'error',
      message:
        '5 letters of reports/drains.pdf are covered by something drawn over them, and can still be copied and searched: page 2, upper left.',
      at,
      item: 'item 7',
      hints: expect.arrayContaining([expect.stringContaining('redact')]),
      found: {
        check: 'failed-redaction',
        document: '/c/m/reports/drains.pdf',
        spots: [{ page: 2, box: box(20, 800) }],
      },
    });
  });

  it('tells many findings of one check once, with their sum and the first places', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      covered(1, 5 + (index % 3) * 250, 20 + Math.floor(index / 3) * 400, 2),
    );
    const told = tell(many, {}, [], inspected);
    expect(told.map(({ message }) => message)).toEqual([
      '18 letters of reports/drains.pdf are covered by something drawn over them, and can still be copied and searched: page 1, lower left; page 1, lower middle; page 1, lower right; page 1, middle left; and 5 more places.',
    ]);
    expect(told[0]?.found?.spots).toHaveLength(9);
  });

  it('tells a place once, however much is found there', () => {
    expect(
      tell([covered(1, 290, 440), covered(1, 280, 430)], {}, [], inspected)[0]?.message,
    ).toMatch(/: page 1, centre\.$/);
  });

  it('has an order of its own', () => {
    const told = tell([large, covered(1, 0, 0)], {}, [], inspected);
    expect(told.map(({ code }) => code)).toEqual(['failed-redaction', 'large-file']);
  });
});

describe('what a council says of checks', () => {
  it.each([
    [{}, ['error', 'warning']],
    [{ 'failed-redaction': 'warning' }, ['warning', 'warning']],
    [{ 'large-file': 'error' }, ['error', 'error']],
    [{ 'large-file': 'off' }, ['error']],
    [{ 'failed-redaction': 'off', 'large-file': 'off' }, []],
  ] as const)('%j', (rules, severities) => {
    const told = tell([covered(1, 0, 0), large], rules, [], inspected);
    expect(told.map(({ severity }) => severity)).toEqual(severities);
  });

  it('accepts a check in one document, and no other', () => {
    const told = tell([covered(1, 0, 0), large], {}, [{ check: 'large-file' }], inspected);
    expect(told.map(({ code }) => code)).toEqual(['failed-redaction']);
  });

  const unseen = (shown?: true): Finding => ({
    check: 'invisible-text',
    detail: { letters: 5, why: 'colour', ...(shown && { shown }) },
  });

  it('lets nothing but a failed redaction stop a build where nobody says anything', () => {
    const errors = checkNames.filter(
      (check: CheckName) => defaultRule({ ...unseen(), check } as Finding) === 'error',
    );
    expect(errors).toEqual(['failed-redaction']);
  });

  it('stops a build that would show words which the document hides', () => {
    const severities = (rules: CheckRules, ...findings: Finding[]) =>
      tell(findings, rules, [], inspected).map(({ severity }) => severity);
    expect(severities({}, unseen())).toEqual(['warning']);
    expect(severities({}, unseen(), unseen(true))).toEqual(['error']);
    expect(severities({ 'invisible-text': 'warning' }, unseen(true))).toEqual(['warning']);
  });
});
