/**
 * Nothing of a real document is lost on its way into a file: each is spliced alone, and compared with what it was
 * by readers that share no code with the product.
 */
import { appendFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdfium } from '../../src/pdfium/index.js';
import { corpusFolder, hasCorpus } from '../support/corpus-folder.js';
import { openReferees } from '../support/parity/programs.js';
import { type Bench, tryFile } from '../support/parity/trial.js';

let bench: Bench;
beforeAll(async () => {
  bench = {
    pdfium: openPdfium(),
    referees: await openReferees(),
    folder: await mkdtemp(join(tmpdir(), 'parity-')),
  };
});
afterAll(async () => {
  await bench.pdfium.close();
  await rm(bench.folder, { recursive: true });
});

it('x', async () => {
  const only = new RegExp(process.env.ONLY ?? '.');
  const files = readdirSync(corpusFolder, { recursive: true })
    .map(String)
    .filter((f) => /\.pdf$/i.test(f) && only.test(f))
    .sort(
      (a, b) =>
        Number(a.startsWith('agenda')) - Number(b.startsWith('agenda')) ||
        Number(a.startsWith('scanned') || a.startsWith('large')) -
          Number(b.startsWith('scanned') || b.startsWith('large')) ||
        (a < b ? -1 : 1),
    );
  let next = 0;
  const go = async () => {
    for (;;) {
      const f = files[next++];
      if (!f) return;
      const t = Date.now();
      const trial = await tryFile(join(corpusFolder, f), bench);
      appendFileSync(
        '/tmp/parity/trials.jsonl',
        JSON.stringify({ ms: Date.now() - t, ...trial }) + '\n',
      );
    }
  };
  await Promise.all([go(), go()]);
}, 7_200_000);
