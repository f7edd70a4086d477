/** Figures that tables of PDFs leave out and their totals give away: tables told from where words stand. */
import { degrees } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPdf } from '../../../src/inspect/pdf/index.js';
import type { Finding } from '../../../src/model/finding.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { makePdf } from '../../support/make-pdf.js';

let pdfium: Pdfium;
beforeAll(() => {
  pdfium = openPdfium({ workers: 1 });
});
afterAll(() => pdfium.close());

interface Layout {
  readonly columns?: readonly number[];
  readonly before?: string;
  /** The page is turned, and what is on it the other way. */
  readonly turned?: true;
  /** Figures end at their column, and do not begin there. */
  readonly right?: boolean;
}

/** Rows of cells, from the head of the page. */
async function suppressedIn(
  rows: readonly string[],
  layout: Layout = {},
): Promise<readonly Finding[]> {
  const { columns = [60, 260, 340, 420, 500], before, turned, right } = layout;
  const pdf = await makePdf({
    words: () => ' ',
    ...(turned ? { rotate: 90 as const } : {}),
    finish: ({ document, font }) => {
      const [page] = document.getPages();
      if (before !== undefined) page?.drawText(before, { x: 60, y: 760, size: 11, font });
      for (const [line, row] of rows.entries()) {
        for (const [at, cell] of row.split('|').entries()) {
          const text = cell.trim();
          const shift = right && at > 0 ? font.widthOfTextAtSize(text, 11) : 0;
          const x = (columns[at] ?? 0) - shift;
          const y = (turned ? 500 : 720) - line * 18;
          const place = turned ? { x: 595 - y, y: x, rotate: degrees(90) } : { x, y };
          if (text !== '') page?.drawText(text, { ...place, size: 11, font });
        }
      }
    },
  });
  const { findings } = await inspectPdf(pdf, pdfium);
  return findings.filter(({ check }) => check === 'suppressed-cell');
}

const children = [
  'Ethnicity | Girls | Boys | All',
  'White | 120 | 131 | 251',
  'Black | 14 | <5 | 17',
];

describe('suppressed-cell', () => {
  it.each<[string, readonly string[], Layout]>([
    ['a column’s total', ['Group | Children', 'A | 12', 'B | <5', 'C | 30', 'Total | 45'], {}],
    [
      'figures that end at their column',
      ['Group | Girls | Boys', 'A | 1,204 | 9', 'B | <5 | 8', 'C | 30 | 7', 'Total | 1,237 | 24'],
      { right: true },
    ],
    [
      'a row’s total, headed',
      [...children, 'Total | 134 | 134 | 268'].map((row) => row.replace('| All', '| Total')),
      {},
    ],
    [
      'a label in two lines',
      [
        'Group | Children',
        'A | 12',
        'B, and others of | <5',
        'the same kind |',
        'C | 30',
        'Total | 45',
      ],
      {},
    ],
    [
      'a total in the words above',
      ['Group | Children', 'A | 12', 'B | 20', 'C | <5'],
      { before: 'There were 35 in total.' },
    ],
  ])('finds: %s in a PDF', async (_, rows, layout) => {
    expect(await suppressedIn(rows, layout)).toMatchObject([{ check: 'suppressed-cell', page: 1 }]);
  });

  it.each<[string, readonly string[], Layout]>([
    ['a table without a total in a PDF', ['Group | Children', 'A | 12', 'B | <5', 'C | 30'], {}],
    [
      'two figures left out in a column of a PDF',
      ['Group | Children', 'A | 12', 'B | <5', 'C | <5', 'Total | 17'],
      {},
    ],
    [
      'figures of a PDF that stand between two columns',
      ['Group | Girls | Boys', 'A | 12 | 9', 'B | <5 | 8', 'C |  |  | 30', 'Total | 45 | 17'],
      { columns: [60, 260, 340, 300] },
    ],
    [
      'words of a PDF that are in no table',
      ['Fewer than 5 of 12 came.', 'In total 45 were asked.'],
      {},
    ],
    [
      'a table with nothing left out in a PDF',
      ['Group | Children', 'A | 12', 'B | 3', 'Total | 15'],
      { before: '* provisional' },
    ],
  ])('leaves: %s', async (_, rows, layout) => {
    expect(await suppressedIn(rows, layout)).toEqual([]);
  });

  it('finds: a table on a turned page of a PDF', async () => {
    const rows = ['Group | Children', 'A | 12', 'B | <5', 'C | 30', 'Total | 45'];
    expect(await suppressedIn(rows, { turned: true })).toMatchObject([{ page: 1 }]);
  });
});
