/** What was cut from an earlier build is gone after the next one, however that is made and ends. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPack, planPack } from '../../src/pipeline.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let meeting: string;
const order = { edition: 'public', strict: false } as const;
const byItem = { ...order, split: { kind: 'item' } } as const;

beforeAll(async () => {
  test = await openWorkshop();
  meeting = await writePack(test.folder, {
    items: {
      sewers: {
        title: 'Sewers',
        documents: [{ file: 'sewers.md', title: 'Sewers', content: '# Sewers\n\nGood.\n' }],
      },
      quokka: {
        title: 'Land at the sluice',
        documents: [{ file: 'land.md', title: 'Land', content: '# Land\n\nQuokka figures.\n' }],
      },
    },
  });
});
afterAll(() => test.close());

/** The ends of their names: what lies beside the pack. */
const cuts = async (): Promise<readonly string[]> =>
  (await readdir(join(meeting, 'out')))
    .map((name) => name.replace('drains-committee-2025-03-04-public-pack', ''))
    .filter((end) => end !== '.pdf' && end !== '.json');

const change = async (file: string, edit: (text: string) => string): Promise<void> => {
  const path = join(meeting, file);
  await writeFile(path, edit(await readFile(path, 'utf8')));
};

const inAll = ['-front-sheet', '-item-1', '-item-2'].flatMap((cut) => [
  `${cut}.json`,
  `${cut}.pdf`,
]);

it('an item’s file goes once the item is not for publication; a plan removes nothing', async () => {
  expect((await buildPack(meeting, byItem, test.shop)).value?.split).toHaveLength(3);
  expect(await cuts()).toEqual(inAll);
  await planPack(meeting, byItem, test.shop);
  expect(await cuts()).toEqual(inAll);
  const access = { exempt: { paragraphs: ['3'], reason: 'Affairs of a firm' } };
  await change('items/quokka.md', (text) =>
    text.replace('"title"', `"access": ${JSON.stringify(access)}, "title"`),
  );
  const agenda = { 'part-a': ['sewers', 'exclusion'], 'part-b': ['quokka'] };
  await change('pack.yaml', (text) => JSON.stringify({ ...JSON.parse(text), agenda }));
  const again = await buildPack(meeting, byItem, test.shop);
  expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await cuts()).toEqual(inAll.filter((end) => !end.includes('item-2')));
});

it('all go in a build that cuts nothing, and in one that is refused', async () => {
  await buildPack(meeting, order, test.shop);
  expect(await cuts()).toEqual([]);
  await buildPack(meeting, byItem, test.shop);
  expect(await cuts()).toHaveLength(4);
  await change('items/sewers.md', (text) => text.replace('sewers.md', 'not-there.md'));
  const refused = await buildPack(meeting, order, test.shop);
  expect(refused.value).toBeUndefined();
  expect(await cuts()).toEqual([]);
});
