/** A page of each kind as a picture. */
import { rgb } from 'pdf-lib';
import { afterAll, beforeAll, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { looksAsExpected } from '../support/expected-pictures.js';
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

it.each([
  ['front-sheet', 1],
  ['agenda', 2],
  ['turned-drawing', 3],
  ['blank', 4],
  ['markdown-report', 5],
])('%s looks as expected', (name, sheet) => looksAsExpected(built.file, sheet, name));
