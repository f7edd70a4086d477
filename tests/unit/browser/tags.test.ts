/** What a print's tags are where Chromium left alone would have them wrong. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFString,
} from 'pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, findBrowser } from '../../../src/browser/index.js';

let browser: Browser;
let cacheFolder: string;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'pack-tags-test-'));
  browser = await findBrowser({ cacheFolder, env: process.env });
});

afterAll(async () => {
  await browser.close();
  await rm(cacheFolder, { recursive: true, force: true });
});

const square =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E%3C/svg%3E";

/** The structure of a print as "Table(TR(TH TD))", without what only groups. */
async function tagsOf(body: string): Promise<string> {
  const html = `<!doctype html><html lang="en-GB"><head><title>Test</title></head><body>${body}</body></html>`;
  const { pdf } = await browser.print({ html, resources: new Map() });
  const { catalog } = await PDFDocument.load(pdf);
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  return kids(root).map(told).join(' ');
}

function kids(element: PDFDict): readonly PDFDict[] {
  const found = element.lookup(PDFName.of('K'));
  const all = found instanceof PDFArray ? found.asArray() : [found];
  const resolved = all.map((one): PDFObject | undefined => one && element.context.lookup(one));
  return resolved.filter(
    (one): one is PDFDict => one instanceof PDFDict && one.has(PDFName.of('S')),
  );
}

function told(element: PDFDict): string {
  const type = element.lookup(PDFName.of('S'), PDFName).decodeText();
  const inner = kids(element).map(told).filter(Boolean).join(' ');
  const alt = element.lookup(PDFName.of('Alt'));
  const said =
    alt instanceof PDFString || alt instanceof PDFHexString ? `“${alt.decodeText()}”` : '';
  if (type === 'NonStruct') return inner;
  return `${type}${said}${inner === '' ? '' : `(${inner})`}`;
}

it('keeps the empty cells of a table, which are rows’ cells too', async () => {
  const rows = '<tr><th>A<th></tr><tr><td>1<td> \n</tr><tr><td><td>2</tr>';
  expect(await tagsOf(`<table>${rows}</table>`)).toBe(
    'Document(Table(TR(TH TH) TR(TD TD) TR(TD TD)))',
  );
});

it('leaves a cell with a picture to it', async () => {
  const picture = `<img alt="Square" src="${square}">`;
  expect(await tagsOf(`<table><tr><th>A<th>B</tr><tr><td>1<td>${picture}</tr></table>`)).toBe(
    'Document(Table(TR(TH TH) TR(TD TD(Figure“Square”))))',
  );
});

it('has one Figure for a picture with a caption, and none round a table', async () => {
  const caption = '<figcaption>Figure 1</figcaption>';
  const table = '<table><tr><th>A<th>B</tr><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table>';
  expect(await tagsOf(`<figure><img alt="Square" src="${square}">${caption}</figure>`)).toBe(
    'Document(Div(Figure“Square” Caption))',
  );
  expect(await tagsOf(`<figure>${table}</figure>`)).toBe(
    'Document(Div(Table(TR(TH TH) TR(TD TD) TR(TD TD))))',
  );
});

it('keeps a figure that says itself what it shows', async () => {
  expect(await tagsOf('<figure aria-label="A drain"><p>~~~</p></figure>')).toBe(
    'Document(Figure“A drain”(P))',
  );
});

it.each([
  ['begins with the first level', '<h2>a</h2><h3>b</h3><h2>c</h2>', 'H1 H2 H1'],
  ['skips no level', '<h1>a</h1><h4>b</h4><h3>c</h3><h2>d</h2><h3>e</h3>', 'H1 H2 H2 H2 H3'],
  ['leaves headings that are right', '<h1>a</h1><h2>b</h2><h3>c</h3><h1>d</h1>', 'H1 H2 H3 H1'],
])('%s', async (_, body, expected) => {
  expect(await tagsOf(body)).toBe(`Document(${expected})`);
});
