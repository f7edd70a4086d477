/** What can be wrong with a Word document, and what of one is not in the pack. */
import { besideDocument } from './listed-document.js';
import { error, warning } from './problem.js';

const times = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

const saveAsPdf = 'If it matters to the reader, save the document as PDF in Word and use that.';

export const wordProblems = {
  'word-old-format': error<{ file: string }>(
    ({ file }) =>
      `The document ${file} is in Word’s old format (.doc), which cannot be put into a pack.`,
    ({ file }) => [
      'Open it in Word and save it as Word document (.docx) or as PDF.',
      `Or have LibreOffice convert it, where that is installed: write ${besideDocument(file, 'convert: layout')}.`,
    ],
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
  'word-pictures-cut': warning<{ file: string; count: number }>(
    ({ file, count }) =>
      `In the document ${file}, ${times(count, 'picture is', 'pictures are')} cropped; what is cut off is not shown, but is still in the file.`,
    () => ['If it must not be found, use Compress Pictures in Word and delete cropped areas.'],
  ),
  'word-parts-lost': warning<{ file: string; parts: readonly string[] }>(
    ({ file, parts }) => `Not taken over from ${file}: ${parts.join(', ')}.`,
    () => [saveAsPdf],
  ),
} as const;
