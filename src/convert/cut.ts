/** Some pages of a finished file of ours as a segment: tags, links among them and bookmarks to them come along. */
import { type Cache, cacheKey } from '../cache/index.js';
import type { Segment } from '../model/segment.js';
import type { PrepareOptions } from '../pdf/index.js';
import type { Pdfium } from '../pdfium/index.js';
import { linkDescription, publicSchemes } from './pdf.js';

/** To be raised when the way from pages to a segment changes. */
const method = 'cut 1';

/** Sheets from 1, inclusive. Links to other pages go, and their words stay. @throws where the file is not sound: a bug. */
export async function cutPages(
  pdf: Uint8Array,
  pages: { readonly first: number; readonly last: number },
  pdfium: Pdfium,
  cache: Cache,
): Promise<Segment> {
  const options: PrepareOptions = {
    comments: 'keep',
    schemes: publicSchemes,
    linkDescription,
    pages,
  };
  const key = cacheKey(method, pdfium.identity, JSON.stringify(options), pdf);
  const before = await cache.get(key);
  if (before !== undefined) return before;
  const outcome = await pdfium.prepare(pdf, options);
  if (!outcome.ok) throw new Error(`A finished file cannot be cut: ${outcome.reason}.`);
  const { piece, ...facts } = outcome.value;
  return cache.put(key, facts, piece);
}
