/**
 * Makes pieces of reports that are printed already, and keeps nothing: what the first build of a pack has to do.
 * Arguments: folder with report-1.pdf …, number of reports, number of threads.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPdfium } from '../../dist/pdfium/index.js';

const [folder = '', count = '1', threads = '2'] = process.argv.slice(2);
const pdfium = openPdfium({ workers: Number(threads) });
try {
  await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) => {
      const bytes = await readFile(join(folder, `report-${index + 1}.pdf`));
      const outcome = await pdfium.prepare(bytes, { comments: 'drop', schemes: ['https'] });
      if (!outcome.ok) throw new Error(`Report ${index + 1}: ${outcome.reason}`);
    }),
  );
} finally {
  await pdfium.close();
}
