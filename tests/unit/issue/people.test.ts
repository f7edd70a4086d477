/** Whether two names are one person's. */
import { describe, expect, it } from 'vitest';
import { isSamePerson } from '../../../src/issue/index.js';

describe('one person', () => {
  it.each([
    ['Ada Lane', 'ada  LANE'],
    ['Ada Lane', 'Councillor Ada Lane'],
    ['Dr Ada Lane', 'Cllr. Ada Lane'],
    ['Żaneta O’Brien', "Zaneta O'Brien"],
    ['Mr', 'mr.'],
  ])('%s and %s', (one, other) => {
    expect(isSamePerson(one, other)).toBe(true);
  });
});

describe('two people', () => {
  it.each([
    ['Ada Lane', 'Ben Hart'],
    ['Ada Lane', 'Ada Lance'],
    ['Dr Lane', 'Dr Hart'],
  ])('%s and %s', (one, other) => {
    expect(isSamePerson(one, other)).toBe(false);
  });
});
