/** Canaries in files of the public site: something restricted planted in each kind, found there, and told without its words. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fingerprints } from '../../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { verifyFilesAbsence } from '../../../src/verify/absence/index.js';
import { fingerprintsOf } from '../../support/canaries.js';

const canary = 'Gladys Orme has offered the freehold of Mill Lane home';
const title = 'Closure of Mill Lane home';

let pdfium: Pdfium;
let known: Fingerprints;
beforeAll(async () => {
  pdfium = openPdfium();
  known = await fingerprintsOf(
    { texts: [`${canary} to the authority.`], titles: [title], fileNames: ['mill-lane-closure'] },
    { texts: ['To choose a tenant for the ground floor.'] },
    pdfium,
  );
});
afterAll(() => pdfium.close());

const page = (body: string, head = ''): string =>
  `<!doctype html>\n<html lang="en"><head><title>Items</title>${head}</head><body>${body}</body></html>`;
/** As a calendar folds it: parted in the middle of a word. */
const folded = `BEGIN:VEVENT\r\nDESCRIPTION:Agenda\\nmill-lane-cl\r\n osure\\n8. Other\r\nEND:VEVENT\r\n`;

test.each([
  ['the text of a page', 'item-7.html', page(`<p>${canary}</p>`)],
  [
    'text with tags in it',
    'item-7.html',
    page(`<p>${canary.replace('free', '<em>free</em>')}</p>`),
  ],
  ['an attribute', 'item-7.html', page(`<a href="x.pdf" aria-label="${title}">x</a>`)],
  ['an address', 'item-7.html', page('<a href="mill-lane-closure.pdf">x</a>')],
  ['a comment', 'item-7.html', page(`<!-- ${canary} -->`)],
  [
    'what a page says of itself',
    'item-7.html',
    page('', `<meta name="description" content="${title}">`),
  ],
  ['JSON', 'item-7.json', JSON.stringify({ title })],
  ['JSON that escapes its signs', 'item-7.json', '{"title": "Closure of M\\u0069ll Lane home"}'],
  ['a key of JSON', 'item-7.json', JSON.stringify({ [title]: 1 })],
  ['a feed', 'feed.xml', `<?xml version="1.0"?><feed><title>${title}</title></feed>`],
  ['a calendar, folded', 'calendar.ics', folded],
  ['a style sheet', 'style.css', `/* ${canary} */ a { color: red }`],
  ['the name of a file', 'mill-lane-closure.html', page('<p>Nothing.</p>')],
  ['the name of a folder', 'mill-lane-closure/index.html', page('<p>Nothing.</p>')],
])('found in %s', async (_, path, text) => {
  const told = await verifyFilesAbsence([{ path, bytes: Buffer.from(text) }], known, pdfium);
  expect(told.map(({ code }) => code)).toContain('site-restricted-found');
  expect(JSON.stringify(told)).not.toMatch(/Gladys|freehold|Closure of/);
});

test('nothing is found where nothing is', async () => {
  const files = ['index.html', 'item.json', 'feed.xml', 'calendar.ics', 'style.css'].map(
    (path) => ({
      path,
      bytes: Buffer.from(
        path.endsWith('.json')
          ? '{"title": "To choose a tenant for the ground floor"}'
          : page('<p>To choose a tenant for the ground floor. Corn Street car park.</p>'),
      ),
    }),
  );
  expect(await verifyFilesAbsence(files, known, pdfium)).toEqual([]);
});
