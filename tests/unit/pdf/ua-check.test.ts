/** What the checks against PDF/UA-1 find in a document that says that it keeps it. */
import { describe, expect, it } from 'vitest';
import { preparePdf } from '../../../src/pdf/index.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

const claim =
  '<x xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></x>';

/** A glyph for each code from A to E, in a font whose every glyph is a square. */
const square = streamOf('1000 0 d0 0 0 750 750 re f');
const toUnicode = streamOf('1 beginbfrange <41> <45> <0041> endbfrange');

interface Made {
  readonly content?: string;
  readonly objects?: Readonly<Record<number, string>>;
  readonly catalog?: string;
  readonly page?: string;
  /** The elements below the Document: objects from 20. */
  readonly kids?: string;
}

/** Element 20 has the mark 0, and would be gone without it. */
function withMark(content: string): string {
  return content.includes('/MCID 0') ? content : `${content} /P <</MCID 0>> BDC EMC`;
}

/** One page with the content 5 and the font F, whose elements are below object 12. */
function faultsOf({ content, objects, catalog = '', page = '', kids = '20 0 R' }: Made = {}) {
  const bytes = makePdf(
    {
      1: `<</Type /Catalog /Pages 2 0 R /Lang (en) /MarkInfo <</Marked true>> /StructTreeRoot 10 0 R /Metadata 4 0 R ${catalog}>>`,
      2: '<</Type /Pages /Kids [3 0 R] /Count 1>>',
      3: `<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 5 0 R /StructParents 0 /Resources <</Font <</F 6 0 R>> /XObject <</X 30 0 R>>>> ${page}>>`,
      4: streamOf(claim, '/Type /Metadata /Subtype /XML'),
      5: streamOf(withMark(content ?? '/P <</MCID 0>> BDC BT /F 9 Tf (ABC) Tj ET EMC')),
      6: '<</Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [.001 0 0 .001 0 0] /CharProcs <</g1 7 0 R /g2 7 0 R /g3 7 0 R>> /Encoding <</Differences [65 /g1 /g2 /g3]>> /FirstChar 65 /LastChar 69 /Widths [1000 1000 1000 1000 1000] /ToUnicode 8 0 R>>',
      7: square,
      8: toUnicode,
      10: '<</Type /StructTreeRoot /K 12 0 R /ParentTree <</Nums [0 [20 0 R 21 0 R]]>>>>',
      12: `<</Type /StructElem /S /Document /P 10 0 R /K [${kids}]>>`,
      20: '<</Type /StructElem /S /P /P 12 0 R /Pg 3 0 R /K 0>>',
      ...objects,
    },
    '/Root 1 0 R',
  );
  const { facts } = preparePdf(bytes, { comments: 'keep', schemes: ['https'] });
  return facts.uaFaults;
}

/** Element `num` with kids, each an element that comes next to it. */
const element = (type: string, kids: string, more = '', parent = 12): string =>
  `<</Type /StructElem /S /${type} /P ${parent} 0 R /Pg 3 0 R /K [${kids}] ${more}>>`;

describe('a document that claims PDF/UA-1', () => {
  it('is believed where nothing is against it', () => {
    expect(faultsOf()).toEqual({});
  });

  it('is asked no further where it does not claim', () => {
    expect(faultsOf({ objects: { 4: streamOf('<x/>'), 20: element('Figure', '0') } })).toEqual({
      '5-1': 1,
    });
  });

  it('has to be tagged', () => {
    expect(faultsOf({ kids: '' })).toMatchObject({ '7.1-3': 1 });
    expect(faultsOf({ objects: { 10: 'null' } })).toEqual({ '7.1-11': 1 });
  });

  it.each([
    ['text', 'BT /F 9 Tf (A) Tj ET', 1],
    ['a line', '0 0 m 9 9 l S', 1],
    ['a path that only clips', '0 0 9 9 re W n', 0],
    ['an artifact', '/Artifact BMC 0 0 9 9 re f EMC', 0],
    ['a mark that no element has', '/P <</MCID 7>> BDC 0 0 9 9 re f EMC', 1],
    ['a mark without a number', '/Span <</Lang (cy)>> BDC 0 0 9 9 re f EMC', 1],
    ['a form in the open', '/X Do', 1],
    ['a form in a mark', '/P <</MCID 0>> BDC /X Do EMC', 0],
  ])('must not leave %s outside the tags', (_, content, count) => {
    const form = streamOf('0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]');
    const faults = faultsOf({ content, objects: { 30: form } });
    expect(faults['7.1-3'] ?? 0).toBe(count);
  });

  it('is gone through once where its forms paint each other for ever', () => {
    const form = streamOf(
      'S /X Do /X Do',
      '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 30 0 R>>>>',
    );
    expect(faultsOf({ content: '/X Do /X Do', objects: { 30: form } })).toEqual({ '7.1-3': 1 });
  });

  it('must not mix artifacts and tagged content', () => {
    const mark = '/P <</MCID 0>> BDC';
    expect(faultsOf({ content: `${mark} /Artifact BMC EMC EMC` })).toEqual({ '7.1-1': 1 });
    expect(faultsOf({ content: `/Artifact BMC ${mark} EMC EMC` })).toEqual({ '7.1-2': 1 });
  });

  it.each([
    ['Figure', '', '7.3-1'],
    ['Figure', '/Alt ( )', '7.3-1'],
    ['Formula', '', '7.7-1'],
    ['Note', '', '7.9-1'],
    ['Strange', '', '7.1-5'],
    ['P', '/Lang (en_GB)', '7.2-29'],
    ['H2', '', '7.4.2-1'],
    ['LI', '', '7.2-17'],
    ['TD', '', '7.2-8'],
  ])('must not have a %s with “%s” (%s)', (type, more, rule) => {
    expect(faultsOf({ objects: { 20: element(type, '0', more) } })).toEqual({ [rule]: 1 });
  });

  it.each([
    ['Figure', '/Alt (A drain)'],
    ['Figure', '/ActualText ()'],
    ['Formula', '/Alt (a + b)'],
    ['Note', '/ID (n1)'],
    ['H1', ''],
  ])('may have a %s with “%s”', (type, more) => {
    expect(faultsOf({ objects: { 20: element(type, '0', more) } })).toEqual({});
  });

  it('must not skip a level of headings, whatever groups them', () => {
    const objects = {
      20: element('H1', '0'),
      21: element('Sect', '22 0 R'),
      22: element('H3', '', '', 21),
      23: element('H2', ''),
    };
    expect(faultsOf({ objects, kids: '20 0 R 21 0 R 23 0 R' })).toEqual({ '7.4.2-1': 1 });
  });

  it('must not have lists without bodies', () => {
    const objects = {
      20: element('L', '21 0 R'),
      21: element('LI', '22 0 R', '', 20),
      22: element('P', '0', '', 21),
    };
    expect(faultsOf({ objects })).toEqual({ '7.2-20': 1 });
  });
});

describe('tables', () => {
  /** Rows of cells such as "TH", "TD" or "TD+/ColSpan 2". */
  function tableFaults(...rows: readonly (readonly string[])[]) {
    const objects: Record<number, string> = {};
    const row = (index: number): number => 40 + index * 10;
    rows.forEach((cells, index) => {
      const numbers = cells.map((_, cell) => row(index) + cell + 1);
      objects[row(index)] = element('TR', numbers.map((num) => `${num} 0 R`).join(' '), '', 20);
      cells.forEach((cell, at) => {
        const [type = '', attributes] = cell.split('+');
        const more = attributes === undefined ? '' : `/A <</O /Table ${attributes}>>`;
        const mark = index + at === 0 ? '0' : '';
        objects[row(index) + at + 1] = element(type, mark, more, row(index));
      });
    });
    objects[20] = element('Table', rows.map((_, index) => `${row(index)} 0 R`).join(' '));
    return faultsOf({ objects });
  }

  it('are sound where each row has the same length and each heading says what it is for', () => {
    const head = ['TH+/Scope /Column', 'TH+/Scope /Column'];
    expect(tableFaults(head, ['TD', 'TD'], ['TD+/ColSpan 2'])).toEqual({});
    expect(tableFaults(head, ['TD+/RowSpan 2', 'TD'], ['TD'])).toEqual({});
    expect(tableFaults(['TD', 'TD'])).toEqual({});
  });

  it('must not have rows of unequal length', () => {
    expect(tableFaults(['TD', 'TD'], ['TD'])).toEqual({ '7.2-43': 1 });
    expect(tableFaults(['TD'], ['TD', 'TD'])).toEqual({ '7.2-43': 1 });
    expect(tableFaults(['TD'], ['TD+/ColSpan 99999999'])).toEqual({ '7.2-43': 1 });
    expect(tableFaults(['TD', 'TD+/RowSpan 3'], ['TD'])).toEqual({ '7.2-41': 1 });
    expect(tableFaults(['TD', 'TD+/RowSpan 2'], ['TD+/ColSpan 2'])).toEqual({ '7.2-15': 1 });
  });

  it('must not leave cells without headings', () => {
    expect(tableFaults(['TH', 'TH'], ['TD', 'TD'])).toEqual({ '7.5-1': 2 });
    expect(tableFaults(['TH+/Scope /Column', 'TH'], ['TD', 'TD'])).toEqual({ '7.5-1': 1 });
    expect(tableFaults(['TH', 'TH'], ['TH+/Scope /Row', 'TD'])).toEqual({});
  });
});

describe('annotations', () => {
  const link = (more: string): Made => ({
    page: '/Annots [50 0 R]',
    objects: {
      50: `<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /StructParent 1 ${more}>>`,
      21: element('Link', '<</Type /OBJR /Obj 50 0 R>>'),
    },
  });
  const address = '/A <</S /URI /URI (https://example.org/)>>';

  it('get a description where they lead to an address, and must have one else', () => {
    expect(faultsOf({ ...link(address), kids: '20 0 R 21 0 R' })).toEqual({});
    const inside = link('/Dest [3 0 R /Fit]');
    expect(faultsOf({ ...inside, kids: '20 0 R 21 0 R' })).toEqual({ '7.18.5-2': 1 });
  });

  it('must be content of an element of their kind', () => {
    expect(faultsOf(link(address))).toEqual({ '7.18.5-1': 1 });
  });

  it('that mark something need an element and words', () => {
    const stamp = '<</Type /Annot /Subtype /Stamp /Rect [0 0 9 9]>>';
    const made = { page: '/Annots [50 0 R]', objects: { 50: stamp } };
    expect(faultsOf(made)).toEqual({ '7.18.1-1': 1, '7.18.1-2': 1 });
  });

  it('that are fields need a name, which may be that of the field around them', () => {
    const objects = (more: string) => ({
      50: '<</Type /Annot /Subtype /Widget /Rect [0 0 9 9] /Parent 51 0 R /StructParent 1>>',
      51: `<</FT /Tx /T (a) /Kids [50 0 R] ${more}>>`,
      21: element('Form', '<</Type /OBJR /Obj 50 0 R>>'),
    });
    const form = {
      page: '/Annots [50 0 R]',
      catalog: '/AcroForm <</Fields [51 0 R]>>',
      kids: '20 0 R 21 0 R',
    };
    expect(faultsOf({ ...form, objects: objects('/TU (Your name)') })).toEqual({});
    expect(faultsOf({ ...form, objects: objects('') })).toEqual({ '7.18.1-3': 1 });
  });
});

describe('fonts', () => {
  const shown = (text: string): string => `/P <</MCID 0>> BDC BT /F 9 Tf (${text}) Tj ET EMC`;

  it('must have the glyphs that are shown', () => {
    expect(faultsOf({ content: shown('AD') })).toEqual({ '7.21.4.1-2': 1 });
  });

  it('must be as wide as the document says', () => {
    expect(faultsOf({ objects: { 7: streamOf('990 0 d0 0 0 9 9 re f') } })).toEqual({
      '7.21.5-1': 3,
    });
  });

  it('must say what their codes mean', () => {
    const map = streamOf(
      '1 beginbfchar <41> <0061> endbfchar 1 beginbfrange <42> <43> [<0000> <FEFF>] endbfrange',
    );
    expect(faultsOf({ objects: { 8: map } })).toEqual({ '7.21.7-2': 2 });
    expect(faultsOf({ objects: { 8: streamOf('1 beginbfchar <41> <0061> endbfchar') } })).toEqual({
      '7.21.7-1': 2,
    });
  });

  it('must be embedded, but for text that nobody sees', () => {
    const objects = {
      6: '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>',
    };
    expect(faultsOf({ objects })).toEqual({ '7.21.4.1-1': 1 });
    const unseen = '/P <</MCID 0>> BDC BT 3 Tr /F 9 Tf (ABC) Tj ET EMC';
    expect(faultsOf({ objects, content: unseen })).toEqual({});
  });

  it('must not be a riddle', () => {
    const objects = {
      6: '<</Type /Font /Subtype /TrueType /FontDescriptor 9 0 R /Encoding /WinAnsiEncoding>>',
      9: '<</Type /FontDescriptor /Flags 32 /FontFile2 11 0 R>>',
      11: streamOf('this is no font'),
    };
    expect(faultsOf({ objects })).toEqual({ '7.21-0': 1 });
  });
});
