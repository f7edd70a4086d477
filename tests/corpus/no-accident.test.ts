/**
 * Every real, odd or broken PDF becomes a segment, or is refused with a diagnostic that names file, cause and
 * remedy: none brings the program down, none is waited for without end, none fills the memory. A few of each folder;
 * all of them with CORPUS=all.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/index.js';
import { convertPdf } from '../../src/convert/pdf.js';
import type { Checked } from '../../src/model/diagnostic.js';
import type { Segment } from '../../src/model/segment.js';
import { decodePiece } from '../../src/pdf/index.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import {
  corpusDocuments,
  hasCorpus,
  noticeMissingCorpus,
  sampleOf,
} from '../support/corpus-folder.js';
import { say } from '../support/say.js';

noticeMissingCorpus();

/** Of the whole process with all its threads. PDFium's own memory has a bound of 2 GB. */
const mostMemory = 2.5 * 1024 ** 3;

let pdfium: Pdfium;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-no-accident-'));
  pdfium = openPdfium();
});
afterAll(async () => {
  await pdfium?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const kinds: readonly (readonly [kind: string, step: number])[] = [
  ['agenda', 20],
  ['awkward', 6],
  ['broken', 2],
  ['encrypted', 2],
  ['forms', 8],
  ['scanned', 16],
  ['tagged', 8],
];

/** What is not as it should be; undefined where nothing is. */
async function faultOf(file: string, result: Checked<Segment>): Promise<string | undefined> {
  const { value, diagnostics } = result;
  const nameless = diagnostics.filter(
    ({ message, hints, at }) =>
      !message.includes(file) || hints.every((hint) => hint === '') || at?.file !== file,
  );
  if (nameless.length > 0) return `says too little: ${JSON.stringify(nameless)}`;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (value === undefined) return errors.length === 1 ? undefined : `${errors.length} errors`;
  const piece = decodePiece(await value.load());
  return piece?.facts.pages.length === value.facts.pages.length ? undefined : 'other pages';
}

describe.skipIf(!hasCorpus)('a PDF comes through whole, or is refused with a reason', () => {
  it.each(kinds)('%s', async (kind, step) => {
    const faults: string[] = [];
    const refusals = new Map<string, number>();
    const files = sampleOf(corpusDocuments(kind), step);
    let most = 0;
    for (const path of files) {
      const file = basename(path);
      const where = { at: { file }, item: 'item 1' };
      const cache = openCache(join(folder, file));
      const bytes = await readFile(path);
      const result = await convertPdf(file, bytes, where, 'drop', pdfium, cache);
      const fault = await faultOf(file, result);
      if (fault !== undefined) faults.push(`${file}: ${fault}`);
      for (const { code, severity } of result.diagnostics) {
        if (severity === 'error') refusals.set(code, (refusals.get(code) ?? 0) + 1);
      }
      most = Math.max(most, process.memoryUsage().rss);
      await rm(cache.folder, { recursive: true, force: true });
    }
    const told = [...refusals].sort().map(([code, count]) => `${code} ${count}`);
    say(`${kind}: ${files.length} documents, ${Math.round(most / 1e6)} MB; ${told.join(', ')}`);
    expect(faults).toEqual([]);
    expect(most).toBeLessThan(mostMemory);
  });

  it('refuses a document of which a part is still encrypted', async () => {
    const file = 'qpdf__nontrivial-crypt-filter.pdf';
    const path = corpusDocuments('encrypted').find((each) => basename(each) === file);
    const where = { at: { file }, item: 'item 1' };
    const cache = openCache(join(folder, 'encrypted'));
    const bytes = await readFile(path ?? file);
    const { value, diagnostics } = await convertPdf(file, bytes, where, 'drop', pdfium, cache);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['pdf-encryption']);
  });
});
