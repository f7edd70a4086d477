/** How a person is told what restricted and public sources both say. */
import { describe, expect, test } from 'vitest';
import { absenceJson, absenceLine, overlapLines, readLine } from '../../../src/commands/absence.js';

const overlap = (number: number) =>
  ({
    source: `panel/items/0${number}.md`,
    words: `the sea\n wall ${number}`,
    kind: 'run',
  }) as const;

const none = { sources: 1, overlaps: [], overlapCount: 0, shared: { places: 0, told: 0 } } as const;

test('nothing, where nothing is restricted or nothing is shared', () => {
  expect(overlapLines(undefined)).toEqual([]);
  expect(overlapLines({ ...none, sources: 2 })).toEqual([]);
});

test('each by the public source, in its words, on one line', () => {
  const lines = overlapLines({ ...none, overlaps: [overlap(1), overlap(2)], overlapCount: 2 });
  expect(lines.slice(1)).toEqual([
    '  panel/items/01.md: “the sea wall 1”',
    '  panel/items/02.md: “the sea wall 2”',
  ]);
});

test('no more than twenty, and how many more there are', () => {
  const overlaps = Array.from({ length: 25 }, (_, index) => overlap(index));
  const lines = overlapLines({ ...none, overlaps, overlapCount: 40 });
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  and 20 more');
});

describe('the line at the end says what is true', () => {
  test.each([
    [0, 0, 0, ''],
    [4, 0, 0, 'names and short phrases'],
    [4, 1, 1, '1 place, see above'],
    [4, 3, 3, '3 places, see above'],
    [4, 3, 1, '3 places, 1 of them see above'],
    [4, 3, 0, '3 places, accepted'],
  ])('of %i overlaps, %i places, %i of them told', (overlapCount, places, told, expected) => {
    const absence = { ...none, sources: 3, overlapCount, shared: { places, told } };
    const shared = expected === '' ? '' : ` but words that public sources hold too: ${expected}`;
    const held = expected === '' ? '' : `; public sources hold words of them: ${expected}`;
    expect(absenceLine({ absence })).toBe(`Nothing of 3 restricted sources is in it${shared}`);
    expect(readLine({ absence })).toBe(`The guard has read 3 restricted sources${held}`);
  });

  test('and there is none where nothing is restricted', () => {
    expect([absenceLine({}), readLine({})]).toEqual([undefined, undefined]);
  });
});

test('programs get the words only where they ask', () => {
  const absence = { ...none, overlaps: [overlap(1)], overlapCount: 1 };
  expect(JSON.stringify(absenceJson(absence, false))).not.toContain('wall');
  expect(JSON.stringify(absenceJson(absence, true))).toContain('wall');
  expect(absenceJson(undefined, true)).toBeUndefined();
});
