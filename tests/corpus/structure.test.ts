/**
 * The structure of real documents on its way into a file: every element and mark is there again, or the reason is
 * counted; and from every mark and annotation the way leads back to its element.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import {
  corpusDocuments,
  hasCorpus,
  noticeMissingCorpus,
  sampleOf,
} from '../support/corpus-folder.js';
import { inspectStructure } from '../support/inspect-structure.js';
import { say } from '../support/say.js';
import { prepareStructure, spliceStructures } from '../support/structure-pieces.js';

noticeMissingCorpus();

let pdfium: Pdfium;
beforeAll(() => {
  pdfium = openPdfium();
});
afterAll(() => pdfium?.close());

/** Every so many of a folder's documents are tried, unless all are wanted (CORPUS=all). */
const kinds: readonly (readonly [kind: string, step: number])[] = [
  ['tagged', 2],
  ['agenda', 8],
  ['forms', 4],
  ['awkward', 8],
  ['broken', 4],
  ['encrypted', 4],
];

describe.skipIf(!hasCorpus)('structure of real documents', () => {
  it.each(kinds)(
    '%s',
    async (kind, step) => {
      const files = sampleOf(corpusDocuments(kind), step);
      expect(files.length).toBeGreaterThan(0);
      const faults: string[] = [];
      const sum: Record<string, number> = { documents: 0, tagged: 0 };
      const count = (what: string, more: number): void => {
        sum[what] = (sum[what] ?? 0) + more;
      };
      for (const file of files) {
        const copy = await pdfium.canonicalise(await readFile(file));
        if (!copy.ok) continue;
        count('documents', 1);
        const { piece, losses } = prepareStructure(copy.value.pdf);
        const { before, after } = piece.facts.census;
        if (before.elements === 0) continue;
        count('tagged', 1);
        count('elements before', before.elements);
        count('elements after', after.elements);
        count('marks before', before.marks);
        count('marks after', after.marks);
        for (const [reason, lost] of Object.entries(losses)) count(reason, lost);
        const orphans = losses['orphan-element'] ?? 0;
        if (before.elements - after.elements !== orphans)
          faults.push(`${basename(file)}: elements`);
        const repeated = losses['repeated-mark'] ?? 0;
        if (before.marks - after.marks > repeated) faults.push(`${basename(file)}: marks`);
        // Twice, as a pack may hold the same paper twice.
        const seen = inspectStructure(await spliceStructures([piece, piece]));
        faults.push(...seen.faults.map((fault) => `${basename(file)}: ${fault}`));
        const wrappers = piece.facts.structure === undefined ? 0 : 3;
        if (seen.elements !== 2 * after.elements + wrappers || seen.marks !== 2 * after.marks) {
          faults.push(`${basename(file)}: not all of it is in the file`);
        }
      }
      const figures = Object.entries(sum).map(([what, number]) => `${number} ${what}`);
      say(`${kind}: ${figures.join(', ')}`);
      expect(faults).toEqual([]);
    },
    3_600_000,
  );
});
