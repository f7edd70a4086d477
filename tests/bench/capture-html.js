/** Plans a pack and writes down all that it sends to the browser. Arguments: meeting folder, cache folder, file. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBrowser } from '../../dist/browser/index.js';
import { openCache } from '../../dist/cache/index.js';
import { openPdfium } from '../../dist/pdfium/index.js';
import { planPack } from '../../dist/pipeline.js';

const [meeting = '', cacheFolder = '', file = ''] = process.argv.slice(2);
const pdfium = openPdfium();
const browser = await findBrowser({ cacheFolder, env: process.env });
const jobs = [];
const listening = {
  ...browser,
  print(job) {
    const resources = [...job.resources].map(([address, { type, body }]) => ({
      address,
      type,
      body: Buffer.from(body).toString('base64'),
    }));
    jobs.push({ html: job.html, resources });
    return browser.print(job);
  },
};
try {
  const { value } = await planPack(
    resolve(meeting),
    { edition: 'public', strict: false },
    {
      browser: Promise.resolve(listening),
      pdfium,
      cache: openCache(cacheFolder),
      tools: { pack: 'bench', node: '', zlib: '' },
    },
  );
  if (value === undefined) process.exitCode = 1;
  else writeFileSync(file, JSON.stringify(jobs));
} finally {
  await Promise.allSettled([pdfium.close(), browser.close()]);
}
