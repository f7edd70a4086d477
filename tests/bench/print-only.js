/** Chromium and nothing else: prints HTML that was written down before. Arguments: cache folder, file. */
import { readFileSync } from 'node:fs';
import { findBrowser } from '../../dist/browser/index.js';

const [cacheFolder = '', file = ''] = process.argv.slice(2);
const jobs = JSON.parse(readFileSync(file, 'utf8')).map(({ html, resources }) => ({
  html,
  resources: new Map(
    resources.map(({ address, type, body }) => [
      address,
      { type, body: Buffer.from(body, 'base64') },
    ]),
  ),
}));
const browser = await findBrowser({ cacheFolder, env: process.env });
try {
  await Promise.all(jobs.map((job) => browser.print(job)));
} finally {
  await browser.close();
}
