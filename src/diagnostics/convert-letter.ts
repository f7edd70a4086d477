/** What can be wrong with a web page or an e-mail, and what of one is not in the pack. */
import { error, warning } from './problem.js';

export const letterProblems = {
  'letter-broken': error<{ file: string; words: string; cause: string }>(
    ({ file, words, cause }) => `The document ${file} cannot be read as ${words}: ${cause}.`,
    () => ['Open it in the program that made it, print it to PDF, and name that file here.'],
  ),
  'letter-too-slow': error<{ file: string }>(
    ({ file }) => `The document ${file} takes too long to read.`,
    () => ['Open it in the program that made it, print it to PDF, and name that file here.'],
  ),
  'letter-attachments': warning<{ file: string; attached: readonly string[] }>(
    ({ file, attached }) =>
      `${attached.length === 1 ? '1 file that is' : `${attached.length} files that are`} attached to ${file} ${attached.length === 1 ? 'is' : 'are'} not in the pack: ${attached.join(', ')}.`,
    () => ['Save what belongs to the paper, and list it as a document of its own.'],
  ),
  'letter-parts-lost': warning<{ file: string; parts: readonly string[] }>(
    ({ file, parts }) => `Not taken over from ${file}: ${parts.join(', ')}.`,
    () => ['If it matters to the reader, print it to PDF from the program that shows it.'],
  ),
} as const;
