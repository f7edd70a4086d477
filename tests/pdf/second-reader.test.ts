/** A reader that had no part in writing or verifying a pack sees the same numbers: Firefox's PDF.js. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makePdf } from '../support/make-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let pack: BuiltPack;
let file: Awaited<ReturnType<typeof getDocument>['promise']>;
beforeAll(async () => {
  test = await openWorkshop();
  pack = await buildTestPack(test, {
    items: {
      sluices: {
        title: 'Opening of the sluices',
        documents: [{ file: 'sluices.pdf', content: await makePdf({ pages: 3 }) }],
      },
      gullies: {
        title: 'Gullies and grates',
        documents: [{ file: 'gullies.pdf', content: await makePdf({ pages: 2 }) }],
      },
    },
  });
  file = await getDocument({ data: new Uint8Array(pack.pdf), verbosity: 0 }).promise;
});
afterAll(async () => {
  await file?.destroy();
  await test.close();
});

async function textOf(sheet: number): Promise<string> {
  const content = await (await file.getPage(sheet)).getTextContent();
  return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

/** The sheet that a destination leads to, from 1. */
async function sheetOf(destination: unknown): Promise<number> {
  if (!Array.isArray(destination)) throw new Error(`No explicit destination: ${destination}`);
  return (await file.getPageIndex(destination[0])) + 1;
}

it('has the planned sheets and labels', async () => {
  expect(file.numPages).toBe(pack.map.sheets);
  expect(await file.getPageLabels()).toEqual(pack.plan.pages.map(({ label }) => label));
});

it('shows each stamp and each reference', async () => {
  for (const page of pack.plan.pages) {
    const text = await textOf(page.sheet);
    for (const stamp of page.stamps) expect(text).toContain(stamp.text);
  }
  for (const { range } of pack.map.items) {
    if (range !== null) expect(await textOf(2)).toContain(`(Pages ${range.first} - ${range.last})`);
  }
});

it('leads from bookmarks and from the agenda to the documents', async () => {
  const starts = pack.map.items.map(({ range }) => range?.sheets.first);
  const outline = await file.getOutline();
  expect(await Promise.all(outline.slice(2).map(({ dest }) => sheetOf(dest)))).toEqual(starts);
  const links = await (await file.getPage(2)).getAnnotations();
  const inside = links.filter(({ dest }) => Array.isArray(dest));
  expect(await Promise.all(inside.map(({ dest }) => sheetOf(dest)))).toEqual(starts);
});

it('knows title and language', async () => {
  const { info } = await file.getMetadata();
  expect(info).toMatchObject({
    Title: expect.stringContaining('public document pack'),
    Language: 'en-GB',
  });
});
