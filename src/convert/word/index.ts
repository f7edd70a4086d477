/** A Word document becomes a segment: read in a thread, set in the council's report style, printed. */
import { deserialize, serialize } from 'node:v8';
import type { Turns } from '../../browser/turns.js';
import { type Cache, cacheKey } from '../../cache/index.js';
import { diagnose } from '../../diagnostics/index.js';
import { printRemarks } from '../../diagnostics/print-remarks.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { Segment } from '../../model/segment.js';
import { kindOfFile } from '../kind-of-file.js';
import type { Where } from '../pdf.js';
import type { Picture } from '../picture/shown.js';

import type { Findings, WordReading } from './read.js';
import { readerIdentity } from './reader.js';
import { type ReadOutcome, readForConversion } from './thread.js';

/** To be raised when the way from a Word document to HTML changes. */
const method = 'word 3';

export interface WordPress {
  readonly cache: Cache;
  /** Threads wait for each other: each may take a gigabyte. */
  readonly turns: Turns;
  /** Sets a report's body as a page. */
  readonly render: (body: string) => string;
  readonly print: (html: string, pictures: ReadonlyMap<string, Picture>) => Promise<Segment>;
}

/** Converts a .docx or .docm; anything else that carries such a name is refused with the remedy. */
export async function convertWord(
  file: string,
  bytes: Uint8Array,
  where: Where,
  press: WordPress,
): Promise<Checked<Segment>> {
  const refusal = await refuse(file, bytes, where);
  if (refusal !== undefined) return { diagnostics: [refusal] };
  const outcome = await readOnce(bytes, press);
  switch (outcome.kind) {
    case 'broken':
      return { diagnostics: [diagnose('word-broken', { file, cause: outcome.cause }, where)] };
    case 'too-slow':
      return { diagnostics: [diagnose('word-too-slow', { file }, where)] };
    case 'read': {
      const { html, pictures, findings } = outcome.reading;
      const segment = await press.print(press.render(html), new Map(pictures));
      const printed = printRemarks(`The report ${file}`, segment.facts, where);
      return { value: segment, diagnostics: [...remarks(file, findings, where), ...printed] };
    }
  }
}

/** The report's body as it is printed, and whether it can be shown elsewhere; no value where it cannot be read. */
export async function readWordBody(
  bytes: Uint8Array,
  press: Pick<WordPress, 'cache' | 'turns'>,
): Promise<WordReading | undefined> {
  const outcome = await readOnce(bytes, press);
  return outcome.kind === 'read' ? outcome.reading : undefined;
}

/** Word's old format and encrypted documents are another kind of file, whatever their name. */
async function refuse(
  file: string,
  bytes: Uint8Array,
  where: Where,
): Promise<Diagnostic | undefined> {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (start === 'd0cf11e0a1b11ae1') {
    // The name of a stream that only encrypted documents have ([MS-OFFCRYPTO], 2.3.4.4), in UTF-16.
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return diagnose(encrypted ? 'word-password' : 'word-old-format', { file }, where);
  }
  if (start.startsWith('504b')) return undefined;
  const found = await kindOfFile(bytes);
  const cause = found === undefined ? 'it is another kind of file' : `it is ${found}`;
  return diagnose('word-broken', { file, cause }, where);
}

/** Reading takes a second where printing takes a tenth, so what was read is kept. */
async function readOnce(
  bytes: Uint8Array,
  { cache, turns }: Pick<WordPress, 'cache' | 'turns'>,
): Promise<ReadOutcome> {
  const key = cacheKey(method, readerIdentity(), bytes);
  const before = await cache.getBytes(key);
  if (before !== undefined) return { kind: 'read', reading: deserialize(before) as WordReading };
  const outcome = await turns(() => readForConversion(bytes));
  if (outcome.kind === 'read') await cache.putBytes(key, serialize(outcome.reading));
  return outcome;
}

function remarks(file: string, findings: Findings, where: Where): readonly Diagnostic[] {
  const { cutPictures, lost } = findings;
  return [
    ...(cutPictures === 0
      ? []
      : [diagnose('word-pictures-cut', { file, count: cutPictures }, where)]),
    ...findings.droppedLinks.map((url) => diagnose('link-to-nowhere', { url }, where)),
    ...(lost.length === 0 ? [] : [diagnose('word-parts-lost', { file, parts: lost }, where)]),
  ];
}
