/** What a person could read in Rich Text, e-mails, web pages and OpenDocuments is found in them, however it is written. */
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { openPdfium } from '../../../src/pdfium/index.js';
import { type Found, readWhole, Unreadable } from '../../../src/traces/index.js';
import { makeEmail, makeMsg, multipart } from '../../support/make-letter.js';
import { makeOpenDocument, makePptx, makeRtf, makeXlsx } from '../../support/make-office.js';

const pdfium = openPdfium();
afterAll(() => pdfium.close());

async function read(bytes: Uint8Array): Promise<readonly Found[]> {
  const found: Found[] = [];
  const options = { pdfium, pictures: true, everything: false, strict: true };
  await readWhole(bytes, options, (one) => found.push(one));
  return found;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const found = await read(bytes);
  return found.map((one) => ('text' in one ? one.text : '')).join('\n\n');
}

const base64 = { 'Content-Transfer-Encoding': 'base64' };
const secret = 'Gladys Orme sells her house';
const encoded = Buffer.from(secret).toString('base64');
const mail = { From: 'Ann Lee <ann@example.org>', Date: 'Tue, 4 Mar 2025 09:00:00 +0000' };

describe('the words of', () => {
  test('an e-mail that is written as figures', async () => {
    const text = { headers: { 'Content-Type': 'text/plain', ...base64 }, body: encoded };
    const page = {
      headers: { 'Content-Type': 'text/html', ...base64 },
      body: Buffer.from('<p>the fee is &pound;40&nbsp;000</p>').toString('base64'),
    };
    const [type, body] = multipart('alternative', [text, page]);
    const found = await textOf(makeEmail({ ...mail, 'Content-Type': type }, body));
    expect(found).toContain(secret);
    expect(found).toContain('the fee is £40\u00a0000');
    expect(found).toContain('Ann Lee');
  });

  test('a file that is attached to an e-mail, and its name', async () => {
    const part = {
      headers: {
        'Content-Type': 'text/rtf; name="valuation.rtf"',
        'Content-Disposition': 'attachment; filename="valuation.rtf"',
        ...base64,
      },
      body: Buffer.from(makeRtf('Gladys {\\b Orme} sells')).toString('base64'),
    };
    const [type, body] = multipart('mixed', [part]);
    const found = await textOf(makeEmail({ ...mail, 'Content-Type': type }, body));
    expect(found).toContain('Gladys Orme sells');
    expect(found).toContain('valuation.rtf');
  });

  test('a message of Outlook’s, with what is attached', async () => {
    const odt = await makeOpenDocument('text', { body: '<text:p>In the annex</text:p>' });
    const bytes = makeMsg({
      ...{ subject: 'Valuation', from: 'Ann Lee', to: 'Bo Dunn' },
      ...{ text: secret, html: '<p>worth <b>no</b>thing</p>' },
      attached: { 'annex.odt': { content: odt } },
    });
    const found = await textOf(bytes);
    for (const words of [secret, 'worth nothing', 'Bo Dunn', 'annex.odt', 'In the annex']) {
      expect(found).toContain(words);
    }
  });

  test('Rich Text, whatever its signs, deleted and hidden ones too', async () => {
    const rtf = makeRtf(
      "Caf\\'e9 \\u8364 ?40 {\\deleted was {\\v never} sold}\\par{\\*\\annotation Do not tell}{\\fonttbl{\\f0 Secret Sans;}}",
    );
    const found = await textOf(rtf);
    expect(found).toContain('Café €40 was never sold');
    expect(found).toContain('Do not tell');
    expect(found).not.toContain('Secret Sans');
  });

  test('an OpenDocument, parted as a reader sees them', async () => {
    const body =
      '<text:h>Terms</text:h><text:p>Gladys<text:s/>Orme<text:line-break/>sells</text:p>';
    const found = await textOf(await makeOpenDocument('text', { body }));
    expect(found).toMatch(/Terms\s+Gladys\s+Orme\s+sells/);
  });

  test('a hidden sheet, and a speaker’s notes', async () => {
    const sheet = { name: 'Pay', rows: [[secret]], state: 'hidden' } as const;
    expect(await textOf(await makeXlsx([sheet]))).toContain(secret);
    const slide = { title: 'Home', text: 'Closing', notes: secret };
    expect(await textOf(await makePptx([slide]))).toContain(secret);
  });
});

test('a picture in Rich Text is a picture', async () => {
  const red = { width: 8, height: 8, channels: 3, background: '#f00' } as const;
  const png = await sharp({ create: red }).png().toBuffer();
  const found = await read(makeRtf(`{\\pict\\pngblip ${png.toString('hex')}}`));
  expect(found.filter((one) => 'picture' in one)).toHaveLength(1);
});

test.each([
  [
    'Rich Text with a file of another program',
    async () => makeRtf('{\\object{\\*\\objdata 0105}}'),
  ],
  [
    'an OpenDocument with a password',
    () =>
      makeOpenDocument('text', {
        body: '',
        parts: { 'META-INF/manifest.xml': '<manifest:encryption-data/>' },
      }),
  ],
  [
    'an e-mail that is encrypted',
    async () =>
      makeEmail(
        { ...mail, 'Content-Type': 'application/pkcs7-mime; name=smime.p7m', ...base64 },
        Buffer.from([0x30, 0x80, 0, 1, 2, 3]).toString('base64'),
      ),
  ],
])('%s is unreadable where it is restricted', async (_, make) => {
  await expect(read(await make())).rejects.toBeInstanceOf(Unreadable);
});
