/** A PDF becomes a segment: repaired, decrypted, measured, once for its content. */
import { type Cache, cacheKey } from '../cache/index.js';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { Segment } from '../model/segment.js';
import type { Outcome, Pdfium } from '../pdfium/index.js';
import { kindOfFile } from './kind-of-file.js';

/** To be raised when the way from PDF to a segment changes. */
const method = 'pdf 2';

export interface Where {
  readonly at: Place;
  readonly item: string;
}

export async function convertPdf(
  source: string,
  bytes: Uint8Array,
  where: Where,
  pdfium: Pdfium,
  cache: Cache,
): Promise<Checked<Segment>> {
  const key = cacheKey(method, pdfium.identity, bytes);
  const before = await cache.get(key);
  if (before !== undefined) return { value: before, diagnostics: remarks(source, before, where) };
  const outcome = await pdfium.canonicalise(bytes);
  if (!outcome.ok) return { diagnostics: [await refusal(source, bytes, outcome, where)] };
  const { pdf, ...facts } = outcome.value;
  const segment = { pdf, facts };
  await cache.put(key, segment);
  return { value: segment, diagnostics: remarks(source, segment, where) };
}

function remarks(file: string, { facts }: Segment, where: Where): readonly Diagnostic[] {
  const { repaired, decrypted, unredacted = [] } = facts;
  const pages = unredacted.map((index) => index + 1);
  return [
    ...(repaired ? [diagnose('pdf-repaired', { file, pages: facts.pages.length }, where)] : []),
    ...(decrypted ? [diagnose('pdf-was-protected', { file }, where)] : []),
    ...(pages.length > 0 ? [diagnose('redaction-not-applied', { file, pages }, where)] : []),
  ];
}

async function refusal(
  file: string,
  bytes: Uint8Array,
  outcome: Outcome<never> & { ok: false },
  where: Where,
): Promise<Diagnostic> {
  switch (outcome.reason) {
    case 'empty':
      return diagnose('document-empty', { file }, where);
    case 'not-a-pdf': {
      const found = await kindOfFile(bytes);
      return diagnose('not-a-pdf', found === undefined ? { file } : { file, found }, where);
    }
    case 'password':
      return diagnose('pdf-password', { file }, where);
    case 'encryption':
      return diagnose('pdf-encryption', { file }, where);
    case 'no-pages':
      return diagnose('pdf-no-pages', { file }, where);
    case 'too-slow':
      return diagnose('pdf-too-slow', { file }, where);
    case 'too-large':
      return diagnose('pdf-too-large', { file }, where);
    case 'page-size':
      return diagnose('pdf-page-size', { file, page: outcome.page }, where);
    case 'unreadable':
      return diagnose('pdf-broken', { file }, where);
  }
}
