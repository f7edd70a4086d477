/** Days and times as clerks write them. */
import { expect, test } from 'vitest';
import { readDay } from '../../../src/load/day.js';
import { readTimeOfDay } from '../../../src/load/time-of-day.js';

test.each([
  ['17:00', '17:00'],
  ['17.00', '17:00'],
  ['09:30', '09:30'],
  ['10.00', '10:00'],
  ['5pm', '17:00'],
  ['5.30 pm', '17:30'],
  ['5:30 P.M.', '17:30'],
  ['17.00 pm', '17:00'],
  ['12 noon', '12:00'],
  ['noon', '12:00'],
  ['12pm', '12:00'],
  ['12.15 am', '00:15'],
])('%s is %s', (text, time) => {
  expect(readTimeOfDay(text)).toEqual({ kind: 'time', time });
});

test.each([
  ['7.30', ['07:30', '19:30']],
  ['5', ['05:00', '17:00']],
  ['17', ['17:00']],
  ['1700', ['17:00']],
  ['1730 hrs', ['17:30']],
  ['24:00', []],
  ['17:60', []],
  ['13 am', []],
  ['0 pm', []],
  ['after lunch', []],
  ['17:00:00', []],
])('%s is not clear', (text, meant) => {
  expect(readTimeOfDay(text)).toEqual({ kind: 'unclear', meant });
});

test.each([
  ['2019-07-03', { kind: 'day', day: '2019-07-03' }],
  ['2024-02-29', { kind: 'day', day: '2024-02-29' }],
  ['2023-02-29', { kind: 'impossible' }],
  ['2019-13-01', { kind: 'impossible' }],
  ['2019-7-3', { kind: 'unclear', meant: '2019-07-03' }],
  ['2019/07/03', { kind: 'unclear', meant: '2019-07-03' }],
  ['03/07/2019', { kind: 'unclear', meant: '2019-07-03' }],
  ['3.7.2019', { kind: 'unclear', meant: '2019-07-03' }],
  ['Wednesday 3rd July 2019', { kind: 'unclear', meant: '2019-07-03' }],
  ['3 Sept 2019', { kind: 'unclear', meant: '2019-09-03' }],
  ['31 June 2019', { kind: 'unclear', meant: undefined }],
  ['3 Foo 2019', { kind: 'unclear', meant: undefined }],
  ['July', { kind: 'unclear', meant: undefined }],
])('%s as a day', (text, reading) => {
  expect(readDay(text)).toEqual(reading);
});
