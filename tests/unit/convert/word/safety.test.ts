/** A Word document can only be read: it fetches nothing, fills no memory, and brings no page code along. */
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { readWord } from '../../../../src/convert/word/read.js';
import { sanitise } from '../../../../src/convert/word/shape/sanitise.js';
import { readForConversion } from '../../../../src/convert/word/thread.js';
import { openPackage, usualLimits } from '../../../../src/docx/package.js';
import { parseXml } from '../../../../src/docx/xml.js';
import { makeDocx, paragraph, picture, relation, run } from '../../../support/make-docx.js';
import { read } from './words.js';

describe('nothing is fetched', () => {
  test.each([
    ['a linked picture on the web', 'http://127.0.0.1:9/x.png'],
    ['a linked picture of this machine', 'file:///etc/hostname'],
    ['a linked picture by a path', '/etc/hostname'],
  ])('%s', async (_, target) => {
    const { html, pictures, findings } = await read({
      body: paragraph(run('text') + picture('rId9', { alt: 'x', link: true })),
      relations: relation('rId9', 'image', target, true),
    });
    expect(html).toContain('text');
    expect(html).not.toContain('<img');
    expect(pictures).toEqual([]);
    expect(findings.lost).toEqual(['1 picture that is not in the file but linked to']);
  });

  test('an embedded picture whose path leads out of the file', async () => {
    const { pictures } = await read({
      body: paragraph(run('text') + picture('rId9', { alt: 'x' })),
      relations: relation('rId9', 'image', '../../../../../../etc/hostname'),
    });
    expect(pictures).toEqual([]);
  });

  test('a main part that lies elsewhere', async () => {
    const bytes = await makeDocx({
      body: '',
      parts: {
        '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('main', 'officeDocument', 'http://127.0.0.1:9/document.xml', true)}</Relationships>`,
      },
    });
    await expect(readWord(bytes)).rejects.toThrow('it holds no text of a Word document');
  });

  test('entities are refused, before they can grow or read', async () => {
    const bytes = await makeDocx({
      body: '',
      main: '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>',
    });
    await expect(readWord(bytes)).rejects.toThrow('declares a document type');
    const wide = Buffer.from('\ufeff<!DOCTYPE d><d/>', 'utf16le');
    expect(() => parseXml('part', wide)).toThrow('declares a document type');
  });
});

describe('nothing fills the memory', () => {
  test('a part that unpacks to more than its limit is refused', async () => {
    const bytes = await makeDocx({
      body: '',
      parts: { 'word/media/x.png': new Uint8Array(2_000_000) },
    });
    expect(bytes.length).toBeLessThan(20_000);
    const limits = { ...usualLimits, unpackedBytes: 1_000_000 };
    await expect(openPackage(bytes, limits)).rejects.toThrow('grows beyond all measure');
    expect((await openPackage(bytes)).parts.get('word/media/x.png')).toHaveLength(2_000_000);
  });

  test('parts that are too many together, or XML that is too long, are refused', async () => {
    const bytes = await makeDocx({
      body: '',
      parts: { 'a.bin': new Uint8Array(600_000), 'b.bin': new Uint8Array(600_000) },
    });
    const together = { ...usualLimits, unpackedBytes: 1_000_000 };
    await expect(openPackage(bytes, together)).rejects.toThrow('grows beyond all measure');
    const long = await makeDocx({ body: paragraph('x'.repeat(100_000)) });
    await expect(openPackage(long, { ...usualLimits, xmlBytes: 50_000 })).rejects.toThrow('grows');
  });

  test('a ZIP of endless entries is refused', async () => {
    const zip = new JSZip();
    for (let index = 0; index < 30; index++) zip.file(`${index}`, '');
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    await expect(openPackage(bytes, { ...usualLimits, entries: 20 })).rejects.toThrow(
      'more than 20 parts',
    );
  });

  test('elements nested a hundred thousand deep end in a diagnostic, not in a crash', async () => {
    const deep = 100_000;
    const body = `${'<w:sdt><w:sdtContent>'.repeat(deep)}${'</w:sdtContent></w:sdt>'.repeat(deep)}`;
    const outcome = await readForConversion(await makeDocx({ body }));
    expect(outcome).toEqual({ kind: 'broken', cause: 'word/document.xml is nested too deeply' });
  });

  test('a document that takes too long is stopped', async () => {
    const bytes = await makeDocx({ body: paragraph('x').repeat(20_000) });
    expect(await readForConversion(bytes, 1)).toEqual({ kind: 'too-slow' });
  });
});

test('a document with two texts of one name is refused: each program might show another', async () => {
  const twice = Buffer.from(
    await makeDocx({ body: paragraph('one'), parts: { 'word/documenu.xml': '<other/>' } }),
  );
  for (let at = twice.indexOf('documenu'); at >= 0; at = twice.indexOf('documenu', at)) {
    twice.write('document', at);
  }
  await expect(readWord(twice)).rejects.toThrow('two parts of the same name');
});

describe('nothing comes along but what a report is made of', () => {
  test('the document’s own style map is not followed', async () => {
    const { html } = await read({
      body: paragraph('text'),
      parts: { 'mammoth/style-map': 'p => script' },
    });
    expect(html).toContain('<p>text</p>');
  });

  test('markup in text is text', async () => {
    const { html } = await read({ body: paragraph('&lt;script&gt;alert(1)&lt;/script&gt;') });
    expect(html).not.toContain('<script');
    expect(html).toContain('alert(1)');
  });

  test('attributes and elements that are not allowed are dropped', () => {
    const clean = sanitise({
      type: 'root',
      children: [
        {
          type: 'element',
          tagName: 'p',
          properties: {
            style: 'background:url(http://127.0.0.1)',
            onClick: 'x()',
            className: ['new-page'],
          },
          children: [
            {
              type: 'element',
              tagName: 'script',
              properties: {},
              children: [{ type: 'text', value: 'x()' }],
            },
            {
              type: 'element',
              tagName: 'iframe',
              properties: { src: 'http://127.0.0.1' },
              children: [],
            },
            {
              type: 'element',
              tagName: 'img',
              properties: { src: 'http://127.0.0.1/x.png' },
              children: [],
            },
            {
              type: 'element',
              tagName: 'a',
              properties: { href: 'javascript:x()' },
              children: [{ type: 'text', value: 'link' }],
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(clean)).not.toMatch(/127|x\(\)|script|iframe|style|new-page/);
    expect(JSON.stringify(clean)).toContain('link');
  });

  test('an author’s bookmark cannot pass for one of our marks', async () => {
    const body = paragraph(
      `<w:bookmarkStart w:id="1" w:name="pack:paragraph:7"/><w:bookmarkStart w:id="2" w:name="pack:picture:0"/>${run('text')}`,
    );
    expect((await read({ body })).html).toContain('<p>text</p>');
  });
});
