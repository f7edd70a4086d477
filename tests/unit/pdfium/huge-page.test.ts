/** A page that says it is larger than anything that was ever printed. */
import { afterAll, expect, it } from 'vitest';
import { openPdfium } from '../../../src/pdfium/index.js';
import { emptyPdf } from '../../support/empty-pdf.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

const sized = (height: string) =>
  Buffer.from(Buffer.from(emptyPdf(1)).toString('latin1').replace('595 842', `595 ${height}`));

it('is refused for its size, and a very long one is not', async () => {
  expect(await pdfium.canonicalise(sized('2147483647'))).toMatchObject({
    ok: false,
    reason: 'page-size',
  });
  const long = await pdfium.canonicalise(sized('14400'));
  expect(long.ok && long.value.pages[0]?.height).toBe(14400);
});
