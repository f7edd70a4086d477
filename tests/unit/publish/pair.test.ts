/** A pack and a map that do not belong together are told of. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPair } from '../../../src/publish/index.js';

let files: { readonly pdf: string; readonly map: string };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-pair-'));
  files = { pdf: join(folder, 'pack.pdf'), map: join(folder, 'pack.json') };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mapOf = (content: string): string =>
  JSON.stringify({ pdf: { sha256: createHash('sha256').update(content).digest('hex') } });
const codes = async (): Promise<readonly string[]> =>
  (await checkPair(files)).map(({ code }) => code);

test.each([
  ['neither is there', undefined, undefined],
  ['the map is the PDF’s', 'pack', mapOf('pack')],
])('nothing is said where %s', async (_, pdf, map) => {
  if (pdf !== undefined) await writeFile(files.pdf, pdf);
  if (map !== undefined) await writeFile(files.map, map);
  expect(await codes()).toEqual([]);
});

test.each([
  ['the map is of another PDF', 'new pack', mapOf('old pack')],
  ['there is no map', 'pack', undefined],
  ['there is no PDF', undefined, mapOf('pack')],
  ['the map is cut short', 'pack', mapOf('pack').slice(0, 20)],
  ['the map is no map', 'pack', 'null'],
])('a warning is given where %s', async (_, pdf, map) => {
  if (pdf !== undefined) await writeFile(files.pdf, pdf);
  if (map !== undefined) await writeFile(files.map, map);
  expect(await codes()).toEqual(['published-pair-differs']);
});

test('a folder in the place of both does not match either', async () => {
  await mkdir(files.pdf);
  await mkdir(files.map);
  expect(await codes()).toEqual(['published-pair-differs']);
});
