/**
 * A document takes no more room in a file than it had: at most its own size and 3 %, and a kilobyte a page for what
 * the file puts around it. What a file takes that holds an empty page is not the document's.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePiece, preparePdf } from '../../src/pdf/index.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import {
  corpusDocuments,
  hasCorpus,
  noticeMissingCorpus,
  sampleOf,
  wantsWholeCorpus,
} from '../support/corpus-folder.js';
import { spliceAlone } from '../support/parity/alone.js';
import { publicSchemes } from '../support/parity/reasons.js';
import { say } from '../support/say.js';
import { documentWith } from '../support/small-document.js';

noticeMissingCorpus();

/** All of them take a few minutes; of the sample each folder has some. */
const folders = ['agenda', 'awkward', 'broken', 'encrypted', 'forms', 'large', 'scanned', 'tagged'];

let pdfium: Pdfium;
let own: number;
beforeAll(async () => {
  pdfium = openPdfium();
  const empty = preparePdf(documentWith({}), { comments: 'drop', schemes: [] });
  own = (await spliceAlone(empty)).length;
});
afterAll(() => pdfium?.close());

interface Sizes {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly pages: number;
}

/** Undefined for a document that is refused. */
async function sizesOf(file: string): Promise<Sizes | undefined> {
  const source = await readFile(file);
  const outcome = await pdfium.prepare(source, { comments: 'keep', schemes: publicSchemes });
  if (!outcome.ok) return undefined;
  const piece = decodePiece(outcome.value.piece);
  if (piece === undefined) throw new Error(`The piece of ${file} cannot be read.`);
  return {
    name: `${basename(dirname(file))}/${basename(file)}`,
    before: source.length,
    after: (await spliceAlone(piece)).length,
    pages: piece.facts.pages.length,
  };
}

const roomFor = ({ before, pages }: Sizes): number => own + before * 1.03 + pages * 1000;

describe.skipIf(!hasCorpus)('the size of a document in a file', () => {
  it.each(folders)('%s', async (folder) => {
    const files = sampleOf(corpusDocuments(folder), 8);
    const sizes: Sizes[] = [];
    for (const file of files) {
      const found = await sizesOf(file);
      if (found !== undefined) sizes.push(found);
    }
    const sum = (value: (one: Sizes) => number) =>
      sizes.reduce((total, one) => total + value(one), 0);
    const [before, after] = [sum((one) => one.before), sum((one) => one.after)];
    say(
      `${folder}: ${sizes.length} of ${files.length} documents, ${megabytes(before)} → ${megabytes(after)}`,
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter((one) => one.after > roomFor(one))).toEqual([]);
    // Most are smaller than they were; a file that holds all of them has its own part once.
    if (wantsWholeCorpus) expect(after - own * sizes.length).toBeLessThan(before);
  });
});

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
