/** Same sources, same bytes; and what the file says of itself. */
import { PDFDict, PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makePdf } from '../support/make-pdf.js';
import type { TestPack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let pack: TestPack;
let built: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  pack = {
    published: '2025-02-21',
    items: {
      sewers: {
        title: 'State of the sewers',
        documents: [
          { file: 'sewers.pdf', content: await makePdf({ pages: 3 }) },
          {
            file: 'notes.md',
            title: 'Notes',
            content: '# Notes\n\nŵy, żółć[^1]\n\n[^1]: A note.\n',
          },
        ],
      },
    },
  };
  built = await buildTestPack(test, pack);
});
afterAll(() => test.close());

const info = ({ file }: BuiltPack, key: string): string => {
  const found = file.objects.context.lookup(file.objects.context.trailerInfo.Info);
  const value = found instanceof PDFDict ? found.lookup(PDFName.of(key)) : undefined;
  return value instanceof PDFString ? value.asString() : String(value);
};

it('writes the same bytes in another folder with a fresh cache', async () => {
  const again = await buildTestPack(test, pack, test.withFreshCache('other'));
  expect(again.map.pdf?.sha256).toBe(built.map.pdf?.sha256);
  expect(Buffer.compare(again.pdf, built.pdf)).toBe(0);
  expect(again.map).toEqual(built.map);
});

it('writes the same bytes from the cache', async () => {
  const again = await buildTestPack(test, pack);
  expect(Buffer.compare(again.pdf, built.pdf)).toBe(0);
});

it('is dated on the day of publication', () => {
  expect(info(built, 'CreationDate')).toBe('D:20250221000000Z');
  expect(info(built, 'ModDate')).toBe('D:20250221000000Z');
});

it('is dated by SOURCE_DATE_EPOCH where that is given, and by nothing else', async () => {
  const dated = await buildTestPack(test, pack, { ...test.shop, epoch: 86_400 });
  expect(info(dated, 'CreationDate')).toBe('D:19700102000000Z');
  expect(dated.map.items).toEqual(built.map.items);
  expect(dated.map.pdf?.sha256).not.toBe(built.map.pdf?.sha256);
  // No other date is in the file: documents bring theirs, and so does the browser.
  const text = Buffer.from(await dated.file.objects.save({ useObjectStreams: false })).toString(
    'latin1',
  );
  expect(new Set(text.match(/D:(19|20)\d{12}/g))).toEqual(new Set(['D:19700102000000']));
});

it('says its title, and shows it, and its language', () => {
  const { file } = built;
  expect(file.title).toBe('Drains Committee, Tuesday 4 March 2025: public document pack');
  expect(file.language).toBe('en-GB');
  const preferences = file.objects.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
  expect(String(preferences.lookup(PDFName.of('DisplayDocTitle')))).toBe('true');
});

it('says another language where the council has one', async () => {
  const welsh = await buildTestPack(test, { ...pack, language: 'cy' });
  expect(welsh.file.language).toBe('cy');
  expect(welsh.file.title).toContain('Dydd Mawrth 4 Mawrth 2025');
});

it('embeds every typeface of its own pages and stamps', () => {
  const ours = [1, 2, built.file.sheetOf('ŵy')];
  for (const sheet of ours) {
    const fonts = built.file.fonts(sheet);
    expect(fonts.length).toBeGreaterThan(1);
    expect(fonts.filter(({ embedded }) => !embedded)).toEqual([]);
  }
  // The papers' own typefaces stay as they came; the stamps on them are embedded.
  const stamped = built.file.fonts(built.file.sheetOf('Text 1'));
  expect(stamped.map(({ name, embedded }) => `${name} ${embedded}`).sort()).toEqual([
    '/Helvetica false',
    expect.stringMatching(/SourceSans3.* true/),
  ]);
});
