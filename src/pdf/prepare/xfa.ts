/** Forms in Adobe's XML architecture (ISO 32000-1, 12.7.8), which nothing but Acrobat shows. */
import { type Dict, isArray, isDict } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import { contentOf, decodedContent } from './content.js';

/**
 * The document is nothing without its XFA: its pages are made when it is opened, and what stands in the file is a
 * page that says so. A document whose XFA only repeats its fields is a document like any other.
 */
export function isDynamicXfa(file: PdfFile, catalog: Dict, pages: readonly Dict[]): boolean {
  const form = file.get(catalog.get('AcroForm'));
  if (!isDict(form) || !form.has('XFA')) return false;
  if (file.get(catalog.get('NeedsRendering')) === true) return true;
  const fields = file.get(form.get('Fields'));
  const [page, second] = pages;
  const hasFields = isArray(fields) && fields.length > 0;
  return !hasFields && page !== undefined && second === undefined && asksToWait(file, page);
}

/** Acrobat's words, whatever pieces they are shown in. */
function asksToWait(file: PdfFile, page: Dict): boolean {
  const content = decodedContent(file, contentOf(file, page.get('Contents')));
  if (content === undefined) return false;
  const strings = Buffer.from(content.bytes.subarray(0, 100_000))
    .toString('latin1')
    .match(/\((?:[^()\\]|\\.)*\)/g);
  const text = (strings ?? []).map((string) => string.slice(1, -1)).join('');
  return /please\s*wait/i.test(text);
}
