/**
 * Chromium as a short script would have it print HTML that was written down before: served from this machine, typefaces kept by
 * the browser, two pages at a time, the PDFs thrown away. Arguments: cache folder, file, empty folder.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { openBareBrowser } from './bare-browser.js';

const [cacheFolder = '', file = '', profile = ''] = process.argv.slice(2);
const jobs = JSON.parse(readFileSync(file, 'utf8'));
const answers = new Map();
for (const [index, { html, resources }] of jobs.entries()) {
  answers.set(`/${index}.html`, { type: 'text/html; charset=utf-8', body: html });
  for (const { address, type, body } of resources) {
    answers.set(`/${address}`, { type, body: Buffer.from(body, 'base64') });
  }
}
const server = createServer(({ url }, response) => {
  const { type, body } = answers.get(decodeURIComponent(url ?? '')) ?? {};
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': type ?? 'text/plain',
    'cache-control': 'max-age=3600',
  });
  response.end(body);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const { port } = server.address();
const browser = await openBareBrowser(cacheFolder, profile);
const waiting = jobs.keys();
try {
  await Promise.all([print(), print()]);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

/** One page, for as many of the documents as it comes to. */
async function print() {
  const page = await browser.newPage();
  for (const index of waiting) {
    await page.goto(`http://127.0.0.1:${port}/${index}.html`, { waitUntil: 'load' });
    await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
  }
}
