/** Page labels as runs: front matter, public pages, Part B. */
import { expect, it } from 'vitest';
import { labelRuns } from '../../../src/assemble/labels.js';

const runsOf = (labels: string) =>
  labelRuns(
    labels.split(' ').map((label, index) => ({
      sheet: index + 1,
      label,
      content: { kind: 'blank', width: 1, height: 1 },
      stamps: [],
      extension: 0,
    })),
  );

it.each([
  ['1 2 3', [{ sheet: 0, style: 'D', start: 1 }]],
  [
    'i ii 1 2 R1 R2',
    [
      { sheet: 0, style: 'r' },
      { sheet: 2, style: 'D', start: 1 },
      { sheet: 4, style: 'D', start: 1, prefix: 'R' },
    ],
  ],
  [
    '71 72 R1',
    [
      { sheet: 0, style: 'D', start: 71 },
      { sheet: 2, style: 'D', start: 1, prefix: 'R' },
    ],
  ],
  ['R9 R10 R11', [{ sheet: 0, style: 'D', start: 9, prefix: 'R' }]],
  [
    'R1 1',
    [
      { sheet: 0, style: 'D', start: 1, prefix: 'R' },
      { sheet: 1, style: 'D', start: 1 },
    ],
  ],
])('%s', (labels, runs) => {
  expect(runsOf(labels)).toEqual(runs);
});
