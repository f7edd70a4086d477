/** What can be wrong with the files that an earlier build has published. */
import { error, megabytes, warning } from './problem.js';

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
  'site-same-address': error<{ name: string }>(
    ({ name }) =>
      `Two meetings of this body have folders called ${name}, so their public pages would have the same address.`,
    () => ['Add a word to the name of one of the folders: 2019-07-03-special.'],
  ),
  'site-file-not-ours': error<{ path: string }>(
    ({ path }) =>
      `${path} is in the way: it is in the folder of the public pages, and no earlier run has written it.`,
    () => ['Nothing was written. Take it away, or choose another folder with --out.'],
  ),
  'site-empty': error<Record<never, never>>(
    () => 'There is nothing to publish: no public pack of any meeting has been issued.',
    () => ['Issue one (pack issue), or look at what is built with --draft.'],
  ),
  'site-minutes-outdated': error<{ file: string; what: 'minutes' | 'decisions' }>(
    ({ file, what }) =>
      `${file} is not what the ${what === 'minutes' ? 'minutes' : 'notices of decisions'} say now: they were changed after it was made.`,
    () => ['Make it again: pack minutes.'],
  ),
  'site-built-outdated': error<{ file: string }>(
    ({ file }) => `${file} does not have the items that the agenda has now.`,
    () => ['Make it again: pack build.'],
  ),
  'site-report-changed': warning<{ file: string }>(
    ({ file }) =>
      `${file} has been changed since it was issued, so the public page has only the issued PDF of it.`,
    () => ['Put back the issued text, or issue the new one in a supplement.'],
  ),
  'site-restricted-found': error<{ path: string; where: string }>(
    ({ path, where }) =>
      `The public page ${path} would hold something of a restricted source: in ${where}.`,
    () => [
      'Nothing was published.',
      'Look at that place. Words that may be public belong in a public source too: then they are no longer looked for.',
    ],
  ),
} as const;
