/** Web pages and e-mails as the public gets them: in the council's own style, tagged, with their pictures. */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makeEmail, makeMsg, multipart } from '../support/make-letter.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let workshop: TestWorkshop;
let built: BuiltPack;

beforeAll(async () => {
  workshop = await openWorkshop();
  const blue = { width: 400, height: 200, channels: 3, background: '#246' } as const;
  const picture = await sharp({ create: blue }).png().toBuffer();
  const [type, body] = multipart('mixed', [
    {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<p>Dear Clerk,</p><p>The drain outside number 4 is <b>blocked again</b>:</p><ul><li>in January,</li><li>in February.</li></ul><table><tr><th>Month</th><th>Hours under water</th></tr><tr><td>January</td><td>31</td></tr></table><p><img src="cid:p1" alt="The flooded road"></p><blockquote><p>We shall look at it in March.</p></blockquote>',
    },
    {
      headers: {
        'Content-Type': 'image/png; name="road.png"',
        'Content-ID': '<p1>',
        'Content-Transfer-Encoding': 'base64',
      },
      body: picture.toString('base64'),
    },
    {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="plan.pdf"',
      },
      body: '%PDF',
    },
  ]);
  const headers = {
    From: 'Ann Lee <ann@example.org>',
    To: 'The Clerk <clerk@example.org>',
    Date: 'Fri, 28 Feb 2025 16:40:00 +0000',
    Subject: 'The drain in Elm Road',
    'Content-Type': type,
  };
  const documents = [
    { file: 'letter.eml', content: makeEmail(headers, body) },
    {
      file: 'reply.msg',
      content: makeMsg({
        ...{ subject: 'Re: The drain in Elm Road', from: 'The Clerk', to: 'Ann Lee' },
        text: 'Dear Ms Lee,\r\nthank you for writing.\r\n\r\nYours faithfully',
        sent: Date.UTC(2025, 2, 3, 9, 0),
      }),
    },
    {
      file: 'page.html',
      content:
        '<!doctype html><title>x</title><h1>How drains are cleaned</h1><p>By hand. <a href="https://example.org/">More</a></p><p><img src="road.png" alt="A road"></p>',
    },
    // Beside the page that shows it, and no paper of its own in a way that matters here.
    { file: 'road.png', content: picture, alt: 'A road' },
  ];
  built = await buildTestPack(workshop, { items: { drains: { title: 'Drains', documents } } });
  if (process.env.KEEP_LETTERS) await writeFile(process.env.KEEP_LETTERS, built.pdf);
}, 240_000);
afterAll(() => workshop?.close());

test('each is there in words, below who wrote when', () => {
  const pages = Array.from({ length: built.map.sheets }, (_, at) => built.file.page(at + 1).text);
  const text = pages.join('\n');
  expect(text).toContain(
    'The drain in Elm Road From Ann Lee To The Clerk Sent Friday 28 February 2025, 4.40 pm',
  );
  expect(text).toContain('is blocked again:');
  expect(text).toContain('Sent Monday 3 March 2025, 9.00 am');
  expect(text).toContain('Dear Ms Lee, thank you for writing.');
  expect(text).toContain('How drains are cleaned');
  expect(text).not.toContain('example.org');
});

test('the map says what read it, and all of it keeps PDF/UA-1', () => {
  const documents = built.map.items[0]?.documents ?? [];
  expect(documents.map(({ converter }) => converter?.replace(/ [\d.]+$/, ''))).toEqual([
    'postal-mime',
    '@kenjiuno/msgreader',
    'hast-util-from-html',
    'pack',
  ]);
  expect(documents.map(({ ua, uaFaults }) => ({ ua, uaFaults }))).toEqual(
    documents.map(() => ({ ua: true, uaFaults: {} })),
  );
  expect(built.map.claims).toEqual(['PDF/UA-1']);
});

test('what is attached to a letter is named, and is not in the pack', () => {
  expect(built.warnings).toMatchObject([
    { code: 'letter-attachments', item: 'item 1', at: { line: expect.any(Number) } },
  ]);
  expect(built.warnings[0]?.message).toBe(
    '1 file that is attached to letter.eml is not in the pack: plan.pdf.',
  );
});
