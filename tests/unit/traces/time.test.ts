/** Reading and comparing take time in proportion to what is read, whatever stands in it. */
import { expect, test } from 'vitest';
import { openGatherer } from '../../../src/traces/index.js';
import { findObjects } from '../../../src/traces/read/pdf/objects.js';
import { findOwners } from '../../../src/traces/read/pdf/owners.js';
import { describedIn, xmlAttributes, xmlText } from '../../../src/traces/read/xml.js';
import { makePdf } from '../../support/pdf-maker.js';
import { processorTime } from '../../support/processor-time.js';

test('many objects and no trailer, or streams without an end', () => {
  const padding = ' '.repeat(20_000_000);
  for (const one of ['1 0 obj 5 endobj\n', '1 0 obj <<>> stream\n']) {
    const bytes = Buffer.from(`%PDF-1.7\n${one.repeat(50_000)}${padding}`);
    let count = 0;
    expect(
      processorTime(() => {
        count = findObjects(bytes).objects.length;
      }),
    ).toBeLessThan(25_000);
    expect(count).toBe(50_000);
  }
}, 60_000);

test('objects and trailers in turn are found as they stand', () => {
  const pdf = findObjects(
    Buffer.from(
      '%PDF-1.7\n1 0 obj 5 endobj\ntrailer <</A 1>>\n2 0 obj 6 endobj\n3 0 obj <<>> stream\n9 0 obj\nendstream endobj trailer <</B 2>> 4 0 obj 7 endobj',
    ),
  );
  expect(pdf.objects.map(({ num }) => num)).toEqual([1, 2, 3, 4]);
  expect(pdf.trailers.map((trailer) => [...trailer.keys()])).toEqual([['A'], ['B']]);
});

test('many pages', () => {
  const count = 10_000;
  const pages = Array.from({ length: count }, (_, index) => index + 10);
  const pdf = findObjects(
    makePdf(
      {
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: `<</Type/Pages/Count ${count}/Kids[${pages.map((num) => `${num} 0 R`).join(' ')}]>>`,
        3: '<</Shared true>>',
        ...Object.fromEntries(
          pages.flatMap((num) => [
            [num, `<</Type/Page/Parent 2 0 R/Resources 3 0 R/Own ${num + count} 0 R>>`],
            [num + count, '<<>>'],
          ]),
        ),
      },
      '/Root 1 0 R',
    ),
  );
  expect(
    processorTime(() => {
      const { pageOf } = findOwners(pdf);
      const at = (num: number): number | undefined => pageOf({ num, value: null });
      expect([at(3), at(10), at(12), at(12 + count)]).toEqual([1, 1, 3, 3]);
    }),
  ).toBeLessThan(6_000);
}, 60_000);

test('tags, comments and elements without an end', () => {
  for (const part of ['<!--', '<![CDATA[', '<?', '<', '</p ', '<title>', '<title ', '</title>']) {
    const xml = part.repeat(200_000);
    for (const read of [xmlText, xmlAttributes, describedIn]) {
      expect(
        processorTime(() => void read(xml)),
        `${part} ${read.name}`,
      ).toBeLessThan(6_000);
    }
  }
}, 120_000);

test('what a file says of itself, whatever prefix its end has', () => {
  const xml =
    '<a><title>One</title><dc:Title x="1"><b>Two</b></dc:Title><title>never ends<creator>Three</creator></a>';
  expect(describedIn(xml)).toEqual([
    { key: 'title', text: 'One' },
    { key: 'Title', text: 'Two' },
    { key: 'creator', text: 'Three' },
  ]);
});

test('very many overlaps are counted, and those within others once', () => {
  const gatherer = openGatherer([1, 2]);
  const words = Array.from({ length: 30_000 }, (_, index) => `Paper ${7_000_000 + index}`);
  for (const one of words) gatherer.restrictWhole('title', one);
  for (const one of words) gatherer.publish({ place: { kind: 'text' }, text: one }, 'public.md');
  let found: ReturnType<typeof gatherer.finish> | undefined;
  expect(
    processorTime(() => {
      found = gatherer.finish();
    }),
  ).toBeLessThan(12_000);
  expect([found?.overlaps.length, found?.overlapCount]).toEqual([40, 30_000]);
}, 60_000);
