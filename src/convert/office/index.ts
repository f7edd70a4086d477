/** A document becomes a segment by way of LibreOffice: made ready in a thread, converted to a tagged PDF, taken in like any PDF. */

import { join } from 'node:path';
import type { Turns } from '../../browser/turns.js';
import { type Cache, cacheKey } from '../../cache/index.js';
import { compiledProgram } from '../../compiled/index.js';
import { diagnose } from '../../diagnostics/index.js';
import { readInThread } from '../../docx/thread.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { Segment } from '../../model/segment.js';
import type { Office } from '../../office/index.js';
import type { Pdfium } from '../../pdfium/index.js';
import { kindOfFile } from '../kind-of-file.js';
import { convertPdf, type Where } from '../pdf.js';
import { layoutFormats, type OfficeFormat, officeFormats, oleStart } from './kinds.js';
import type { Settled } from './settle.js';

/** To be raised when the way from a document to LibreOffice changes. */
const method = 'office 1';

export interface OfficePress {
  readonly office: Office;
  readonly pdfium: Pdfium;
  readonly cache: Cache;
  /** Each run may take a processor and a gigabyte. */
  readonly turns: Turns;
}

/** `ending` with its dot, in small letters; `layout`: a Word document whose layout is asked for. */
export async function convertOffice(
  file: string,
  ending: string,
  bytes: Uint8Array,
  where: Where,
  press: OfficePress,
): Promise<Checked<Segment>> {
  const format = officeFormats[ending] ?? layoutFormats[ending];
  if (format === undefined) throw new Error(`LibreOffice is not asked for ${ending}.`);
  const refusal = await refuse(file, bytes, format, where);
  if (refusal !== undefined) return { diagnostics: [refusal] };
  const installed = await press.office.installed();
  if (installed === undefined) return { diagnostics: [missing(file, format, ending, where)] };
  const key = cacheKey(method, installed.identity, ending, bytes);
  const before = await press.cache.getBytes(key);
  if (before !== undefined) return bind(before);
  const outcome = await press.turns(() => convertNow(bytes, ending.slice(1), format, press));
  const failed = (code: Diagnostic): Checked<Segment> => ({ diagnostics: [code] });
  switch (outcome.kind) {
    case 'made':
      await press.cache.putBytes(key, outcome.pdf);
      return bind(outcome.pdf);
    case 'locked':
      return failed(diagnose('office-password', { file }, where));
    case 'broken':
      return failed(diagnose('office-broken', { file, cause: outcome.cause }, where));
    case 'too-slow':
      return failed(diagnose('office-too-slow', { file }, where));
    case 'failed':
      return failed(diagnose('office-failed', { file, said: outcome.said }, where));
  }

  function bind(pdf: Uint8Array): Promise<Checked<Segment>> {
    return convertPdf(file, pdf, where, 'drop', press.pdfium, press.cache);
  }
}

async function convertNow(
  bytes: Uint8Array,
  ending: string,
  { kind }: OfficeFormat,
  { office, cache }: OfficePress,
) {
  const settled = await readInThread<Settled>(compiledProgram('convert/office/worker.js'), bytes);
  if (settled.kind !== 'read') return settled;
  if (settled.reading.kind === 'locked') return settled.reading;
  return office.toPdf({ bytes: settled.reading.bytes, ending, kind }, officeFolder(cache.folder));
}

/** Where LibreOffice works: private, as the cache’s folder is, and apart for each edition. */
export function officeFolder(cacheFolder: string): string {
  return join(cacheFolder, 'office');
}

function missing(file: string, { words, orElse }: OfficeFormat, ending: string, where: Where) {
  return ending in layoutFormats
    ? diagnose('layout-without-office', { file, isOld: ending === '.doc' }, where)
    : diagnose(
        'office-missing',
        { file, words, ...(orElse === undefined ? {} : { orElse }) },
        where,
      );
}

/** Another kind of file than its name says would be opened by LibreOffice all the same, and perhaps as text. */
async function refuse(
  file: string,
  bytes: Uint8Array,
  { words, start }: OfficeFormat,
  where: Where,
): Promise<Diagnostic | undefined> {
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const found = await kindOfFile(bytes);
  if (begins.startsWith(start)) {
    const others = [...Object.values(officeFormats), ...Object.values(layoutFormats)];
    const isOther = found !== words && others.some((one) => one.words === found);
    return isOther && start !== oleStart
      ? diagnose('office-not-as-named', { file, words, found: found ?? '' }, where)
      : undefined;
  }
  // The name of a stream that only encrypted documents have ([MS-OFFCRYPTO], 2.3.4.4), in UTF-16.
  const encrypted =
    begins === oleStart && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  if (encrypted) return diagnose('office-password', { file }, where);
  const data = { file, words, ...(found === undefined ? {} : { found }) };
  return diagnose('office-not-as-named', data, where);
}
