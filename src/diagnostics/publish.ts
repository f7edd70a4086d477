/** What can be wrong with the files that an earlier build has published. */
import { megabytes, warning } from './problem.js';

export const publishProblems = {
  'published-pair-differs': warning<{ pdf: string; map: string }>(
    ({ pdf, map }) =>
      `${pdf} and its page map ${map} did not belong together: the last build was interrupted, or one of them was changed or removed since.`,
    () => [
      'Both have been made anew. If the old ones were passed on or uploaded, pass these on instead.',
    ],
  ),
  'split-file-too-large': warning<{ file: string; bytes: number; limit: number }>(
    ({ file, bytes, limit }) =>
      `${file} is ${megabytes(bytes)} large, more than ${megabytes(limit)}: it holds one document, which is never cut.`,
    () => ['Save that document again with pictures at a lower resolution.'],
  ),
} as const;
