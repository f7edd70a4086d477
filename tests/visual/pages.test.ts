/**
 * A few pages as pictures, compared with those in expected/. UPDATE_VISUAL=1 writes them anew; where a
 * page differs, `*.found.png` and `*.diff.png` beside it show how (git ignores them).
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rgb } from 'pdf-lib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makePdf } from '../support/make-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let built: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  built = await buildTestPack(test, {
    items: {
      opening: {
        title: 'Opening of the sluices',
        text: 'Members are asked to note that:\n\n(a) the sluices open at dawn; and\n\n(b) they close at dusk.',
      },
      sewers: {
        title: 'State of the sewers',
        documents: [
          {
            file: 'sewers.pdf',
            content: await makePdf({
              rotate: 90,
              words: () => 'A drawing at its own scale',
              draw: (page) =>
                page.drawRectangle({
                  x: 60,
                  y: 60,
                  width: 475,
                  height: 722,
                  borderWidth: 2,
                  borderColor: rgb(0, 0, 0),
                }),
            }),
          },
          { file: 'notes.md', title: 'Notes', content: '# Notes\n\n1.1 All is well.\n' },
        ],
      },
    },
  });
});
afterAll(() => test.close());

/** In pixels a point: small pictures show whether things are in place, not how letters are drawn. */
const scale = 0.5;
/** Pixels that may differ; a page number has more. PDFium draws embedded letters alike on all machines. */
const tolerance = 20;

it.each([
  ['front-sheet', 1],
  ['agenda', 2],
  ['turned-drawing', 3],
  ['blank', 4],
  ['markdown-report', 5],
])('%s looks as expected', async (name, sheet) => {
  const { width, height, rgba } = await built.file.picture(sheet, scale);
  const found = new PNG({ width, height });
  found.data.set(rgba);
  const path = (kind: string): string =>
    fileURLToPath(new URL(`expected/${name}${kind}.png`, import.meta.url));
  if (process.env.UPDATE_VISUAL === '1') {
    await writeFile(path(''), PNG.sync.write(found, { colorType: 2, deflateLevel: 9 }));
    return;
  }
  expect(existsSync(path('')), `${path('')} is missing: run with UPDATE_VISUAL=1`).toBe(true);
  const expected = PNG.sync.read(await readFile(path('')));
  expect([width, height]).toEqual([expected.width, expected.height]);
  const diff = new PNG({ width, height });
  const differing = pixelmatch(expected.data, found.data, diff.data, width, height, {
    threshold: 0.1,
    includeAA: true,
  });
  if (differing > tolerance) {
    await writeFile(path('.found'), PNG.sync.write(found));
    await writeFile(path('.diff'), PNG.sync.write(diff));
  }
  expect(differing, `see ${path('.diff')}`).toBeLessThanOrEqual(tolerance);
});
