/** Links within a document lead to its own pages, however they name them, or are left out. */
import { PDFArray, type PDFDict, PDFName } from 'pdf-lib';
import { expect, it } from 'vitest';
import { pageOf } from '../paginate/pack.js';
import { pdfOf } from '../pdfium/documents.js';
import { annotationsOf, assembleDocument } from './one-document.js';

/** Three pages, of which the first has a link; objects 3, 4 and 5 are the pages, 6 is none of them. */
async function linkTo(destination: string) {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 596 844] >>';
  const link = `<< /Subtype /Link /Rect [50 50 150 70] /Dest ${destination} >>`;
  const document = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /Dests << /Names [(lost) [null /Fit] (named) << /D [1 /FitH 500] >>] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    page.replace('>>', `/Annots [${link}] >>`),
    page,
    page,
    page,
  ]);
  const assembled = await assembleDocument(document, [pageOf(), pageOf(), pageOf()]);
  const [kept] = annotationsOf(assembled.pages[0]);
  const found = kept?.lookup(PDFName.of('Dest'));
  if (!(found instanceof PDFArray)) return assembled.diagnostics.map(({ message }) => message);
  const target = found.lookup(0) as PDFDict;
  return [assembled.pages.indexOf(target), ...found.asArray().slice(1).map(String)];
}

it.each([
  ['[2 /XYZ 10 700 null]', [2, '/XYZ', '10', '700', 'null']],
  ['[0 /Fit]', [0, '/Fit']],
  ['(named)', [1, '/FitH', '500']],
  ['[4 0 R /FitR 1 2 3 4]', [1, '/FitR', '1', '2', '3', '4']],
  ['[4 0 R]', [1, '/XYZ', 'null', 'null', 'null']],
  ['[4 0 R /XYZ << /S /JavaScript >> (words)]', [1, '/XYZ', 'null', 'null']],
])('leads to the page of this document that %s names', async (destination, expected) => {
  expect(await linkTo(destination)).toEqual(expected);
});

it.each([
  '[null /Fit]',
  '[3 /XYZ 0 0 0]',
  '[-1 /Fit]',
  '[.5 /Fit]',
  '[6 0 R /Fit]',
  '[99 0 R /Fit]',
  '[2 0 R /Fit]',
  '[]',
  '(lost)',
  '(unheard of)',
])('leads nowhere: %s', async (destination) => {
  expect(await linkTo(destination)).toEqual([
    'Not taken over from reports/drains-1.pdf: link that leads nowhere.',
  ]);
});
