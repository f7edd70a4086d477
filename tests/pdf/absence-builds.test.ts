/**
 * Whole builds of packs made up by chance, with random access: each is clean; the same with the allow-list switched off is
 * stopped by the guard, and by nothing before it, and nothing of it is written.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PackSource } from '../../src/model/source.js';
import { buildPack } from '../../src/pipeline.js';
import { withoutAllowList } from '../support/cheap-pack.js';
import { writeRandomPack } from '../support/random-pack.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

/** What is done to the sources before `resolve` decides what is public. */
const sabotage = vi.hoisted(() => ({ of: (source: PackSource): PackSource => source }));

vi.mock('../../src/resolve/index.js', async (original) => {
  const actual = await original<typeof import('../../src/resolve/index.js')>();
  const { resolvePack } = actual;
  return {
    ...actual,
    resolvePack: (source: PackSource, edition: 'public' | 'members') =>
      resolvePack(sabotage.of(source), edition),
  };
});

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

async function build(meeting: string, sabotaged: boolean) {
  sabotage.of = sabotaged ? withoutAllowList : (source) => source;
  const out = join(meeting, sabotaged ? 'sabotaged' : 'sound');
  const order = { edition: 'public', strict: false, out } as const;
  const { value, diagnostics, failure } = await buildPack(meeting, order, workshop.shop);
  if (failure !== undefined) throw failure;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const files = await readdir(out).catch(() => []);
  return { value, errors: new Set(errors.map(({ code }) => code)), files };
}

describe('packs made up by chance', () => {
  test.each([1, 2, 3, 4, 5, 6])('seed %i', { timeout: 180_000 }, async (seed) => {
    const { meeting } = await writeRandomPack(workshop.folder, seed, { sound: true });
    const sound = await build(meeting, false);
    expect([...sound.errors]).toEqual([]);
    expect(sound.value?.absence?.sources).toBeGreaterThan(0);
    expect(sound.files).toHaveLength(2);

    const sabotaged = await build(meeting, true);
    sabotaged.errors.delete('restricted-found-more');
    expect([...sabotaged.errors]).toEqual(['restricted-found']);
    expect(sabotaged.value).toBeUndefined();
    expect(sabotaged.files).toEqual([]);
  });
});
