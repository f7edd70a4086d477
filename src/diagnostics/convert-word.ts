/** What can be wrong with a Word document, and what of one is not in the pack. */
import { error, warning } from './problem.js';

const times = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const saveAsPdf = 'If it matters to the reader, save the document as PDF in Word and use that.';

export const wordProblems = {
  'word-old-format': error<{ file: string }>(
    ({ file }) =>
      `The document ${file} is in Word’s old format (.doc), which cannot be put into a pack.`,
    () => ['Open it in Word and save it as Word document (.docx) or as PDF.'],
  ),
  'word-password': error<{ file: string }>(
    ({ file }) => `The document ${file} needs a password to be opened.`,
    () => [
      'Ask its author for a copy without a password (in Word: File, Info, Protect Document): the public could not open it either.',
    ],
  ),
  'word-broken': error<{ file: string; cause: string }>(
    ({ file, cause }) => `The document ${file} cannot be read as a Word document: ${cause}.`,
    () => ['Open it in Word and save it again as Word document (.docx) or as PDF.'],
  ),
  'word-too-slow': error<{ file: string }>(
    ({ file }) => `The document ${file} takes too long to read.`,
    () => ['Save it as PDF in Word and use that.'],
  ),
  'word-comments': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `The document ${file} holds ${times(count, 'comment', 'comments')}; they are not in the pack.`,
    () => ['If the document is not finished, ask its author for the final one.'],
  ),
  'word-tracked-changes': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `The document ${file} holds ${times(count, 'tracked change', 'tracked changes')}; it is printed as if all were accepted.`,
    () => ['Ask its author whether they are meant to be: accept or reject them in Word (Review).'],
  ),
  'word-hidden-text': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `The document ${file} holds ${times(count, 'piece', 'pieces')} of hidden text; it is not in the pack.`,
    () => ['If the public should read it, show it in Word (Font, Hidden) and save the document.'],
  ),
  'word-macros': warning<{ file: string }>(
    ({ file }) => `The document ${file} holds macros, which are never run.`,
    () => ['If a macro writes some of its text, save the document as PDF in Word and use that.'],
  ),
  'word-pictures-cut': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `In the document ${file}, ${times(count, 'picture is', 'pictures are')} cropped; what is cut off is not shown, but is still in the file.`,
    () => ['If it must not be found, use Compress Pictures in Word and delete cropped areas.'],
  ),
  'word-pictures-without-text': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `In the document ${file}, ${times(count, 'picture has', 'pictures have')} no alternative text, so blind readers learn nothing of ${count === 1 ? 'it' : 'them'}.`,
    () => ['In Word, say what it shows (Picture Format, Alt Text), or mark it as decorative.'],
  ),
  'word-parts-lost': warning<{ file: string; parts: readonly string[] }>(
    ({ file, parts }) => `Not taken over from ${file}: ${parts.join(', ')}.`,
    () => [saveAsPdf],
  ),
} as const;
