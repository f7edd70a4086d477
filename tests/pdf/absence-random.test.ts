/**
 * 200 packs made up by chance, with random access: each is clean, and with the allow-list switched off each is caught, by
 * every restricted paper in it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '../../src/guard/read.js';
import { loadPack } from '../../src/load/index.js';
import type { Trace } from '../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import { findTraces } from '../../src/verify/absence/index.js';
import { cheapPack, withoutAllowList } from '../support/cheap-pack.js';
import { writeRandomPack } from '../support/random-pack.js';

const packs = 200;
const inOneTest = 20;

let pdfium: Pdfium;
let folder: string;
beforeAll(async () => {
  pdfium = openPdfium();
  folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
});
afterAll(async () => {
  await pdfium.close();
  await rm(folder, { recursive: true, force: true });
});

interface Tried {
  readonly clean: readonly Trace[];
  readonly sabotaged: readonly Trace[];
  /** Pages of the sabotaged pack with a restricted paper of which nothing was found. */
  readonly missed: readonly number[];
}

async function tryPack(seed: number): Promise<Tried> {
  const { meeting, restricted } = await writeRandomPack(folder, seed);
  expect(restricted).toBeGreaterThan(0);
  const { value: source } = await loadPack(meeting, 'public');
  const answer = await readSources({ meeting, writes: 'pack' }, pdfium);
  if (source === undefined || answer.kind !== 'guarded') throw new Error(`Pack ${seed} is broken.`);
  const { fingerprints } = answer.guarded;
  const [pack, leaking] = [await cheapPack(source), await cheapPack(withoutAllowList(source))];
  const sabotaged = await findTraces(leaking, fingerprints, pdfium);
  const found = new Set(sabotaged.map(({ place }) => place.page));
  return {
    clean: await findTraces(pack, fingerprints, pdfium),
    sabotaged,
    missed: leaking.papers.flatMap((file, index) =>
      pack.papers.includes(file) || found.has(index + 1) ? [] : [index + 1],
    ),
  };
}

describe(`${packs} packs`, () => {
  const groups = Array.from({ length: packs / inOneTest }, (_, group) => group * inOneTest);
  test.each(groups)('from seed %i', async (first) => {
    for (let seed = first; seed < first + inOneTest; seed++) {
      const { clean, sabotaged, missed } = await tryPack(seed);
      expect(clean, `seed ${seed}`).toEqual([]);
      expect(sabotaged, `seed ${seed}, sabotaged`).not.toEqual([]);
      expect(missed, `seed ${seed}, papers of which nothing was found`).toEqual([]);
    }
  });
});
