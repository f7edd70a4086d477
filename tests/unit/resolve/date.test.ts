import { describe, expect, it } from 'vitest';
import { formatLongDay, formatTime, isRealDay } from '../../../src/model/date.js';

describe('formatLongDay', () => {
  it.each([
    ['2019-07-03', 'Wednesday 3 July 2019'],
    ['2019-03-06', 'Wednesday 6 March 2019'],
    ['2020-02-29', 'Saturday 29 February 2020'],
    ['2000-01-01', 'Saturday 1 January 2000'],
    ['1900-03-01', 'Thursday 1 March 1900'],
    ['2024-12-31', 'Tuesday 31 December 2024'],
  ])('prints %s as %s', (day, long) => {
    expect(formatLongDay(day, 'en-GB')).toBe(long);
  });

  it('agrees with the calendar of the platform on every day of 400 years', () => {
    const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
    const wrong: string[] = [];
    for (let time = Date.UTC(1800, 0, 1); time < Date.UTC(2200, 0, 1); time += 86_400_000) {
      const date = new Date(time);
      const day = date.toISOString().slice(0, 10);
      if (!formatLongDay(day, 'en').startsWith(`${names[date.getUTCDay()]} `)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  it('prints Welsh', () => {
    expect(formatLongDay('2019-07-03', 'cy')).toBe('Dydd Mercher 3 Gorffennaf 2019');
    expect(formatLongDay('2021-12-05', 'cy-GB')).toBe('Dydd Sul 5 Rhagfyr 2021');
  });
});

describe('isRealDay', () => {
  it.each(['2019-07-03', '2020-02-29', '2000-02-29', '2019-12-31'])('accepts %s', (day) => {
    expect(isRealDay(day)).toBe(true);
  });
  it.each([
    '2019-02-29',
    '1900-02-29',
    '2019-04-31',
    '2019-13-01',
    '2019-00-10',
    '2019-01-00',
    '2019-1-1',
    '3 July 2019',
    '2019-07-03T00:00',
  ])('refuses %s', (day) => {
    expect(isRealDay(day)).toBe(false);
  });
});

describe('formatTime', () => {
  it.each([
    ['17:00', '5.00 pm'],
    ['09:30', '9.30 am'],
    ['9:30', '9.30 am'],
    ['12:00', '12 noon'],
    ['12:30', '12.30 pm'],
    ['00:00', '12 midnight'],
    ['00:15', '12.15 am'],
    ['24:00', '24:00'],
  ])('prints %s as %s', (time, printed) => {
    expect(formatTime(time)).toBe(printed);
  });
  it('prints noon in Welsh', () => {
    expect(formatTime('12:00', 'cy')).toBe('12 canol dydd');
  });
});
