/** What is issued is never replaced: not where the register was lost, and not by two who issue at once. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { issuePack } from '../../src/meeting/issue.js';
import { buildPack } from '../../src/pipeline.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const order = { edition: 'public', strict: false } as const;
const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };

let test: TestWorkshop;
let meeting: string;
beforeAll(async () => {
  test = await openWorkshop();
});
beforeEach(async () => {
  meeting = await writePack(test.folder, { items: { sewers: { title: 'Sewers' } } });
});
afterAll(() => test.close());

const issued = (name: string): string => join(meeting, 'issued', name);
const pack = 'drains-committee-2025-03-04-public-pack.pdf';

it('a file without an entry is named, and stays as it is', async () => {
  await buildPack(meeting, order, test.shop);
  await issuePack(meeting, order, release, test.shop);
  const before = await readFile(issued(pack));
  await rm(issued('register.json'));
  // The same file: its entry is written again.
  const again = await issuePack(meeting, order, release, test.shop);
  expect(again.value?.before).toBe(false);
  await rm(issued('register.json'));
  const item = join(meeting, 'items', 'sewers.md');
  await writeFile(item, (await readFile(item, 'utf8')).replace('Sewers', 'Gullies'));
  await buildPack(meeting, order, test.shop);
  const { value, diagnostics } = await issuePack(meeting, order, release, test.shop);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, at }) => [code, at?.file])).toEqual([
    ['issued-file-unlisted', issued(pack.replace('.pdf', '.json'))],
    ['issued-file-unlisted', issued(pack)],
  ]);
  expect((await readFile(issued(pack))).equals(before)).toBe(true);
  expect((await readdir(join(meeting, 'issued'))).sort()).toEqual([
    pack.replace('.pdf', '.json'),
    pack,
  ]);
});

it('of two at once, one has an entry, and the other hears of it', async () => {
  await buildPack(meeting, order, test.shop);
  const people = ['Ada Lane', 'Cy Orme'];
  const both = await Promise.all(
    people.map((preparedBy) => issuePack(meeting, order, { ...release, preparedBy }, test.shop)),
  );
  expect(both.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(both.map(({ value }) => value?.before).sort()).toEqual([false, true]);
  const [entry, ...more] = JSON.parse(await readFile(issued('register.json'), 'utf8')).issues;
  expect(more).toEqual([]);
  for (const { value } of both) expect(value?.issue.preparedBy).toBe(entry['prepared-by']);
});
