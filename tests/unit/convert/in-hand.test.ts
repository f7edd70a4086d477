/** Hundreds of documents: only a few of their files are in memory at the same time. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConvertTools, convertDocuments } from '../../../src/convert/index.js';
import { packOf, segmentOf } from '../paginate/pack.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-in-hand-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file is read when those before it are done with', async () => {
  const file = join(folder, 'report.pdf');
  await writeFile(file, '%PDF-1.7');
  const made = packOf({ items: { drains: Array.from({ length: 40 }, () => 1) } });
  const pack = {
    ...made,
    folders: { council: folder, committee: folder, meeting: folder },
    partA: made.partA.map((item) => ({
      ...item,
      documents: item.documents.map((document) => ({ ...document, file })),
    })),
  };
  let now = 0;
  let most = 0;
  const cache = {
    get: async () => {
      most = Math.max(most, ++now);
      await setTimeout(5);
      now--;
      return { facts: segmentOf(1), load: async () => new Uint8Array() };
    },
  };
  const tools = { cache, pdfium: { identity: 'pdfium' } } as unknown as ConvertTools;
  const { value } = await convertDocuments(pack, tools);
  expect(value?.size).toBe(40);
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(8);
});
