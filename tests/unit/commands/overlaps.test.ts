/** How a person is told what restricted and public sources both say. */
import { expect, test } from 'vitest';
import { overlapLines } from '../../../src/commands/absence.js';

const overlap = (number: number) =>
  ({
    source: `panel/items/0${number}.md`,
    words: `the sea\n wall ${number}`,
    kind: 'run',
  }) as const;

test('nothing, where nothing is restricted or nothing is shared', () => {
  expect(overlapLines(undefined)).toEqual([]);
  expect(overlapLines({ sources: 2, overlaps: [], overlapCount: 0 })).toEqual([]);
});

test('each by the public source, in its words, on one line', () => {
  const lines = overlapLines({ sources: 1, overlaps: [overlap(1), overlap(2)], overlapCount: 2 });
  expect(lines.slice(1)).toEqual([
    '  panel/items/01.md: “the sea wall 1”',
    '  panel/items/02.md: “the sea wall 2”',
  ]);
});

test('no more than twenty, and how many more there are', () => {
  const overlaps = Array.from({ length: 25 }, (_, index) => overlap(index));
  const lines = overlapLines({ sources: 1, overlaps, overlapCount: 40 });
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  and 20 more');
});
