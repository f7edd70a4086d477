/** The bank holidays that the library knows, put right by our data, against days that are known from elsewhere. */
import { describe, expect, test } from 'vitest';
import { readNoticeLaw } from '../../../src/load/notice-law.js';
import { type Nation, nations } from '../../../src/model/meeting.js';
import { openBankHolidays } from '../../../src/notice/bank-holidays.js';

async function holidaysOf(nation: Nation) {
  return openBankHolidays(nation, (await readNoticeLaw(nation)).calendar);
}

const all = [...nations];
const notScotland = nations.filter((nation) => nation !== 'scotland');

describe('are bank holidays', () => {
  test.each<[string, readonly Nation[]]>([
    ['1990-05-07', all],
    ['2011-04-29', all],
    ['2012-06-04', all],
    ['2012-06-05', all],
    ['2019-04-19', all],
    ['2019-04-22', notScotland],
    ['2019-05-06', all],
    // VE Day: the Friday in place of the Monday.
    ['2020-05-08', all],
    ['2022-06-02', all],
    ['2022-06-03', all],
    ['2022-09-19', all],
    ['2023-05-08', all],
    ['2025-01-02', ['scotland']],
    ['2025-08-04', ['scotland']],
    ['2025-08-25', notScotland],
    ['2025-12-01', ['scotland']],
    ['2025-12-25', all],
    ['2025-12-26', all],
    ['2025-03-17', ['northern-ireland']],
    ['2025-07-14', ['northern-ireland']],
    ['2026-07-13', ['northern-ireland']],
    ['2026-06-15', ['scotland']],
    ['2026-12-28', all],
  ])('%s', async (day, where) => {
    for (const nation of nations) {
      const name = (await holidaysOf(nation)).nameOf(day);
      expect([nation, name !== undefined]).toEqual([nation, where.includes(nation)]);
    }
  });
});

test.each(['1990-05-01', '2012-05-28', '2020-05-04', '2022-05-30', '2019-03-31', '2019-04-21'])(
  '%s is none anywhere',
  async (day) => {
    for (const nation of nations) {
      expect((await holidaysOf(nation)).nameOf(day)).toBeUndefined();
    }
  },
);

test('names are in the pack’s letters', async () => {
  const holidays = await holidaysOf('scotland');
  expect(holidays.nameOf('2025-01-01')).toBe('New Year’s Day');
  expect(holidays.nameOf('2025-01-02')).toBe('2 January');
});

test('a correction takes a day away and adds another', async () => {
  const { calendar } = await readNoticeLaw('england');
  const corrections = [{ day: '2019-05-06' }, { day: '2019-05-10', name: 'Moved' }];
  const holidays = await openBankHolidays('england', { ...calendar, corrections });
  expect(holidays.nameOf('2019-05-06')).toBeUndefined();
  expect(holidays.nameOf('2019-05-10')).toBe('Moved');
});
