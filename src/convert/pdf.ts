/** A PDF becomes a segment: repaired, decrypted, measured, once for its content. */
import { type Cache, cacheKey } from '../cache/index.js';
import { diagnose } from '../diagnostics/index.js';
import type { CommentRule } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import type { Segment } from '../model/segment.js';
import type { PrepareOptions } from '../pdf/index.js';
import type { Outcome, Pdfium } from '../pdfium/index.js';
import { kindOfFile } from './kind-of-file.js';
import { lossesInWords } from './losses.js';

/** To be raised when the way from PDF to a segment changes. */
const method = 'pdf 9';

/** Addresses that a reader of a public document may be sent to. */
export const publicSchemes = ['http', 'https', 'mailto', 'tel'];

/** Of a link without a description that leads to a place of its own document. */
export const linkDescription = 'A place in this document';

export interface Where {
  readonly at: Place;
  readonly item: string;
}

/** `comments`: what becomes of them; undefined where nobody has decided, which is a mistake if there are any. */
export async function convertPdf(
  source: string,
  bytes: Uint8Array,
  where: Where,
  comments: CommentRule | undefined,
  pdfium: Pdfium,
  cache: Cache,
): Promise<Checked<Segment>> {
  const options: PrepareOptions = {
    comments: comments ?? 'drop',
    schemes: publicSchemes,
    linkDescription,
  };
  const key = cacheKey(method, pdfium.identity, JSON.stringify(options), bytes);
  const before = await cache.get(key);
  if (before !== undefined) {
    return { value: before, diagnostics: remarks(source, before, comments, where) };
  }
  const outcome = await pdfium.prepare(bytes, options);
  if (!outcome.ok) return { diagnostics: [await refusal(source, bytes, outcome, where)] };
  const { piece, ...facts } = outcome.value;
  const segment = await cache.put(key, facts, piece);
  return { value: segment, diagnostics: remarks(source, segment, comments, where) };
}

function remarks(
  file: string,
  { facts }: Segment,
  rule: CommentRule | undefined,
  where: Where,
): readonly Diagnostic[] {
  const { repaired, decrypted, unredacted = [], carried } = facts;
  const { comments, unseenFields: fields } = carried;
  const parts = lossesInWords(carried.losses);
  const pages = unredacted.map((index) => index + 1);
  return [
    ...(repaired ? [diagnose('pdf-repaired', { file, pages: facts.pages.length }, where)] : []),
    ...(decrypted ? [diagnose('pdf-was-protected', { file }, where)] : []),
    ...(pages.length > 0 ? [diagnose('redaction-not-applied', { file, pages }, where)] : []),
    ...(comments > 0 && rule === undefined
      ? [diagnose('comments-not-decided', { file, comments }, where)]
      : []),
    ...(parts.length > 0 ? [diagnose('document-parts-dropped', { file, parts }, where)] : []),
    ...(fields > 0 ? [diagnose('fields-without-look', { file, fields }, where)] : []),
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
    case 'dynamic-form':
      return diagnose('pdf-dynamic-form', { file }, where);
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
