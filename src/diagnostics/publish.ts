/** What can be wrong with the files that an earlier build has published. */
import { warning } from './problem.js';

export const publishProblems = {
  'published-pair-differs': warning<{ pdf: string; map: string }>(
    ({ pdf, map }) =>
      `${pdf} and its page map ${map} did not belong together: the last build was interrupted, or one of them was changed or removed since.`,
    () => [
      'Both have been made anew. If the old ones were passed on or uploaded, pass these on instead.',
    ],
  ),
} as const;
