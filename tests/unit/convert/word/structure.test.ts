/** What a Word document is made of stays what it is: headings, tables, notes, pages, pictures, links. */
import { describe, expect, test } from 'vitest';
import { readWord } from '../../../../src/convert/word/read.js';
import {
  inStyle,
  landscape,
  makeDocx,
  paragraph,
  picture,
  relation,
  run,
  table,
} from '../../../support/make-docx.js';
import { lines, read } from './words.js';

const styles = [
  ['Title', 'Title', ''],
  ['Heading1', 'heading 1', '<w:outlineLvl w:val="0"/>'],
  ['Heading2', 'heading 2', '<w:outlineLvl w:val="1"/>'],
  ['Own', 'Report section', '<w:outlineLvl w:val="1"/>'],
  ['Caption', 'caption', ''],
  ['TOC1', 'toc 1', ''],
]
  .map(
    ([id, name, properties]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${properties}</w:pPr></w:style>`,
  )
  .join('');

const png = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

describe('headings', () => {
  test('by built-in style, by a style of one’s own, and by the paragraph’s own level', async () => {
    const body =
      paragraph('One', inStyle('Heading1')) +
      paragraph('Two', inStyle('Own')) +
      paragraph('Three', '<w:outlineLvl w:val="2"/>') +
      paragraph('Text', '<w:outlineLvl w:val="9"/>') +
      paragraph('', inStyle('Heading1'));
    expect((await read({ body, styles })).html).toBe(
      '<section class="portrait"><h1>One</h1><h2>Two</h2><h3>Three</h3><p>Text</p></section>',
    );
  });

  test('stand under the document’s title where it has one', async () => {
    const body = paragraph('Report', inStyle('Title')) + paragraph('One', inStyle('Heading1'));
    const { html } = await read({ body, styles });
    expect(html).toContain('<h1>Report</h1><h2>One</h2>');
  });
});

describe('tables', () => {
  test('marked header rows head their columns', async () => {
    const { html } = await read({
      body: table(
        [
          ['Year', 'Cost'],
          ['2024', '£1'],
          ['2025', '£2'],
        ],
        1,
      ),
    });
    expect(html).toContain(
      '<thead><tr><th scope="col">Year</th><th scope="col">Cost</th></tr></thead>',
    );
    expect(html).toContain('<tbody><tr><td>2024</td><td>£1</td></tr>');
  });

  test('a bold first row over others heads a table too, and one of many bold rows does not', async () => {
    const bold = (text: string): string => paragraph(run(text, '<w:b/>'));
    const first = await read({
      body: table([
        [bold('Year'), bold('Cost')],
        ['2024', '£1'],
      ]),
    });
    expect(first.html).toContain('<th scope="col"><strong>Year</strong></th>');
    const all = await read({
      body: table([
        [bold('Year'), bold('Cost')],
        [bold('2024'), bold('£1')],
      ]),
    });
    expect(all.html).not.toContain('<th');
    const gap = await read({
      body: table([
        [bold('Year'), ''],
        ['2024', '£1'],
      ]),
    });
    expect(gap.html).not.toContain('<th');
  });

  test('merged cells reach over their columns and rows', async () => {
    const wide = `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('wide')}</w:tc>`;
    const high = `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph('high')}</w:tc>`;
    const on = `<w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph('')}</w:tc>`;
    const { html } = await read({ body: table([[wide], [high, 'a'], [on, 'b']]) });
    expect(html).toContain(
      '<tr><td colspan="2">wide</td></tr><tr><td rowspan="2">high</td><td>a</td></tr><tr><td>b</td></tr>',
    );
  });

  test('grounds of cells stay, with letters that can be read on them', async () => {
    const ground = (fill: string, text: string): string =>
      `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>${paragraph(text)}</w:tc>`;
    const { html } = await read({
      body: table([[ground('C00000', 'Red'), ground('FFC000', 'Amber'), ground('auto', 'None')]]),
    });
    expect(html).toContain('<td style="background:#c00000;color:#fff">Red</td>');
    expect(html).toContain('<td style="background:#ffc000;color:#000">Amber</td>');
    expect(html).toContain('<td>None</td>');
  });

  test('a caption above belongs to its table', async () => {
    const body = paragraph('Table 1: Costs', inStyle('Caption')) + table([['a', 'b']]);
    expect((await read({ body, styles })).html).toContain(
      '<table><caption>Table 1: Costs</caption>',
    );
  });
});

describe('notes', () => {
  const note = (kind: string, id: number, text: string): string =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${run(text)}</w:p></w:${kind}>`;
  const refer = (kind: string, id: number): string =>
    `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

  test('are numbered by kind, follow the text, and lead there and back', async () => {
    const body = paragraph(
      run('One') + refer('footnote', 2) + run(' two') + refer('endnote', 2) + refer('footnote', 3),
    );
    const { html } = await read({
      body,
      footnotes: note('footnote', 2, 'first') + note('footnote', 3, 'second'),
      endnotes: note('endnote', 2, 'last'),
    });
    expect(html).toContain('<a href="#word-footnote-2" id="word-footnote-ref-2">1</a>');
    expect(html).toContain('<a href="#word-endnote-2" id="word-endnote-ref-2">i</a>');
    expect(html).toContain('<a href="#word-footnote-3" id="word-footnote-ref-3">2</a>');
    expect(html).toMatch(
      /<li id="word-footnote-2"><p><span class="number">1<\/span> first.*#word-footnote-ref-2/,
    );
    expect(html).toMatch(/<li id="word-endnote-2"><p><span class="number">i<\/span> last/);
  });
});

describe('pages', () => {
  test('a landscape section has pages of its own', async () => {
    const body =
      paragraph('before', portraitEnd()) +
      table([['wide']]) +
      paragraph('', landscape) +
      paragraph('after');
    const { html } = await read({ body });
    expect(html).toMatch(
      /^<section class="portrait"><p>before<\/p><\/section><section class="landscape"><table class="new-page">.*<\/table><\/section><section class="portrait"><p class="new-page">after<\/p><\/section>$/,
    );
  });

  test('a continuous section begins no page', async () => {
    const body = paragraph('before', portraitEnd()) + paragraph('after');
    const { html } = await readMain(
      `${body}<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
    );
    expect(html).not.toContain('new-page');
  });

  test('a page break begins a page, wherever it stands', async () => {
    const end = '<w:r><w:br w:type="page"/></w:r>';
    const body =
      paragraph(run('a') + end + run('b')) +
      paragraph(run('c') + end) +
      paragraph('d') +
      paragraph(end) +
      table([['e']]) +
      paragraph('f', '<w:pageBreakBefore/>');
    const { html } = await read({ body });
    expect(html).toBe(
      '<section class="portrait"><p>a</p><p class="new-page">b</p><p>c</p><p class="new-page">d</p>' +
        '<table class="new-page"><tbody><tr><td>e</td></tr></tbody></table><p class="new-page">f</p></section>',
    );
  });
});

describe('pictures', () => {
  const parts = { 'word/media/one.png': png, 'word/media/two.emf': 'EMF' };
  const relations =
    relation('rId9', 'image', 'media/one.png') + relation('rId8', 'image', 'media/two.emf');

  test('are figures with their alternative text, size and caption', async () => {
    const body =
      paragraph(picture('rId9', { alt: 'Costs fell by a third' })) +
      paragraph('Figure 1: Costs', inStyle('Caption'));
    const { html, pictures } = await read({ body, styles, parts, relations });
    expect(html).toContain(
      '<figure><img src="word/1" alt="Costs fell by a third" style="width:72pt"><figcaption>Figure 1: Costs</figcaption></figure>',
    );
    expect(pictures.map(([address, { type, body }]) => [address, type, Buffer.from(body)])).toEqual(
      [['word/1', 'image/png', Buffer.from(png)]],
    );
  });

  test('of kinds that cannot be printed are told', async () => {
    const body = paragraph(picture('rId9') + picture('rId8'));
    const { html, findings } = await read({ body, parts, relations });
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(findings.lost).toEqual(['1 picture of a kind that cannot be printed (such as EMF)']);
  });

  test('show only what is not cropped away', async () => {
    const crop = '<a:srcRect l="25000" r="25000" t="50000"/>';
    const { html, findings } = await read({
      body: paragraph(picture('rId9', { alt: 'A face', crop })),
      parts,
      relations,
    });
    expect(html).toContain('<span class="cut" style="width:72pt;aspect-ratio:72/36">');
    expect(html).toContain('style="width:200%;height:200%;left:-50%;top:-100%"');
    expect(findings.cutPictures).toBe(1);
  });

  test('of older versions keep their size and text', async () => {
    const old =
      '<w:r><w:pict><v:shape style="width:36pt;height:18pt" alt="A crest"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>';
    const { html } = await read({ body: paragraph(run('Words') + old), parts, relations });
    expect(html).toContain(
      '<p>Words</p><figure><img src="word/1" alt="A crest" style="width:36pt"></figure>',
    );
  });
});

describe('links', () => {
  test('to the web and within the document are links; anything else is words', async () => {
    const link = (id: string, text: string): string =>
      `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
    const body =
      paragraph(link('rId1', 'council') + link('rId2', 'file') + link('rId3', 'script')) +
      paragraph(`<w:hyperlink w:anchor="part">${run('below')}</w:hyperlink>`) +
      paragraph(
        `<w:bookmarkStart w:id="1" w:name="part"/><w:bookmarkStart w:id="2" w:name="unused"/>${run('Part')}`,
      );
    const relations =
      relation('rId1', 'hyperlink', 'https://example.org/a', true) +
      relation('rId2', 'hyperlink', 'file:///etc/passwd', true) +
      relation('rId3', 'hyperlink', 'javascript:alert(1)', true);
    const { html, findings } = await read({ body, relations });
    expect(html).toContain('<a href="https://example.org/a">council</a>filescript');
    expect(html).toContain('<a href="#word-part">below</a>');
    expect(html).toContain('<span id="word-part"></span>Part');
    expect(html).not.toContain('unused');
    expect(findings.droppedLinks).toEqual(['file:///etc/passwd', 'javascript:alert(1)']);
  });
});

describe('text', () => {
  test('in boxes, fields, symbols, content controls and formulas is printed', async () => {
    const box =
      '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>' +
      `<wps:txbx><w:txbxContent>${paragraph('new box')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('old box')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const onlyNew =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>' +
      `<wps:txbx><w:txbxContent>${paragraph('only box')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const body =
      paragraph(run('around') + box) +
      paragraph(run('near') + onlyNew) +
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('4 March')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ) +
      `<w:sdt><w:sdtContent>${paragraph('controlled')}</w:sdtContent></w:sdt>` +
      paragraph(run('\uf0fc', '<w:rFonts w:ascii="Wingdings"/>') + run(' done')) +
      paragraph('<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>');
    const word = { body };
    expect(await lines(word)).toEqual([
      ...['around', 'old box', 'near', 'only box', '4 March', 'controlled', '✓ done', 'x=2'],
    ]);
    expect((await read(word)).findings.lost).toEqual(['the layout of 1 formula']);
  });

  test('of a table of contents comes without the page numbers of another file', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const tab = '<w:r><w:tab/></w:r>';
    const body =
      paragraph(run('Purpose') + tab + field('PAGEREF _Toc1 \\h', run('17')), inStyle('TOC1')) +
      paragraph(run('2025') + tab + run('3'), inStyle('TOC1')) +
      paragraph(run('see page ') + field('PAGEREF x', run('9')));
    expect(await lines({ body, styles })).toEqual(['Purpose', '2025', 'see page']);
    expect((await read({ body, styles })).findings.lost).toEqual([
      'page numbers of its own table of contents',
    ]);
  });

  test('of every body of a document with several is there', async () => {
    const main = await read({ body: '' }).then(() =>
      makeDocx({
        body: '',
        main: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('first')}</w:body><w:body>${paragraph('second')}</w:body></w:document>`,
      }),
    );
    expect((await readWord(main)).html).toContain('<p>first</p><p>second</p>');
  });

  test('in the strict variant of the format is read as well', async () => {
    const bytes = await makeDocx({
      body: '',
      main: `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>${paragraph('strict', '<w:outlineLvl w:val="0"/>')}</w:body></w:document>`,
    });
    expect((await readWord(bytes)).html).toContain('<h1>strict</h1>');
  });
});

/** What ends a section of upright pages, as a paragraph's property. */
function portraitEnd(): string {
  return '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
}

async function readMain(content: string) {
  return readWord(
    await makeDocx({
      body: '',
      main: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${content}</w:body></w:document>`,
    }),
  );
}
