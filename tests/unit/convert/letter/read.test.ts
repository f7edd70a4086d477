/** Web pages and e-mails as the HTML that is printed: what was written is there, what was hidden or fetches is not. */
import { describe, expect, test } from 'vitest';
import { readLetter } from '../../../../src/convert/letter/read.js';
import { makeEmail, makeMsg, multipart } from '../../../support/make-letter.js';

const page = (html: string) => readLetter({ ending: '.html', bytes: Buffer.from(html) });
const mail = (headers: Readonly<Record<string, string>>, body: string) =>
  readLetter({ ending: '.eml', bytes: makeEmail(headers, body) });
const head = { From: 'Ann Lee <ann@example.org>', Date: 'Tue, 4 Mar 2025 09:05:00 +0200' };

describe('a web page', () => {
  test('keeps its structure and loses what does something', async () => {
    const { html } = await page(
      '<html><head><title>T</title><style>p{}</style></head><body onload="x()"><h1>Drains</h1><p class="a" style="color:red" onclick="x()">They <b>leak</b>.</p><script>x()</script><form><input value="y"></form><iframe src="https://example.org"></iframe><ul><li>One</li></ul></body></html>',
    );
    expect(html).toContain('<h1>Drains</h1><p>They <b>leak</b>.</p>');
    expect(html).toContain('<li>One</li>');
    expect(html).not.toMatch(/script|style|onclick|input|iframe|class|T</);
  });

  test('prints nothing that it hides', async () => {
    const { html } = await page(
      '<p>Seen<span style="display: none">Hidden1</span></p><p hidden>Hidden2</p><div style="font-size:0px;">Hidden3</div><div style="mso-hide:all">Hidden4</div><!-- Hidden5 -->',
    );
    expect(html).toContain('Seen');
    expect(html).not.toContain('Hidden');
  });

  test('has tables for figures as tables, and those for looks as blocks', async () => {
    const { html } = await page(
      '<table><tr><td><p>Dear all</p><table><tr><th>Year</th><th>Cost</th></tr><tr><td>2025</td><td>40</td></tr></table></td></tr></table><table role="presentation"><tr><td>Left</td><td>Right</td></tr></table>',
    );
    expect(html.match(/<table/g)).toHaveLength(1);
    expect(html).toContain('<th>Year</th>');
    expect(html).toContain('<div>Left</div><div>Right</div>');
  });

  test('has headings that leave no level out', async () => {
    const { html } = await page('<h2>A</h2><h5>B</h5><h6>C</h6><h2>D</h2><h3></h3>');
    expect([...html.matchAll(/<h(\d)>(.)/g)].map(([, level, text]) => `${level}${text}`)).toEqual([
      ...['1A', '2B', '3C', '2D'],
    ]);
  });

  test('leads to the web only, and says what it no longer leads to', async () => {
    const { html, droppedLinks } = await page(
      '<a href="https://example.org/">web</a> <a href="file:///home/x">mine</a> <a href="javascript:x()">run</a>',
    );
    expect(html).toContain('<a href="https://example.org/">web</a>');
    expect(html).not.toMatch(/file:|javascript:/);
    expect(droppedLinks).toEqual(['file:///home/x', 'javascript:x()']);
  });

  test('shows pictures beside it and within it, and none of the web', async () => {
    const { html, pictures, beside, lost } = await page(
      '<img src="pump%20house.png" alt="The pump"><img src="data:image/png;base64,QUJD"><img src="https://example.org/t.png"><img src="//example.org/u.png" width="1" height="1">',
    );
    expect(beside).toEqual([['beside/1', 'pump house.png']]);
    expect(pictures.map(([address, { bytes }]) => [address, String(bytes)])).toEqual([
      ['letter/1', 'ABC'],
    ]);
    expect(html).toContain('<img src="beside/1" alt="The pump">');
    expect(html).not.toContain('example.org');
    expect(lost).toEqual(['1 picture that is on the web']);
  });

  test('is read in the encoding that it has', async () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><p>Caf\u00e9</p>', 'latin1');
    expect((await readLetter({ ending: '.html', bytes: latin })).html).toContain('Café');
    const wide = Buffer.from('\ufeff<p>Café</p>', 'utf16le');
    expect((await readLetter({ ending: '.htm', bytes: wide })).html).toContain('Café');
  });

  test('that is none is told of', async () => {
    await expect(page('Dear all')).rejects.toThrow('it is no web page');
  });
});

describe('an e-mail', () => {
  test('begins with names, the subject, and the sender’s own time; nobody’s address beside a name', async () => {
    const reading = await mail(
      {
        ...head,
        To: '"Clerk, The" <clerk@example.org>, bo@example.org',
        Cc: 'Cy <cy@example.org>',
        Bcc: 'Di <di@example.org>',
        Subject: '=?utf-8?q?Drains_in_Caf=C3=A9_Row?=',
      },
      'Dear all,\nthe drains\nleak.\n\n\nYours, <Ann>',
    );
    expect(reading.head).toEqual({
      subject: 'Drains in Café Row',
      from: 'Ann Lee',
      to: 'Clerk, The, bo@example.org',
      cc: 'Cy',
      sent: { day: '2025-03-04', time: '09:05' },
    });
    expect(reading.html).toBe('<p>Dear all,<br>the drains<br>leak.</p><p>Yours, &#x3C;Ann></p>');
    expect(JSON.stringify(reading)).not.toMatch(/Di|ann@/);
  });

  test('names what is attached, and shows what it shows', async () => {
    const picture = (id: string, name: string) => ({
      headers: {
        'Content-Type': `image/png; name="${name}"`,
        'Content-ID': `<${id}>`,
        'Content-Transfer-Encoding': 'base64',
      },
      body: 'QUJD',
    });
    const html = {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<h1>Plan</h1><p>See <img src="cid:p1" alt="Pump"> <img src="cid:gone"></p>',
    };
    const plan = {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="plan.pdf"',
      },
      body: '%PDF',
    };
    const [type, body] = multipart('mixed', [html, picture('p1', 'pump.png'), plan]);
    const reading = await mail({ ...head, 'Content-Type': type }, body);
    expect(reading.attached).toEqual(['plan.pdf']);
    expect(reading.pictures.map(([, { name }]) => name)).toEqual(['pump.png']);
    expect(reading.html).toContain('<h2>Plan</h2>');
    expect(reading.lost).toEqual(['1 picture that is not in the file']);
  });

  test.each([
    ['that is none', {}, 'Dear all', 'it is no e-mail'],
    [
      'that is sealed',
      { ...head, 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data' },
      'x',
      'only its recipients can read it',
    ],
  ])('%s is told of', async (_, headers, body, said) => {
    await expect(mail(headers, body)).rejects.toThrow(said);
  });
});

describe('a message of Outlook’s', () => {
  const read = (message: Parameters<typeof makeMsg>[0]) =>
    readLetter({ ending: '.msg', bytes: makeMsg(message) });

  test('is a letter like any other, at the time of London', async () => {
    const reading = await read({
      ...{
        subject: 'Drains',
        from: 'Ann Lee',
        to: 'Clerk',
        html: '<p>Dear <b>all</b> <img src="cid:p"></p>',
      },
      sent: Date.UTC(2025, 5, 4, 9, 0),
      attached: {
        'plan.pdf': { content: Buffer.alloc(9_000, 'x') },
        'pump.png': { id: 'p', content: Buffer.from('ABC') },
      },
    });
    expect(reading.head).toEqual({
      ...{ subject: 'Drains', from: 'Ann Lee', to: 'Clerk' },
      sent: { day: '2025-06-04', time: '10:00' },
    });
    expect(reading.html).toBe('<p>Dear <b>all</b> <img src="letter/1" alt=""></p>');
    expect(reading.attached).toEqual(['plan.pdf']);
    expect(reading.pictures.map(([, { bytes }]) => Buffer.from(bytes).toString())).toEqual(['ABC']);
  });

  test('may be text alone', async () => {
    expect((await read({ from: 'Ann', text: 'Dear all\r\n\r\nYours' })).html).toBe(
      '<p>Dear all</p><p>Yours</p>',
    );
  });

  test('that is sealed, or another file of that kind, is told of', async () => {
    const sealed = read({ subject: 'x', messageClass: 'IPM.Note.SMIME' });
    await expect(sealed).rejects.toThrow('only its recipients can read it');
    await expect(read({})).rejects.toThrow('it is no e-mail of Outlook’s');
    const bytes = Buffer.from('Dear all');
    await expect(readLetter({ ending: '.msg', bytes })).rejects.toThrow('no e-mail of Outlook’s');
  });
});
