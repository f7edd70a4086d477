import { expect, it } from 'vitest';
import { readFonts } from '../../../src/print/fonts.js';
import { drawableBy, lackedBy } from '../../../src/print/letters.js';

const drawable = await drawableBy([...(await readFonts()).values()]);

it.each([
  ['what people write in Welsh, Polish, Greek and Russian', 'ŵŷŴŶąćęłńóśźżαβΩЖя', ''],
  ['signs that stand in the second typeface', '☑☐✓🗎', ''],
  ['what is never drawn', ' \n\t\u00a0\u00ad\u200b\u200d\u2060\ufe0f', ''],
  ['other scripts, one sign each', 'a中文عb', '中文ع'],
  ['signs of two units', '😀€🚀', '😀🚀'],
  ['an arrow that neither has', '→↩↑', '↩'],
])('knows %s', (_, letters, lacked) => {
  expect(lackedBy(drawable, letters)).toBe(lacked);
});

it('without a typeface has no letter', async () => {
  expect(lackedBy(await drawableBy([]), 'ab')).toBe('ab');
});
