/** Numbers of minutes: every scheme, where its count begins anew, and what first-number does. */
import { describe, expect, test } from 'vitest';
import { begins, type NumberedMeeting, numberMeetings } from '../../../src/minute/numbers.js';
import type { RestartRule } from '../../../src/model/minuted.js';

function meeting(date: string, minutes: string, firstNumber?: number): NumberedMeeting {
  const exempt = [...minutes].map((sign) => sign === 'x');
  return { date, exempt, ...(firstNumber === undefined ? {} : { firstNumber }) };
}

function numbers(
  scheme: { numbers?: string; exempt?: string; restart?: RestartRule },
  ...meetings: NumberedMeeting[]
): readonly string[] {
  const { numbers: pattern = '{n}/{yy}', exempt = pattern, restart = 'calendar-year' } = scheme;
  const rules = { numbers: pattern, exemptNumbers: exempt, restart };
  return numberMeetings(rules, meetings).map((all) => all.join(' '));
}

describe('the schemes', () => {
  test('14/19 goes on from meeting to meeting, and begins anew with the year', () => {
    expect(
      numbers(
        {},
        meeting('2018-11-07', 'oo'),
        meeting('2019-01-16', 'ooo'),
        meeting('2019-03-06', 'oo'),
      ),
    ).toEqual(['1/18 2/18', '1/19 2/19 3/19', '4/19 5/19']);
  });

  test('FC79/19 by municipal years: April belongs to the year before, May begins one', () => {
    const scheme = { numbers: 'FC{n}/{yy}', restart: 'municipal-year' } as const;
    expect(
      numbers(
        scheme,
        meeting('2019-04-30', 'oo', 78),
        meeting('2019-05-01', 'o'),
        meeting('2020-01-08', 'o'),
      ),
    ).toEqual(['FC78/18 FC79/18', 'FC1/19', 'FC2/19']);
  });

  test('1772: never anew', () => {
    const scheme = { numbers: '{n}', restart: 'never' } as const;
    expect(numbers(scheme, meeting('2018-12-05', 'oo', 1771), meeting('2019-01-16', 'o'))).toEqual([
      '1771 1772',
      '1773',
    ]);
  });

  test('66/E in the common count', () => {
    const scheme = { numbers: '{n}', exempt: '{n}/E' };
    expect(numbers(scheme, meeting('2019-01-16', 'oxo', 65))).toEqual(['65 66/E 67']);
  });

  test('an exempt series with a count of its own', () => {
    const scheme = { exempt: 'E{e}/{yyyy}' };
    expect(numbers(scheme, meeting('2019-01-16', 'oxo'), meeting('2019-02-16', 'xo'))).toEqual([
      '1/19 E1/2019 2/19',
      'E2/2019 3/19',
    ]);
  });

  test('what a meeting says of its first number counts for it and for those after it', () => {
    expect(numbers({}, meeting('2019-01-16', 'o', 7), meeting('2019-03-06', 'o'))).toEqual([
      '7/19',
      '8/19',
    ]);
  });
});

test.each([
  ['2019-12-31', '2020-01-01', 'calendar-year', true],
  ['2019-01-01', '2019-12-31', 'calendar-year', false],
  ['2019-04-30', '2019-05-01', 'municipal-year', true],
  ['2019-05-01', '2020-04-30', 'municipal-year', false],
  ['2018-05-01', '2020-04-30', 'never', false],
] as const)('from %s to %s, %s: %s', (before, date, rule, isNew) => {
  expect(begins(date, before, rule)).toBe(isNew);
});
