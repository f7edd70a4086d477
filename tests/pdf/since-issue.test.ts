/** What the page of `pack watch` marks once a pack is issued: items that are new, and those whose papers are others. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issuePack } from '../../src/meeting/issue.js';
import { marksSinceIssue } from '../../src/meeting/since-issue.js';
import { buildPack } from '../../src/pipeline.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const order = { edition: 'public', strict: false } as const;
let test: TestWorkshop;
let meeting: string;
beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

const marks = async () => Object.fromEntries(await marksSinceIssue(meeting, order));

it('marks nothing before an issue, and after it what has changed', async () => {
  const paper = (name: string) => ({
    file: `${name}.md`,
    title: name,
    content: `# ${name}\n\nIt.\n`,
  });
  meeting = await writePack(test.folder, {
    items: {
      one: { title: 'One', documents: [paper('one')] },
      two: { title: 'Two', documents: [paper('two')] },
      three: { title: 'Three' },
    },
  });
  expect(await marks()).toEqual({});
  expect((await buildPack(meeting, order, test.shop)).value).toBeDefined();
  const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };
  const { value, diagnostics } = await issuePack(meeting, order, release, test.shop);
  expect(value, JSON.stringify(diagnostics)).toBeDefined();
  expect(await marks()).toEqual({});
  await appendFile(join(meeting, 'two.md'), '\nMore.\n');
  const pack = JSON.parse(await readFile(join(meeting, 'pack.yaml'), 'utf8'));
  await writeFile(join(meeting, 'items/four.md'), '---\ntitle: Four\n---\n\nNew.\n');
  const { agenda } = pack;
  const list = Array.isArray(agenda)
    ? [...agenda, 'four']
    : { ...agenda, 'part-a': [...agenda['part-a'], 'four'] };
  await writeFile(join(meeting, 'pack.yaml'), JSON.stringify({ ...pack, agenda: list }));
  expect(await marks()).toEqual({ 2: 'changed', 4: 'new' });
});
