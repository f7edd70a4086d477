import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, findBrowser } from '../../../src/browser/index.js';

let browser: Browser;
let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'pack-browser-test-'));
  browser = await findBrowser({ cacheFolder, env: process.env });
});

afterAll(async () => {
  await browser.close();
  await rm(cacheFolder, { recursive: true, force: true });
});

const none = new Map<string, never>();
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en-GB"><head><title>Test</title><style>@page { size: A4 }</style>${head}</head><body>${body}</body></html>`;

function boldFont(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  return readFile(resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'));
}

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('a print', () => {
  it('has the pages, size, tags, outline, language and title of its document', async () => {
    const html = page('<h1>One</h1><h1 style="break-before: page">Two</h1>');
    const { pdf, refused } = await browser.print({ html, resources: none });
    const document = await PDFDocument.load(pdf);
    expect(document.getPageCount()).toBe(2);
    for (const { width, height } of document.getPages().map((sheet) => sheet.getSize())) {
      expect(width).toBeCloseTo(595, 0);
      expect(height).toBeCloseTo(842, 0);
    }
    expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(true);
    expect(document.catalog.has(PDFName.of('Outlines'))).toBe(true);
    expect(document.catalog.get(PDFName.of('Lang'))?.toString()).toContain('en-GB');
    expect(document.getTitle()).toBe('Test');
    expect(refused).toEqual([]);
  });

  it('is A4 where the document names no size, and the document’s own size where it does', async () => {
    const plain = await browser.print({ html: '<p>Plain', resources: none });
    const wide = await browser.print({
      html: '<style>@page { size: A3 landscape }</style><p>Wide',
      resources: none,
    });
    const width = async (pdf: Uint8Array) => (await PDFDocument.load(pdf)).getPage(0).getWidth();
    expect(Math.abs((await width(plain.pdf)) - 595)).toBeLessThan(1);
    expect(Math.abs((await width(wide.pdf)) - 1191)).toBeLessThan(1);
  });

  it('waits for fonts and pictures from memory, and embeds them', async () => {
    const html = page(
      '<p style="font-family: Brought">Words</p><img alt="" src="images/a%20b.svg"><img alt="" src="images/dot.png">',
      '<style>@font-face { font-family: Brought; src: url("fonts/bold.ttf") }</style>',
    );
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const { pdf, refused } = await browser.print({
      html,
      resources: new Map([
        ['fonts/bold.ttf', { type: 'font/ttf', body: await boldFont() }],
        ['images/a b.svg', { type: 'image/svg+xml', body: new TextEncoder().encode(svg) }],
        ['images/dot.png', { type: 'image/png', body: Buffer.from(png, 'base64') }],
      ]),
    });
    expect(refused).toEqual([]);
    expect(text(pdf)).toMatch(/\/FontName \/[A-Z]{6}\+SourceSans3-Bold\b/);
    expect(text(pdf)).toMatch(/\/FontFile2 /);
    expect(text(pdf)).toMatch(/\/Subtype \/Image/);
  });

  it.skipIf(process.platform !== 'linux')(
    'falls back on the fonts from npm and no others',
    async () => {
      const html = page(
        '<p style="font-family: DejaVu Sans">Words</p><p style="font-family: monospace">Words</p><p style="font-family: serif">🗵</p>',
      );
      const { pdf } = await browser.print({ html, resources: none });
      const names = [...text(pdf).matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(
        (match) => match[1],
      );
      expect(new Set(names)).toEqual(new Set(['SourceSans3-Regular', 'NotoSansSymbols2-Regular']));
    },
  );

  it('is the same twice but for its dates', async () => {
    const html = page('<h1>One</h1><p>Text</p>');
    const dateless = async () =>
      text((await browser.print({ html, resources: none })).pdf).replace(/\(D:[^)]*\)/g, '');
    expect(await dateless()).toBe(await dateless());
  });

  it('may be asked for many times at once', async () => {
    const prints = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        browser.print({
          html: page(`${'<p style="break-after: page">x</p>'.repeat(n)}<p>end</p>`),
          resources: none,
        }),
      ),
    );
    const counts = await Promise.all(
      prints.map(async ({ pdf }) => (await PDFDocument.load(pdf)).getPageCount()),
    );
    expect(counts).toEqual([2, 3, 4, 5, 6]);
  });
});

describe('a page', () => {
  it('gets nothing from files or the network, and what it asked for is listed', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const here = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const html = page(
      `<img alt="" src="file:///etc/hostname"><img alt="" src="${here}/picture.png">
       <iframe src="file:///etc/passwd"></iframe><iframe src="${here}/frame"></iframe>
       <object data="${here}/object.pdf"></object><img alt="" src="images/missing.png">
       <div style="background: url(https://example.org/ground.png)">x</div>`,
      `<link rel="stylesheet" href="${here}/style.css"><link rel="preconnect" href="${here}">
       <link rel="prefetch" href="${here}/prefetch"><meta http-equiv="refresh" content="0; url=${here}/elsewhere">`,
    );
    const { pdf, refused } = await browser.print({ html, resources: none });
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toEqual([]);
    expect(refused).toEqual(
      expect.arrayContaining([
        'file:///etc/hostname',
        'file:///etc/passwd',
        `${here}/picture.png`,
        `${here}/frame`,
        `${here}/style.css`,
        'https://example.org/ground.png',
        'images/missing.png',
      ]),
    );
    expect(new Set(refused).size).toBe(refused.length);
    expect((await PDFDocument.load(pdf)).getTitle()).toBe('Test');
  });

  it('runs no script', async () => {
    const script =
      'document.body.innerHTML = "<p style=break-after:page>1</p>".repeat(5); document.title = "Scripted"';
    const html = page(
      `<p>Calm</p><script>${script}</script><img alt="" src="data:," onerror='${script}'>
       <svg onload='${script}'></svg><iframe srcdoc="<script>top.document.title='Scripted'</script>"></iframe>`,
      '<script src="code.js"></script>',
    );
    const { pdf } = await browser.print({
      html,
      resources: new Map([
        ['code.js', { type: 'text/javascript', body: new TextEncoder().encode(script) }],
      ]),
    });
    const document = await PDFDocument.load(pdf);
    expect(document.getPageCount()).toBe(1);
    expect(document.getTitle()).toBe('Test');
  });
});
