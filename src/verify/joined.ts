/** A file that joins others, read back: each page has the label and the words that it has in the file it came from. */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Rect } from '../model/segment.js';
import { MOST_BYTES, type Pdfium, type Reading } from '../pdfium/index.js';
import { type Finding, finding } from './finding.js';
import type { Candidate } from './index.js';

/** Of one page, as it is to be. */
export interface JoinedPage {
  readonly label: string;
  /** All of its words, as PDFium reads them. */
  readonly words: string;
}

/** More than any page. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** What every page of a file says. No value where it cannot be read. */
export async function readPages(
  pdf: Uint8Array,
  sheets: number,
  pdfium: Pdfium,
): Promise<Reading | undefined> {
  const texts = Array.from({ length: sheets }, (_, index) => ({
    sheet: index + 1,
    box: everywhere,
  }));
  const outcome = await pdfium.read(pdf, { texts });
  return outcome.ok ? outcome.value : undefined;
}

export async function verifyJoined(
  { file: name, bytes, read }: Candidate,
  pages: readonly JoinedPage[],
  bookmarks: readonly string[],
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  if (bytes > MOST_BYTES) {
    return [diagnose('pack-too-large', { file: name, bytes, limit: MOST_BYTES })];
  }
  const file = await readPages(await read(), pages.length, pdfium);
  if (file === undefined) return [diagnose('pack-unreadable', { cause: 'PDFium cannot read it' })];
  const findings: Finding[] = [
    finding('number of sheets', 'the file', pages.length, file.pages.length),
    ...pages.flatMap(({ label, words }, index) => [
      finding('page label', `sheet ${index + 1}`, label, file.pages[index]?.label),
      // Of two long texts only whether they are equal matters.
      finding(
        'words',
        `page ${label}`,
        'as they were issued',
        file.texts[index] === words ? 'as they were issued' : 'others',
      ),
    ]),
    finding(
      'bookmarks',
      'the file',
      bookmarks.join('; '),
      file.outline.map(({ title }) => title).join('; '),
    ),
  ];
  return findings
    .filter(({ planned, found }) => planned !== found)
    .map((one) => diagnose('pack-differs', one));
}
