/** How large the units of a document's pages are (UserUnit; ISO 32000-2, table 31), before it is prepared. */
import { isDict, type Value } from '../objects/values.js';
import { openPdf } from '../read/open.js';
import { pagesOf } from './page-tree.js';

/**
 * Points in one unit of each page. An empty list where all of them are points, which is seen without reading
 * the file. @throws PdfSyntaxError where it is not sound.
 */
export function pageUnits(pdf: Uint8Array): readonly number[] {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (!bytes.includes('/UserUnit')) return [];
  const file = openPdf(pdf);
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) return [];
  let object = 0;
  const pages = pagesOf(file, catalog, () => object++);
  return pages.map(({ dict }) => unitOf(file.get(dict.get('UserUnit'))));
}

/** A positive number; what is none does not count. */
export function unitOf(written: Value): number {
  return typeof written === 'number' && written > 0 ? written : 1;
}
