/** Signs that our typeface lacks are told of, wherever they stand: the reader would see a box, or hear nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestPack } from '../support/build-pack.js';
import { makeDocx, paragraph } from '../support/make-docx.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

it('are named with the page they stand on', async () => {
  const { warnings } = await buildTestPack(test, {
    items: {
      drains: {
        title: 'Drains',
        text: 'Thank you 😀',
        documents: [
          {
            file: 'papers/smile.md',
            content: '# Drains 中文\n\nA cafe\u0301, a note[^1].\n\n[^1]: It.',
          },
          { file: 'papers/word.docx', content: await makeDocx({ body: paragraph('Up ⮉ 🚀') }) },
          { file: 'papers/plain.md', content: '# Ŵyl y Dŵr\n\n☑ done → next\u00ad' },
        ],
      },
    },
  });
  const told = warnings.filter(({ code }) => code === 'letters-unprintable');
  expect(told.map(({ message, item, at }) => [message, item, at?.file.split('/').at(-1)])).toEqual([
    [
      'The report papers/smile.md has 2 signs that the typeface of our pages lacks, so that boxes are printed: 中 (U+4E2D), 文 (U+6587).',
      'item 1',
      'drains.md',
    ],
    [
      'The report papers/word.docx has a sign that the typeface of our pages lacks, so that boxes are printed: 🚀 (U+1F680).',
      'item 1',
      'drains.md',
    ],
    [
      'The front sheet or the agenda has a sign that the typeface of our pages lacks, so that boxes are printed: 😀 (U+1F600).',
      undefined,
      undefined,
    ],
  ]);
});
