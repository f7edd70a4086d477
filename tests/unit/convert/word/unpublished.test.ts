/** What must never print: comments, deleted words, hidden text. Each is counted, so that it can be told. */
import { describe, expect, test } from 'vitest';
import { inStyle, paragraph, relation, run, table } from '../../../support/make-docx.js';
import { lines, read } from './words.js';

const by = 'w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z"';
const inserted = (content: string): string => `<w:ins ${by}>${content}</w:ins>`;
const deleted = (text: string): string =>
  `<w:del ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

test('comments are left out', async () => {
  const body = paragraph(
    `<w:commentRangeStart w:id="0"/>${run('Said')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
  );
  const comments = `<w:comment w:id="0" w:author="A">${paragraph('SECRET')}</w:comment>`;
  const { html } = await read({ body, comments });
  expect(html).toContain('<p>Said</p>');
  expect(html).not.toContain('SECRET');
});

describe('tracked changes are taken as accepted', () => {
  test('words', async () => {
    const body = paragraph(run('cost ') + deleted('SECRET') + inserted(run('less')));
    const { html } = await read({ body });
    expect(html).toContain('cost less');
    expect(html).not.toContain('SECRET');
  });

  test('text that was moved stands where it went', async () => {
    const body =
      `<w:p><w:moveFrom ${by}>${run('moved')}</w:moveFrom></w:p>` +
      paragraph('between') +
      `<w:p><w:moveTo ${by}>${run('moved')}</w:moveTo></w:p>`;
    expect(await lines({ body })).toEqual(['between', 'moved']);
  });

  test('a deleted end of paragraph joins two', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('one ')}</w:p>${paragraph('two')}`;
    expect(await lines({ body })).toEqual(['one two']);
  });

  test('deleted rows go', async () => {
    const row = `<w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${paragraph('SECRET')}</w:tc></w:tr>`;
    const body = table([['kept']]).replace('</w:tbl>', `${row}</w:tbl>`);
    expect(await lines({ body })).toEqual(['kept']);
  });

  test('a paragraph’s former look is not its look', async () => {
    const former = `<w:pPrChange ${by}><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`;
    expect((await read({ body: paragraph('text', former) })).html).toContain('<p>text</p>');
  });
});

describe('hidden text goes', () => {
  const styles =
    '<w:style w:type="character" w:styleId="Hide"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Internal"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Internal"/></w:style>';

  test.each([
    ['by itself', paragraph(run('SECRET', '<w:vanish/>') + run('seen'))],
    ['by its style', paragraph(run('SECRET', '<w:rStyle w:val="Hide"/>') + run('seen'))],
    ['by its paragraph’s style', paragraph('SECRET', inStyle('Internal')) + paragraph('seen')],
    ['by what that is based on', paragraph('SECRET', inStyle('Sub')) + paragraph('seen')],
  ])('%s', async (_, body) => {
    const { html } = await read({ body, styles });
    expect(html).not.toContain('SECRET');
    expect(html).toContain('seen');
  });

  test('but not what is shown in spite of its style, nor what only web views hide', async () => {
    const body =
      paragraph(run('shown', '<w:vanish w:val="0"/>'), inStyle('Internal')) +
      paragraph(run('web', '<w:webHidden/>'));
    const { html } = await read({ body, styles });
    expect(html).toContain('shown');
    expect(html).toContain('web');
  });

  test('pictures too', async () => {
    const hidden =
      '<w:r><w:rPr><w:vanish/></w:rPr><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const { html, pictures } = await read({
      body: paragraph(hidden + run('seen')),
      relations: relation('rId9', 'image', 'media/one.png'),
      parts: { 'word/media/one.png': 'not looked at' },
    });
    expect(html).not.toContain('<img');
    expect(pictures).toEqual([]);
  });
});

test('what a document holds beside its text is named', async () => {
  const chart =
    '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>';
  const diagram = chart.replace('/chart"', '/diagram"');
  const object = '<w:r><w:object><o:OLEObject/></w:object></w:r>';
  const line = '<w:r><w:pict><v:line/></w:pict></w:r>';
  const { findings } = await read({
    body: paragraph(run('x') + chart + diagram + object + line),
    header: paragraph('OFFICIAL'),
  });
  expect(findings.lost).toEqual([
    '1 chart',
    '1 SmartArt diagram',
    '1 drawn shape',
    '1 embedded file or object',
    'the page header (“OFFICIAL”)',
  ]);
});
