/** Roman numerals of the front matter. */
import { describe, expect, it } from 'vitest';
import { roman } from '../../../src/model/roman.js';

describe('roman', () => {
  it.each([
    [1, 'i'],
    [3, 'iii'],
    [4, 'iv'],
    [9, 'ix'],
    [14, 'xiv'],
    [40, 'xl'],
    [99, 'xcix'],
    [444, 'cdxliv'],
    [1987, 'mcmlxxxvii'],
  ])('%i is %s', (number, numeral) => {
    expect(roman(number)).toBe(numeral);
  });
});
