/** What the checks find in Word documents: for each a hit, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { readFindings } from '../../../src/inspect/word/read.js';
import type { CheckName } from '../../../src/model/finding.js';
import {
  makeDocx,
  paragraph,
  picture,
  relation,
  run,
  type TestWord,
  table,
} from '../../support/make-docx.js';

const secret = 'Gladys Orme'; // ten letters
const said = (properties: string): TestWord => ({ body: paragraph(run(secret, properties)) });
const colour = (value: string) => `<w:color w:val="${value}"/>`;
const highlight = (value: string) => `<w:highlight w:val="${value}"/>`;
const shading = (fill: string, pattern = 'clear', over = 'auto') =>
  `<w:shd w:val="${pattern}" w:color="${over}" w:fill="${fill}"/>`;
const style = (id: string, kind: string, content: string, based?: string) =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${id}"/>${based === undefined ? '' : `<w:basedOn w:val="${based}"/>`}${content}</w:style>`;
const cell = (properties: string, content: string) =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const inTable = (cells: string, properties = '') =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid/><w:tr>${cells}</w:tr></w:tbl>`;

async function found(word: TestWord, check: CheckName): Promise<readonly unknown[]> {
  const { findings: all } = await readFindings(await makeDocx(word));
  return all.filter((one) => one.check === check).map(({ detail }) => detail);
}

const dark = '<w:shd w:val="clear" w:fill="000000"/>';
const shadedTable = style(
  'Grid',
  'table',
  `<w:tblStylePr w:type="firstRow"><w:tcPr>${dark}</w:tcPr></w:tblStylePr>`,
);

describe('failed-redaction', () => {
  it.each<[string, TestWord]>([
    ['a black highlight over automatic letters', said(highlight('black'))],
    ['a black highlight over black letters', said(highlight('black') + colour('000000'))],
    ['a black shading under black letters', said(shading('000000') + colour('000000'))],
    ['a nearly black shading under black letters', said(shading('111111') + colour('0A0A0A'))],
    ['a solid pattern', said(shading('auto', 'solid') + colour('000000'))],
    ['grey on the same grey', said(shading('808080') + colour('808080'))],
    [
      'the highlight of a character style',
      {
        styles: style('Dark', 'character', `<w:rPr>${highlight('black')}</w:rPr>`),
        body: paragraph(run(secret, '<w:rStyle w:val="Dark"/>')),
      },
    ],
    [
      'colour and shading of a paragraph style that is based on another',
      {
        styles:
          style('Base', 'paragraph', `<w:pPr>${shading('000000')}</w:pPr>`) +
          style('Own', 'paragraph', `<w:rPr>${colour('000000')}</w:rPr>`, 'Base'),
        body: paragraph(run(secret), '<w:pStyle w:val="Own"/>'),
      },
    ],
    ['a black paragraph', { body: paragraph(run(secret, colour('000000')), shading('000000')) }],
    [
      'a black cell',
      { body: inTable(cell(shading('000000'), paragraph(run(secret, colour('000000'))))) },
    ],
    [
      'within a footnote',
      {
        body: paragraph('x'),
        footnotes: `<w:footnote w:id="2">${paragraph(run(secret, highlight('black')))}</w:footnote>`,
      },
    ],
    [
      'within words that were put in',
      { body: paragraph(`<w:ins w:id="1">${run(secret, highlight('black'))}</w:ins>`) },
    ],
  ])('finds: %s', async (_, word) => {
    expect(await found(word, 'failed-redaction')).toEqual([{ letters: 10, by: 'ground' }]);
  });

  it.each<[string, TestWord]>([
    ['a yellow highlight', said(highlight('yellow'))],
    ['white letters on a black highlight', said(highlight('black') + colour('FFFFFF'))],
    ['automatic letters on black shading, which Word makes white', said(shading('000000'))],
    [
      'automatic letters in a black cell',
      { body: inTable(cell(shading('000000'), paragraph(secret))) },
    ],
    [
      'white letters in a black cell',
      { body: inTable(cell(shading('000000'), paragraph(run(secret, colour('FFFFFF'))))) },
    ],
    ['black letters on a light grey', said(shading('D9D9D9') + colour('000000'))],
    ['black letters on a thin pattern', said(shading('FFFFFF', 'pct15') + colour('000000'))],
    ['a black bar of spaces', { body: paragraph(run('      ', highlight('black'))) }],
    ['a black bar of blocks in place of words', { body: paragraph(run('███ ██████', '')) }],
    [
      'words that are taken out',
      { body: paragraph(`<w:moveFrom w:id="1">${run(secret, highlight('black'))}</w:moveFrom>`) },
    ],
    [
      'a style of black grounds that nothing uses',
      {
        styles: style('Dark', 'character', `<w:rPr>${highlight('black')}</w:rPr>`),
        body: paragraph(secret),
      },
    ],
  ])('leaves: %s', async (_, word) => {
    expect(await found(word, 'failed-redaction')).toEqual([]);
  });

  it('says below which heading, unless that is what was to be hidden', async () => {
    const heading = (content: string) => paragraph(content, '<w:outlineLvl w:val="0"/>');
    const body = [
      heading('Complaints'),
      paragraph(run(secret, highlight('black'))),
      heading(run('Hidden', highlight('black'))),
      paragraph(run(secret, highlight('black'))),
    ].join('');
    const { findings: all } = await readFindings(await makeDocx({ body }));
    const spots = all.flatMap((one) => (one.check === 'failed-redaction' ? [one.under] : []));
    expect(spots).toEqual(['Complaints', 'Complaints', 'Complaints']);
  });
});

/** A drawn rectangle, in points from the head of its paragraph. */
function box(options: {
  top?: number;
  left?: number;
  behind?: boolean;
  wrap?: string;
  fill?: string;
  from?: string;
  words?: string;
  height?: number;
}): string {
  const {
    top = 0,
    left = 0,
    behind = false,
    wrap = 'wrapNone',
    from = 'paragraph',
    height = 14,
  } = options;
  const fill = options.fill ?? '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>';
  const words =
    options.words === undefined
      ? ''
      : `<wps:txbx><w:txbxContent>${paragraph(options.words)}</w:txbxContent></wps:txbx>`;
  const shape = `<wps:wsp><wps:spPr>${fill}</wps:spPr>${words}</wps:wsp>`;
  return (
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="${behind ? 1 : 0}">` +
    `<wp:positionH relativeFrom="column"><wp:posOffset>${left * 12_700}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="${from}"><wp:posOffset>${top * 12_700}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${100 * 12_700}" cy="${height * 12_700}"/><wp:${wrap}/><wp:docPr id="1" name="Rectangle 1"/>` +
    `<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic>` +
    '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>' +
    `<v:rect style="position:absolute;margin-left:${left}pt;margin-top:${top}pt;width:100pt;height:${height}pt;z-index:251" fillcolor="black"/>` +
    '</w:pict></mc:Fallback></mc:AlternateContent></w:r>'
  );
}

const old = (style: string, more = 'fillcolor="black"') =>
  `<w:r><w:pict><v:rect style="position:absolute;margin-left:0;margin-top:0;width:100pt;height:14pt;${style}" ${more}/></w:pict></w:r>`;

describe('failed-redaction by a drawn box', () => {
  const over = (shape: string) => ({
    body: paragraph(shape + run('Gladys Orme of Mill Lane has complained')),
  });

  it.each<[string, TestWord]>([
    ['on the line', over(box({}))],
    [
      'of the default colour of a style',
      over(
        box({ fill: '<a:ln/></wps:spPr><wps:style><a:fillRef idx="1"/></wps:style><wps:spPr>' }),
      ),
    ],
    ['white', over(box({ fill: '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' }))],
    [
      'on the next paragraph',
      { body: paragraph(box({ top: 15 })) + paragraph('Gladys Orme of Mill Lane') },
    ],
    ['as older versions draw it', over(old('z-index:251658240'))],
  ])('finds: %s', async (_, word) => {
    const [one, ...more] = await found(word, 'failed-redaction');
    expect(more).toEqual([]);
    expect(one).toEqual({ letters: expect.any(Number), by: 'shape' });
    expect((one as { letters: number }).letters).toBeGreaterThan(8);
  });

  it.each<[string, TestWord]>([
    ['behind the text', over(box({ behind: true }))],
    ['that pushes the text aside', over(box({ wrap: 'wrapSquare' }))],
    ['that is clear', over(box({ fill: '<a:noFill/>' }))],
    [
      'that lets the words through',
      over(
        box({
          fill: '<a:solidFill><a:srgbClr val="FFFF00"><a:alpha val="40000"/></a:srgbClr></a:solidFill>',
        }),
      ),
    ],
    ['with words of its own', over(box({ words: 'Note' }))],
    ['beside the words', over(box({ left: 300 }))],
    ['above the words', over(box({ top: -40 }))],
    ['that is a rule', over(box({ height: 2 }))],
    ['on an empty line', { body: paragraph(box({})) }],
    ['at a place of the page that nobody knows', over(box({ from: 'page' }))],
    ['behind the text, as older versions draw it', over(old('z-index:-251658240'))],
    ['clear, as older versions draw it', over(old('z-index:1', 'filled="f" fillcolor="black"'))],
  ])('leaves: %s', async (_, word) => {
    expect(await found(word, 'failed-redaction')).toEqual([]);
  });
});

describe('invisible-text', () => {
  it.each<[string, TestWord, string]>([
    ['white on nothing', said(colour('FFFFFF')), 'colour'],
    ['nearly white', said(colour('F8F8F8')), 'colour'],
    ['white on a white highlight', said(colour('FFFFFF') + highlight('white')), 'colour'],
    [
      'white in a table without grounds',
      { body: inTable(cell('', paragraph(run(secret, colour('FFFFFF'))))) },
      'colour',
    ],
    ['of one point', said('<w:sz w:val="2"/>'), 'size'],
    [
      'of one point by its style',
      {
        styles: style('Small', 'paragraph', '<w:rPr><w:sz w:val="2"/></w:rPr>'),
        body: paragraph(run(secret), '<w:pStyle w:val="Small"/>'),
      },
      'size',
    ],
  ])('finds: %s', async (_, word, why) => {
    expect(await found(word, 'invisible-text')).toEqual([{ letters: 10, why, shown: true }]);
  });

  it.each<[string, TestWord]>([
    ['grey letters', said(colour('A6A6A6'))],
    ['white letters on black shading', said(colour('FFFFFF') + shading('000000'))],
    [
      'white letters in a blue paragraph',
      { body: paragraph(run(secret, colour('FFFFFF')), shading('1F3864')) },
    ],
    [
      'white letters in a dark cell',
      { body: inTable(cell(shading('1F3864'), paragraph(run(secret, colour('FFFFFF'))))) },
    ],
    [
      'white letters in a table whose style has dark rows',
      {
        styles: shadedTable,
        body: inTable(
          cell('', paragraph(run(secret, colour('FFFFFF')))),
          '<w:tblStyle w:val="Grid"/>',
        ),
      },
    ],
    [
      'white letters in a drawn box',
      {
        body: paragraph(
          `<w:r><w:pict><v:rect fillcolor="black"><v:textbox><w:txbxContent>${paragraph(run(secret, colour('FFFFFF')))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>`,
        ),
      },
    ],
    ['white spaces and lines', { body: paragraph(run(' — ', colour('FFFFFF'))) }],
    ['the small print', said('<w:sz w:val="12"/>')],
  ])('leaves: %s', async (_, word) => {
    expect(await found(word, 'invisible-text')).toEqual([]);
  });
});

describe('hidden-text', () => {
  it.each<[string, TestWord]>([
    [
      'white in a head, which the pack does not print',
      { body: paragraph('x'), header: paragraph(run(secret, colour('FFFFFF'))) },
    ],
    [
      'blacked out in a head',
      { body: paragraph('x'), header: paragraph(run(secret, highlight('black'))) },
    ],
    ['a hidden run', said('<w:vanish/>')],
    [
      'a run in a hidden style',
      {
        styles: style('Gone', 'character', '<w:rPr><w:vanish/></w:rPr>'),
        body: paragraph(run(secret, '<w:rStyle w:val="Gone"/>')),
      },
    ],
    [
      'a paragraph in a style that is based on a hidden one',
      {
        styles:
          style('Gone', 'paragraph', '<w:rPr><w:vanish/></w:rPr>') +
          style('Note', 'paragraph', '', 'Gone'),
        body: paragraph(run(secret), '<w:pStyle w:val="Note"/>'),
      },
    ],
    [
      'a variable',
      {
        body: paragraph('x'),
        relations: relation('rId8', 'settings', 'settings.xml'),
        parts: {
          'word/settings.xml': `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docVars><w:docVar w:name="case" w:val="${secret}"/></w:docVars></w:settings>`,
        },
      },
    ],
    [
      'data of another program',
      {
        body: paragraph('x'),
        parts: { 'customXml/item1.xml': `<case xmlns="urn:casework"><who>${secret}</who></case>` },
      },
    ],
  ])('finds: %s', async (_, word) => {
    expect(await found(word, 'hidden-text')).toEqual([{ letters: 10 }]);
  });

  it.each<[string, TestWord]>([
    [
      'a run that a hidden style shows again',
      {
        styles: style('Gone', 'paragraph', '<w:rPr><w:vanish/></w:rPr>'),
        body: paragraph(run(secret, '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Gone"/>'),
      },
    ],
    ['hidden on the web only', said('<w:webHidden/>')],
    [
      'data that the text shows',
      {
        body: paragraph(secret),
        parts: { 'customXml/item1.xml': `<case xmlns="urn:casework"><who>${secret}</who></case>` },
      },
    ],
    [
      'Word’s own list of sources',
      {
        body: paragraph('x'),
        parts: {
          'customXml/item1.xml': `<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">${secret}</b:Sources>`,
        },
      },
    ],
    [
      'data that are numbers',
      {
        body: paragraph('x'),
        parts: { 'customXml/item1.xml': '<case xmlns="urn:casework"><id>100442</id></case>' },
      },
    ],
  ])('leaves: %s', async (_, word) => {
    expect(await found(word, 'hidden-text')).toEqual([]);
  });
});

describe('tracked-changes', () => {
  it.each<[string, string, number]>([
    ['words put in', paragraph(`<w:ins w:id="1">${run('new')}</w:ins>`), 1],
    [
      'words taken out',
      paragraph('<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'),
      1,
    ],
    [
      'words moved',
      `${paragraph(`<w:moveFrom w:id="1">${run('a')}</w:moveFrom>`)}${paragraph(`<w:moveTo w:id="2">${run('a')}</w:moveTo>`)}`,
      2,
    ],
    [
      'a row put in',
      '<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
      1,
    ],
    ['a paragraph joined', paragraph(run('a'), '<w:rPr><w:del w:id="1"/></w:rPr>'), 1],
  ])('finds: %s', async (_, body, changes) => {
    expect(await found({ body }, 'tracked-changes')).toEqual([{ changes }]);
  });

  it.each([
    [
      'a change of looks',
      paragraph(run('a', '<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>')),
    ],
    ['a list number', paragraph(run('a'), '<w:numPr><w:ins w:id="1"/></w:numPr>')],
  ])('leaves: %s', async (_, body) => {
    expect(await found({ body }, 'tracked-changes')).toEqual([]);
  });
});

const embedded = 'word/embeddings/Microsoft_Excel_Sheet1.xlsx';
const core = (content: string) => ({
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc">${content}</cp:coreProperties>`,
});
const outside = (kind: string, target: string) => ({
  body: paragraph('x'),
  relations: relation('rId9', kind, target, true),
});

describe('the file around the text', () => {
  it.each<[CheckName, string, TestWord, unknown]>([
    [
      'comments',
      'two comments',
      {
        body: paragraph('x'),
        comments: `<w:comment w:id="0">${paragraph('a')}</w:comment><w:comment w:id="1"/>`,
      },
      { comments: 2, leftOut: true },
    ],
    [
      'embedded-file',
      'a workbook behind a chart',
      { body: paragraph('x'), parts: { [embedded]: 'PK' } },
      { files: 1 },
    ],
    ['active-content', 'macros', { body: paragraph('x'), macros: true }, { what: 'macros' }],
    [
      'active-content',
      'controls',
      { body: paragraph('x'), parts: { 'word/activeX/activeX1.xml': '<a/>' } },
      { what: 'ActiveX controls' },
    ],
    [
      'active-content',
      'a DDE field',
      { body: paragraph('<w:r><w:instrText> DDEAUTO c:\\\\cmd.exe </w:instrText></w:r>') },
      { what: 'fields that start programs (DDE)' },
    ],
    [
      'author-metadata',
      'an author',
      { body: paragraph('x'), parts: core('<dc:creator>Gladys Orme</dc:creator>') },
      { kind: 'author', name: 'Gladys Orme' },
    ],
    [
      'author-metadata',
      'a company',
      {
        body: paragraph('x'),
        parts: { 'docProps/app.xml': '<Properties><Company>Fennick</Company></Properties>' },
      },
      { kind: 'author', name: 'Fennick' },
    ],
    [
      'author-metadata',
      'a template’s path',
      outside('attachedTemplate', 'file:///C:\\Users\\orme\\report.dotx'),
      { kind: 'path', name: 'file:///C:\\Users\\orme\\report.dotx' },
    ],
    [
      'author-metadata',
      'a link to a share',
      outside('hyperlink', '\\\\server\\legal\\case.docx'),
      { kind: 'path', name: '\\\\server\\legal\\case.docx' },
    ],
    ['no-title', 'no title', { body: paragraph('x'), parts: core('<dc:title> </dc:title>') }, {}],
    ['no-language', 'no language', { body: paragraph('x') }, {}],
    ['no-alternative-text', 'a picture', { body: paragraph(picture('rId9')) }, { pictures: 1 }],
    [
      'no-table-headers',
      'a table of equal rows',
      {
        body: table([
          ['a', 'b'],
          ['1', '2'],
        ]),
      },
      { tables: 1 },
    ],
  ])('%s finds: %s', async (check, _, word, detail) => {
    expect(await found(word, check)).toEqual([detail]);
  });

  it.each<[CheckName, string, TestWord]>([
    ['comments', 'an empty part', { body: paragraph('x'), comments: '' }],
    [
      'embedded-file',
      'a picture',
      { body: paragraph('x'), parts: { 'word/media/image1.png': 'x' } },
    ],
    [
      'active-content',
      'a field that counts pages',
      { body: paragraph('<w:r><w:instrText> PAGE </w:instrText></w:r>') },
    ],
    [
      'author-metadata',
      'empty properties',
      { body: paragraph('x'), parts: core('<dc:creator></dc:creator>') },
    ],
    ['author-metadata', 'a template without a path', outside('attachedTemplate', 'Normal.dotm')],
    ['author-metadata', 'a link to the web', outside('hyperlink', 'https://www.gov.uk/')],
    ['no-title', 'a title', { body: paragraph('x'), parts: core('<dc:title>Drains</dc:title>') }],
    [
      'no-language',
      'a language of the styles',
      {
        body: paragraph('x'),
        styles:
          '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
      },
    ],
    [
      'no-alternative-text',
      'a picture with a text',
      { body: paragraph(picture('rId9', { alt: 'A drain' })) },
    ],
    [
      'no-table-headers',
      'a marked table',
      {
        body: table(
          [
            ['a', 'b'],
            ['1', '2'],
          ],
          1,
        ),
      },
    ],
    [
      'no-table-headers',
      'a table whose first row is bold',
      {
        body: table([
          [paragraph(run('a', '<w:b/>')), paragraph(run('b', '<w:b/>'))],
          ['1', '2'],
        ]),
      },
    ],
    ['no-table-headers', 'one row', { body: table([['a', 'b']]) }],
    ['no-table-headers', 'one column', { body: table([['a'], ['b']]) }],
  ])('%s leaves: %s', async (check, _, word) => {
    expect(await found(word, check)).toEqual([]);
  });

  it('has nothing of what was hidden in what it says', async () => {
    const word = {
      ...said(highlight('black') + colour('000000')),
      comments: `<w:comment w:id="0">${paragraph(secret)}</w:comment>`,
    };
    expect(JSON.stringify(await readFindings(await makeDocx(word)))).not.toMatch(/gladys|orme/i);
  });
});
