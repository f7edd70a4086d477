/** The stage's answer to a Word document: a segment that is a report, or the remedy; read once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeTurns } from '../../../../src/browser/turns.js';
import { type Cache, openCache } from '../../../../src/cache/index.js';
import { convertWord } from '../../../../src/convert/word/index.js';
import { bareSegment } from '../../../support/made-segment.js';
import { makeDocx, paragraph, run, type TestWord } from '../../../support/make-docx.js';

const where = { at: { file: 'items/05-drains.md' }, item: 'item 5' };

let folder: string;
let cache: Cache;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  cache = openCache(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Printing is left out: what would be printed is answered. */
async function convert(bytes: Uint8Array) {
  const printed: string[] = [];
  const { value, diagnostics } = await convertWord('reports/drains.docx', bytes, where, {
    cache,
    turns: takeTurns(2),
    render: (body) => `<main>${body}</main>`,
    print: async (html) => {
      printed.push(html);
      return bareSegment;
    },
  });
  return { value, printed, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

const convertMade = async (word: TestWord) => convert(await makeDocx(word));

test('a sound document is rendered and printed without a word', async () => {
  const { value, printed, diagnostics } = await convertMade({ body: paragraph('Drains') });
  expect(value).toBe(bareSegment);
  expect(printed).toEqual(['<main><section class="portrait"><p>Drains</p></section></main>']);
  expect(diagnostics).toEqual([]);
});

test('what the public does not see is left out; the checks tell of it', async () => {
  const { printed, diagnostics } = await convertMade({
    body: paragraph(
      `${run('SECRET', '<w:vanish/>')}<w:ins w:id="1" w:author="A">${run('new')}</w:ins>`,
    ),
    comments: `<w:comment w:id="0">${paragraph('SECRET')}</w:comment>`,
    macros: true,
  });
  expect(printed).toEqual(['<main><section class="portrait"><p>new</p></section></main>']);
  expect(diagnostics).toEqual([]);
});

describe('is refused, with the remedy', () => {
  const old = Buffer.alloc(1024);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(old);
  const locked = Buffer.from(old);
  locked.write('EncryptedPackage', 512, 'utf16le');

  test.each([
    ['Word’s old format under a new name', old, 'word-old-format'],
    ['a document with a password', locked, 'word-password'],
    ['a PDF under a wrong name', Buffer.from('%PDF-1.7\n%%EOF\n'), 'word-broken'],
    ['something else', Buffer.from('just words'), 'word-broken'],
    ['the first bytes of a ZIP', Buffer.from('PK\u0003\u0004 and no more'), 'word-broken'],
  ])('%s', async (_, bytes, code) => {
    const { value, codes, printed, diagnostics } = await convert(bytes);
    expect(value).toBeUndefined();
    expect(printed).toEqual([]);
    expect(codes).toEqual([code]);
    expect(diagnostics[0]?.severity).toBe('error');
    expect(diagnostics[0]?.hints.length).toBeGreaterThan(0);
  });

  test('a document that was not copied in full', async () => {
    const whole = await makeDocx({ body: paragraph('x'.repeat(5_000)) });
    const { codes } = await convert(whole.slice(0, whole.length / 2));
    expect(codes).toEqual(['word-broken']);
  });

  test('a ZIP of other things', async () => {
    const { diagnostics } = await convertMade({ body: '', parts: { '_rels/.rels': '<a/>' } });
    expect(diagnostics[0]?.message).toBe(
      'The document reports/drains.docx cannot be read as a Word document: it holds no text of a Word document.',
    );
  });
});

test('what was read is kept, its findings too', async () => {
  const bytes = await makeDocx({
    body: paragraph(`${run('kept')}<w:ins w:id="1" w:author="A">${run(' and told')}</w:ins>`),
  });
  const first = await convert(bytes);
  const asked: string[] = [];
  const second = await convertWord('reports/drains.docx', bytes, where, {
    cache,
    turns: () => Promise.reject(new Error('It was read again.')),
    render: (body) => body,
    print: async (html) => {
      asked.push(html);
      return bareSegment;
    },
  });
  expect(first.printed).toEqual([`<main>${asked[0]}</main>`]);
  expect(second.diagnostics).toEqual(first.diagnostics);
});
