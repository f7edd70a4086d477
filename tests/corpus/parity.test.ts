/**
 * Nothing of a real document is lost on its way into a file: each is spliced alone and compared with what it was, by
 * readers that share no code with the product. The figures are kept: `npm run parity` tries all documents, and
 * `npm run test:corpus` a few that hold something of everything.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdfium } from '../../src/pdfium/index.js';
import {
  corpusDocuments,
  corpusFolder,
  hasCorpus,
  noticeMissingCorpus,
  wantsWholeCorpus,
} from '../support/corpus-folder.js';
import { heading, rowOf, sumsOf } from '../support/parity/figures.js';
import { openReferees } from '../support/parity/programs.js';
import { type Bench, type Trial, tryFile } from '../support/parity/trial.js';
import { say } from '../support/say.js';
import { paritySample } from './parity-sample.js';

noticeMissingCorpus();

const folders = ['agenda', 'awkward', 'broken', 'encrypted', 'forms', 'large', 'scanned', 'tagged'];

let bench: Bench;
beforeAll(async () => {
  bench = {
    pdfium: openPdfium(),
    referees: await openReferees(),
    folder: await mkdtemp(join(tmpdir(), 'pack-parity-')),
  };
});
afterAll(async () => {
  await bench?.pdfium.close();
  if (bench !== undefined) await rm(bench.folder, { recursive: true, force: true });
});

/** Two at a time, as PDFium works in two threads. In the order of their names, whatever comes first. */
async function tryAll(files: readonly string[]): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const waiting = files.toReversed();
  const work = async () => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      const trial = await tryFile(file, bench);
      trials.push(trial);
      for (const fault of trial.faults) say(`${trial.name}: ${fault}`);
      if (trials.length % 50 === 0) say(`${trials.length} of ${files.length} documents compared`);
    }
  };
  await Promise.all([work(), work()]);
  return trials.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function faultsIn(trials: readonly Trial[]): readonly string[] {
  return trials.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
}

describe.skipIf(!hasCorpus)('a document and the file made of it', () => {
  it.skipIf(wantsWholeCorpus)('hold the same: a few documents', async () => {
    const trials = await tryAll(paritySample.map((name) => join(corpusFolder, name)));
    say(`${heading}\n${trials.map(rowOf).join('\n')}`);
    expect(faultsIn(trials)).toEqual([]);
    const kept = (await readFile(new URL('parity.tsv', import.meta.url), 'utf8')).split('\n');
    expect(trials.map(rowOf).filter((row) => !kept.includes(row))).toEqual([]);
  });

  it.runIf(wantsWholeCorpus)('hold the same: all documents', async () => {
    const trials = await tryAll(folders.flatMap((folder) => corpusDocuments(folder)));
    say(sumsOf(trials));
    const rows = [heading, ...trials.map(rowOf), ''].join('\n');
    await expect.soft(rows).toMatchFileSnapshot('parity.tsv');
    await expect.soft(sumsOf(trials)).toMatchFileSnapshot('../../docs/parity-figures.md');
    expect(faultsIn(trials)).toEqual([]);
  });
});
