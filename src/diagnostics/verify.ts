/** What can differ between the page plan and the file that was written from it. */
import { error, megabytes } from './problem.js';

const remedy = () => [
  'Nothing was published. Please report this: the pack is at fault, not your sources.',
];

export const verifyProblems = {
  'does-not-settle': error<Record<never, never>>(
    () =>
      'The front matter grows with every page number that it prints, so its length does not settle.',
    () => ['Look for text in your own templates that gets longer as page numbers rise.'],
  ),
  'pack-differs': error<{ what: string; of: string; planned: string; found: string }>(
    ({ what, of, planned, found }) =>
      `The ${what} of ${of} should be ${planned}, but the written file has ${found}.`,
    remedy,
  ),
  'pack-too-large': error<{ file: string; bytes: number; limit: number }>(
    ({ file, bytes, limit }) =>
      `The pack ${file} would be ${megabytes(bytes)} large; at most ${megabytes(limit)} can be read back and checked.`,
    () => [
      'Nothing was published. Save the largest documents again with pictures at a lower resolution, or publish some of them apart.',
    ],
  ),
  'pack-unreadable': error<{ cause: string }>(
    ({ cause }) => `The written file cannot be read back (${cause}).`,
    remedy,
  ),
} as const;
