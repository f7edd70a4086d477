/** A paper that is a pack of ours keeps its own stamps beside those of the pack that it goes into. */

import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makePdf } from '../support/make-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let inner: BuiltPack;
let outer: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  inner = await buildTestPack(test, {
    items: {
      weirs: {
        title: 'Weirs',
        documents: [{ file: 'weirs.pdf', content: await makePdf({ pages: 1 }) }],
      },
    },
  });
  outer = await buildTestPack(test, {
    items: {
      // Letters that the other pack's subset of the typeface lacks, in the words of a stamp.
      earlier: {
        title: 'Ŵŷł – an earlier pack',
        documents: [{ file: 'earlier.pdf', content: Buffer.from(inner.pdf) }],
      },
    },
  });
});
afterAll(() => test.close());

it('names each of the two typefaces once on a page', async () => {
  const file = await PDFDocument.load(outer.pdf);
  const { first } = outer.map.items.at(-1)?.documents[0]?.range?.sheets ?? { first: 0 };
  const resources = file.getPage(first).node.Resources();
  const names = resources
    ?.lookup(PDFName.of('Font'), PDFDict)
    .keys()
    .map((name) => name.decodeText())
    .filter((name) => name.startsWith('PackStampFont'));
  expect(names?.sort()).toEqual(['PackStampFont', 'PackStampFont2']);
});

it('shows the stamps of both', async () => {
  const file = await getDocument({ data: new Uint8Array(outer.pdf), verbosity: 0 }).promise;
  const { sheets } = outer.map.items.at(-1)?.documents[0]?.range ?? {};
  const words = async (sheet: number): Promise<readonly string[]> => {
    const content = await (await file.getPage(sheet)).getTextContent();
    return content.items.map((item) => ('str' in item ? item.str.trim() : ''));
  };
  for (const page of inner.plan.pages) {
    const sheet = (sheets?.first ?? 0) + page.sheet - 1;
    const shown = await words(sheet);
    const stamp = inner.plan.pages[page.sheet - 1]?.label ?? '';
    expect(shown.filter((word) => word.includes(stamp)).length).toBeGreaterThan(0);
    expect(shown.some((word) => word.includes(outer.plan.pages[sheet - 1]?.label ?? '?'))).toBe(
      true,
    );
  }
  await file.destroy();
});
