/** Paragraph numbers as Word counts them: levels, restarts, overrides, formats, styles, bullets. */
import { describe, expect, test } from 'vitest';
import { formatCount } from '../../../../src/convert/word/numbering/formats.js';
import { inList, inStyle, paragraph, run } from '../../../support/make-docx.js';
import { lines, read } from './words.js';

interface TestLevel {
  readonly format?: string;
  readonly text: string;
  readonly more?: string;
}

function level(index: number, { format = 'decimal', text, more = '' }: TestLevel): string {
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}` +
    `<w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (index + 1)}" w:hanging="720"/></w:pPr></w:lvl>`
  );
}

function family(id: number, levels: readonly TestLevel[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.map((each, index) => level(index, each)).join('')}</w:abstractNum>`;
}

function list(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
}

function restart(at: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
}

/** Paragraphs "x", each in a list and a level. */
function items(...places: readonly (readonly [list: number, level: number])[]): string {
  return places.map(([id, at]) => paragraph('x', inList(id, at))).join('');
}

const legal = [
  { text: '%1.' },
  { text: '%1.%2' },
  { format: 'lowerLetter', text: '(%3)' },
  { format: 'lowerRoman', text: '(%4)' },
];

describe('levels', () => {
  test('count within each other and begin again under a new number above', async () => {
    const numbering = family(0, legal) + list(1, 0);
    const body = items([1, 0], [1, 1], [1, 1], [1, 2], [1, 2], [1, 3], [1, 0], [1, 1], [1, 2]);
    expect(await lines({ body, numbering })).toEqual([
      '1. x',
      '1.1 x',
      '1.2 x',
      '(a) x',
      '(b) x',
      '(i) x',
      '2. x',
      '2.1 x',
      '(a) x',
    ]);
  });

  test('that nothing has used yet count from their start', async () => {
    const numbering = family(0, legal) + list(1, 0);
    expect(await lines({ body: items([1, 1], [1, 1], [1, 0], [1, 1]), numbering })).toEqual([
      '1.1 x',
      '1.2 x',
      '2. x',
      '2.1 x',
    ]);
  });

  test('that never begin again, or only after the first, carry on', async () => {
    const levels = [
      { text: '%1.' },
      { text: '%2)' },
      { text: '[%3]', more: '<w:lvlRestart w:val="0"/>' },
      { text: '{%4}', more: '<w:lvlRestart w:val="1"/>' },
    ];
    const numbering = family(0, levels) + list(1, 0);
    const body = items(
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 0],
      [1, 2],
      [1, 3],
    );
    expect(await lines({ body, numbering })).toEqual([
      ...['1. x', '1) x', '[1] x', '{1} x', '2) x', '[2] x', '{2} x', '2. x', '[3] x', '{1} x'],
    ]);
  });

  test('in figures throughout where the level says so', async () => {
    const levels = [
      { format: 'upperRoman', text: 'Article %1.' },
      { text: 'Section %1.%2', more: '<w:isLgl/>' },
    ];
    const numbering = family(0, levels) + list(1, 0);
    expect(await lines({ body: items([1, 0], [1, 0], [1, 1]), numbering })).toEqual([
      'Article I. x',
      'Article II. x',
      'Section 2.1 x',
    ]);
  });
});

describe('lists', () => {
  test('of one definition carry on with each other', async () => {
    const numbering = family(0, legal) + list(1, 0) + list(2, 0);
    const body = items([1, 0], [1, 0]) + paragraph('between') + items([2, 0]);
    expect(await lines({ body, numbering })).toEqual(['1. x', '2. x', 'between', '3. x']);
  });

  test('begin where an override says so, once', async () => {
    const numbering = family(0, legal) + list(1, 0) + list(2, 0, restart(0, 7));
    const body = items([1, 0], [1, 0], [2, 0], [2, 0], [2, 1], [2, 0]);
    expect(await lines({ body, numbering })).toEqual([
      ...['1. x', '2. x', '7. x', '8. x', '8.1 x', '9. x'],
    ]);
  });

  test('may have a level of their own', async () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, { format: 'upperLetter', text: 'Appendix %1' })}</w:lvlOverride>`;
    const numbering = family(0, legal) + family(1, legal) + list(1, 0) + list(2, 1, own);
    expect(await lines({ body: items([1, 0], [2, 0], [2, 0]), numbering })).toEqual([
      '1. x',
      'Appendix A x',
      'Appendix B x',
    ]);
  });

  test('may be defined by a list style', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="Council"><w:name w:val="Council"/>' +
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      family(0, legal) +
      '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Council"/></w:abstractNum>' +
      list(1, 0) +
      list(2, 5);
    expect(await lines({ body: items([2, 0], [2, 1]), numbering, styles })).toEqual([
      '1. x',
      '1.1 x',
    ]);
  });

  test('are not counted on by deleted or hidden paragraphs', async () => {
    const numbering = family(0, legal) + list(1, 0);
    const gone = `<w:p><w:pPr>${inList(1, 0)}<w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr><w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`;
    const hidden = paragraph(
      run('hidden', '<w:vanish/>'),
      `${inList(1, 0)}<w:rPr><w:vanish/></w:rPr>`,
    );
    const body = items([1, 0]) + gone + hidden + items([1, 0]);
    expect(await lines({ body, numbering })).toEqual(['1. x', '2. x']);
  });
});

describe('styles', () => {
  const heading = (id: string, index: number, more = ''): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${index + 1}"/>${more}` +
    `<w:pPr><w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="${index}"/></w:pPr></w:style>`;

  test('number their paragraphs, and a paragraph may say no', async () => {
    const linked = legal.map((each, index) => ({
      ...each,
      more: `<w:pStyle w:val="H${index + 1}"/>`,
    }));
    const numbering = family(0, linked) + list(1, 0);
    const based =
      '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>';
    const styles = heading('H1', 0) + heading('H2', 1) + based;
    const body =
      paragraph('Purpose', inStyle('H1')) +
      paragraph('Cost', inStyle('H2')) +
      paragraph('Time', inStyle('Mine')) +
      paragraph('Plain', `${inStyle('H2')}<w:numPr><w:numId w:val="0"/></w:numPr>`) +
      paragraph('Next', inStyle('H1'));
    const { html } = await read({ body, numbering, styles });
    expect(html).toContain('<h1><span class="number">1.</span> Purpose</h1>');
    expect(html).toContain('<h2><span class="number">1.1</span> Cost</h2>');
    expect(html).toContain('<h2><span class="number">1.2</span> Time</h2>');
    expect(html).toContain('<h2>Plain</h2>');
    expect(html).toContain('<h1><span class="number">2.</span> Next</h1>');
  });

  test('that are based on each other in a circle end nothing but themselves', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    expect(await lines({ body: paragraph('still here', inStyle('A')), styles })).toEqual([
      'still here',
    ]);
  });
});

describe('lists for a screen reader', () => {
  test('nest by indent, and a paragraph under an item belongs to it', async () => {
    const numbering = family(0, legal) + list(1, 0);
    const body =
      items([1, 0], [1, 2]) +
      paragraph('more of (a)', '<w:ind w:left="2160"/>') +
      items([1, 2], [1, 0]);
    const { html } = await read({ body, numbering });
    expect(html.replace(/ class="[^"]*"/g, '')).toBe(
      '<section><ol><li><p><span>1.</span> x</p>' +
        '<ol><li><p><span>(a)</span> x</p><p>more of (a)</p></li><li><p><span>(b)</span> x</p></li></ol></li>' +
        '<li><p><span>2.</span> x</p></li></ol></section>',
    );
  });

  test('bullets of symbol fonts are lists with signs that every font has', async () => {
    const bullet = (text: string, font: string): TestLevel => ({
      format: 'bullet',
      text,
      more: `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`,
    });
    const signs = [
      bullet('\uf0b7', 'Symbol'),
      bullet('o', 'Courier New'),
      bullet('\uf0a7', 'Wingdings'),
      bullet('\uf0fc', 'Wingdings'),
      bullet('\uf0d8', 'Wingdings'),
      bullet('–', 'Arial'),
    ];
    const numbering = signs
      .map((sign, index) => family(index, [sign]) + list(index + 1, index))
      .join('');
    const body = signs.map((_, index) => items([index + 1, 0]) + paragraph('between')).join('');
    const { html } = await read({ body, numbering });
    expect(
      [...html.matchAll(/<ul><li(?: class="(\w+)")?><p>x<\/p><\/li><\/ul>/g)].map(
        ([, sign]) => sign,
      ),
    ).toEqual([undefined, 'ring', 'square', 'tick', 'arrow', 'dash']);
    expect(html).not.toMatch(/[\ue000-\uf8ff]/);
  });
});

test.each([
  [4, 'lowerRoman', 'iv'],
  [1999, 'upperRoman', 'MCMXCIX'],
  [27, 'upperLetter', 'AA'],
  [54, 'lowerLetter', 'bbb'],
  [7, 'decimalZero', '07'],
  [12, 'decimalZero', '12'],
  [11, 'ordinal', '11th'],
  [22, 'ordinal', '22nd'],
  [21, 'cardinalText', 'Twenty-one'],
  [340, 'cardinalText', 'Three hundred forty'],
  [12, 'ordinalText', 'Twelfth'],
  [30, 'ordinalText', 'Thirtieth'],
  [5, 'numberInDash', '- 5 -'],
  [5, 'none', ''],
  [5, 'somethingNew', '5'],
  [6, 'chicago', '††'],
])('%i as %s is %s', (count, format, text) => {
  expect(formatCount(count, format)).toBe(text);
});

test('a format of the author’s own has as many figures as its pattern', () => {
  expect(formatCount(7, 'custom', '001, 002, 003, ...')).toBe('007');
});
