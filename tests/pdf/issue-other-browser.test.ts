/** An issued pack is built again with another browser: it is said which, and whether the pages came out as they were. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../src/browser/index.js';
import { issuePack } from '../../src/meeting/issue.js';
import { buildPack, type Workshop } from '../../src/pipeline.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const order = { edition: 'public', strict: false } as const;
const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };

let test: TestWorkshop;
let meeting: string;
beforeAll(async () => {
  test = await openWorkshop();
  const text = Array.from({ length: 60 }, (_, index) => `Word ${index}.`).join('\n\n');
  meeting = await writePack(test.folder, { items: { sewers: { title: 'Sewers', text } } });
  await buildPack(meeting, order, test.shop);
  const { value } = await issuePack(meeting, order, release, test.shop);
  expect(value?.before).toBe(false);
});
afterAll(() => test.close());

/** It calls itself something else, and prints what `change` makes of each page. */
async function another(name: string, change: (html: string) => string): Promise<Workshop> {
  const own = await test.shop.browser;
  const browser: Browser = {
    ...own,
    identity: 'another browser 1',
    print: (job) => own.print({ ...job, html: change(job.html) }),
  };
  return { ...test.withFreshCache(name), browser: Promise.resolve(browser) };
}

async function build(shop: Workshop) {
  const { value, diagnostics } = await buildPack(meeting, order, shop);
  const told = diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n');
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { asIssued: value?.asIssued, told, failed };
}

it('nothing is said where its pages are the same, byte for byte', async () => {
  const { asIssued, told, failed } = await build(await another('same', (html) => html));
  expect([asIssued?.preparedBy, told, failed]).toEqual(['Ada Lane', '', false]);
});

it('a warning names it where the words are the same and the bytes are not', async () => {
  const shop = await another('bytes', (html) =>
    html.replace('</style>', 'h1 { color: #123456 !important }</style>'),
  );
  const { asIssued, told, failed } = await build(shop);
  expect(asIssued).toBeUndefined();
  expect(told).toMatch(/^issued-tools-differ: .*\(browser .* then, another browser 1 now\)/);
  expect(failed).toBe(false);
});

it('is named beside the pages that it moves', async () => {
  const shop = await another('pages', (html) =>
    html.replace('</style>', '.item .text { line-height: 3 !important }</style>'),
  );
  const { told, failed } = await build(shop);
  expect(told).toMatch(/issued-(pages|words)-change/);
  expect(told).toMatch(/issued-with-other-tools: .*another browser 1 now/);
  expect(failed).toBe(true);
});

it('is not named where the tools are the same', async () => {
  const item = join(meeting, 'items', 'sewers.md');
  const before = await readFile(item, 'utf8');
  await writeFile(item, before.replace('Word 7.', 'Word seven.'));
  const { told, failed } = await build(test.shop);
  await writeFile(item, before);
  expect(told).toMatch(/^issued-words-change/);
  expect(told).not.toContain('tools');
  expect(failed).toBe(true);
});
