/** A print of our own browser's gets what PDF/UA-1 asks for and the browser leaves out. */
import { describe, expect, it } from 'vitest';
import { mendPrint, type PrintWords } from '../../../src/pdf/mend/index.js';
import { print } from '../../../src/pdf/objects/print.js';
import { textOf } from '../../../src/pdf/objects/text.js';
import { isArray, isDict, Name, Ref, Stream, type Value } from '../../../src/pdf/objects/values.js';
import { decodedContent } from '../../../src/pdf/prepare/content.js';
import { openPdf, type PdfFile } from '../../../src/pdf/read/open.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

const noWords: PrintWords = { shown: [], nameless: 'Link', headings: [] };

/** Two pages, objects 3 and 4, with the contents 5 and 6; elements from 20. */
function mended(
  objects: Readonly<Record<number, string>>,
  { structure = '/StructTreeRoot 10 0 R', words = noWords } = {},
): PdfFile {
  const file = openPdf(
    makePdf(
      {
        1: `<</Type /Catalog /Pages 2 0 R ${structure}>>`,
        2: '<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /Resources 7 0 R>>',
        3: '<</Type /Page /Parent 2 0 R /Contents 5 0 R>>',
        4: '<</Type /Page /Parent 2 0 R /Contents 6 0 R>>',
        5: streamOf(''),
        6: streamOf(''),
        7: '<<>>',
        10: '<</Type /StructTreeRoot /K 20 0 R>>',
        20: '<</S /Document /P 10 0 R /K []>>',
        ...objects,
      },
      '/Root 1 0 R',
    ),
  );
  mendPrint(file, words);
  return file;
}

function entry(file: PdfFile, object: number, key: string): Value {
  const value = file.get(new Ref(object));
  return file.get(
    value instanceof Stream ? value.dict.get(key) : isDict(value) ? value.get(key) : null,
  );
}

/** The elements below, as "LI(Lbl(0) LBody(1))"; marks in forms as "form/0", annotations as "→12". */
function tree(file: PdfFile, object: number | Ref = 20): string {
  const show = (kid: Value): string => {
    const value = file.get(kid);
    if (!isDict(value)) return String(value);
    const type = value.get('S');
    if (type instanceof Name) {
      const written = value.get('K');
      const kids = file.get(written);
      const all = isArray(kids) ? kids : written === undefined ? [] : [written];
      return `${type.text}(${all.map(show).join(' ')})`;
    }
    const stream = value.get('Stm');
    const target = value.get('Obj');
    if (target instanceof Ref) return `→${target.num}`;
    return `${stream instanceof Ref ? `form ${stream.num}/` : ''}${value.get('MCID')}`;
  };
  return show(object instanceof Ref ? object : new Ref(object));
}

function content(file: PdfFile, object: number): string {
  const written = file.get(new Ref(object));
  const part = isDict(written) ? (written.get('Contents') ?? null) : new Ref(object);
  return Buffer.from(decodedContent(file, [part])?.bytes ?? [])
    .toString('latin1')
    .trim();
}

describe('content', () => {
  it('without a mark becomes an artifact, in a compressed stream', () => {
    const file = mended({ 5: streamOf('0 0 1 1 re f /P <</MCID 0>> BDC BT (a) Tj ET EMC') });
    expect(content(file, 3)).toBe(
      '/Artifact BMC\n0 0 1 1 re f\nEMC /P <</MCID 0>> BDC BT (a) Tj ET EMC',
    );
    const page = file.get(new Ref(3));
    const stream = isDict(page) ? file.get(page.get('Contents')) : null;
    expect(stream instanceof Stream && stream.dict.get('Filter')).toBe(Name.of('FlateDecode'));
  });

  it('that is marked stays as it was written', () => {
    const file = mended({ 5: streamOf('/P <</MCID 0>> BDC BT (a) Tj ET EMC') });
    expect(entry(file, 3, 'Contents')).toBe(file.get(new Ref(5)));
  });

  it('that only draws borders leaves its element, which stays', () => {
    const file = mended({
      5: streamOf('/TD <</MCID 0>> BDC 0 0 1 1 re S EMC /TD <</MCID 1>> BDC BT (a) Tj ET EMC'),
      20: '<</S /Table /P 10 0 R /K [21 0 R 22 0 R]>>',
      21: '<</S /TD /P 20 0 R /Pg 3 0 R /K 0>>',
      22: '<</S /TD /P 20 0 R /Pg 3 0 R /K [1]>>',
    });
    expect(content(file, 3)).toMatch(/^\/Artifact BMC 0 0 1 1 re S EMC \/TD <<\/MCID 1>> BDC/);
    expect(tree(file)).toBe('Table(TD() TD(1))');
  });

  it('of a rule leaves nothing behind', () => {
    const file = mended({
      5: streamOf('/NonStruct <</MCID 0>> BDC 0 0 1 1 re f EMC'),
      20: '<</S /Document /P 10 0 R /K [21 0 R 23 0 R]>>',
      21: '<</S /NonStruct /P 20 0 R /K [22 0 R]>>',
      22: '<</S /NonStruct /P 21 0 R /Pg 3 0 R /K [0]>>',
      23: '<</S /NonStruct /P 20 0 R /K []>>',
    });
    expect(tree(file)).toBe('Document(NonStruct())');
  });

  it.each(['Figure', 'Formula', 'Form', 'Lbl'])('that is drawn below %s stays tagged', (type) => {
    const written = '/NonStruct <</MCID 0>> BDC 0 0 1 1 re f EMC';
    const file = mended({
      5: streamOf(written),
      20: `<</S /${type} /P 10 0 R /K [21 0 R]>>`,
      21: '<</S /NonStruct /P 20 0 R /Pg 3 0 R /K [0]>>',
    });
    expect(content(file, 3)).toBe(written);
    expect(tree(file)).toBe(`${type}(NonStruct(0))`);
  });

  it('of forms is numbered by form, and its elements say which', () => {
    const form = (data: string, resources = '') =>
      streamOf(data, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${resources}`);
    const file = mended({
      7: '<</XObject <</X1 30 0 R /X3 32 0 R>>>>',
      5: streamOf('/P <</MCID 0>> BDC BT (a) Tj ET EMC /X1 Do /X3 Do'),
      20: '<</S /P /P 10 0 R /Pg 3 0 R /K [0 1 2]>>',
      30: form('0 0 1 1 re f /X2 Do', '/Resources <</XObject <</X2 31 0 R>>>>'),
      31: form('/P <</MCID 1>> BDC (b) Tj EMC /P <</MCID 2 /Lang (cy)>> BDC (c) Tj EMC'),
      32: form('0 0 1 1 re f'),
    });
    expect(tree(file)).toBe('P(0 form 31/0 form 31/1)');
    expect(content(file, 3)).toMatch(/EMC \/X1 Do \/Artifact BMC\n\/X3 Do\nEMC$/);
    expect(content(file, 30)).toBe('/Artifact BMC\n0 0 1 1 re f\nEMC /X2 Do');
    expect(content(file, 31)).toBe(
      '/P <</MCID 0>> BDC (b) Tj EMC /P <</MCID 1/Lang (cy)>> BDC (c) Tj EMC',
    );
    expect(content(file, 32)).toBe('0 0 1 1 re f');
  });

  it('of forms that paint each other is read to the end', () => {
    const form = (other: number) =>
      streamOf(
        '/P <</MCID 1>> BDC (b) Tj EMC /X Do',
        `/Subtype /Form /Resources <</XObject <</X ${other} 0 R>>>>`,
      );
    const file = mended({
      7: '<</XObject <</X 30 0 R>>>>',
      5: streamOf('/X Do'),
      20: '<</S /P /P 10 0 R /Pg 3 0 R /K [1]>>',
      30: form(31),
      31: form(30),
    });
    expect(content(file, 3)).toBe('/X Do');
    expect(tree(file)).toMatch(/^P\(form 3[01]\/0\)$/);
  });
});

describe('heads of tables', () => {
  const head = (second: string, type = 'TH') =>
    mended({
      5: streamOf('/NonStruct <</MCID 0>> BDC BT 1 0 0 1 5 5 Tm (Cost) Tj ET EMC'),
      6: streamOf(`/NonStruct <</MCID 4>> BDC BT 1 0 0 1 5 9 Tm (${second}) Tj ET EMC`),
      20: `<</S /${type} /P 10 0 R /K [21 0 R]>>`,
      21: '<</S /NonStruct /P 20 0 R /Pg 3 0 R /K [0 <</Type /MCR /Pg 4 0 R /MCID 4>>]>>',
    });

  it('that are shown again are artifacts of the later pages', () => {
    const file = head('Cost');
    expect(content(file, 4)).toMatch(/^\/Artifact <<\/Type \/Pagination>> BDC BT /);
    expect(content(file, 3)).toMatch(/^\/NonStruct <<\/MCID 0>> BDC BT /);
    expect(tree(file)).toBe('TH(NonStruct(0))');
  });

  it('that go on are not', () => expect(tree(head('in full'))).toBe('TH(NonStruct(0 4))'));
  it('are not cells', () => expect(tree(head('Cost', 'TD'))).toBe('TD(NonStruct(0 4))'));
});

describe('lists', () => {
  it('get a body beside the label, which takes all the rest', () => {
    const file = mended({
      20: '<</S /L /P 10 0 R /K [21 0 R 22 0 R 23 0 R 24 0 R]>>',
      21: '<</S /LI /P 20 0 R /Pg 3 0 R /K [30 0 R 1 31 0 R 32 0 R]>>',
      22: '<</S /LI /P 20 0 R /Pg 3 0 R /K 2>>',
      23: '<</S /LI /P 20 0 R /K [33 0 R]>>',
      24: '<</S /LI /P 20 0 R /K [34 0 R]>>',
      30: '<</S /Lbl /P 21 0 R /Pg 3 0 R /K 0>>',
      31: '<</S /P /P 21 0 R /Pg 4 0 R /K 0>>',
      32: '<</S /L /P 21 0 R /K [35 0 R]>>',
      33: '<</S /LBody /P 23 0 R /Pg 3 0 R /K 5>>',
      34: '<</S /Lbl /P 24 0 R /Pg 3 0 R /K 6>>',
      35: '<</S /LI /P 32 0 R /Pg 3 0 R /K 7>>',
    });
    expect(tree(file)).toBe(
      'L(LI(Lbl(0) LBody(1 P(0) L(LI(LBody(7))))) LI(LBody(2)) LI(LBody(5)) LI(Lbl(6)))',
    );
    const kids = entry(file, 21, 'K');
    const body = isArray(kids) ? kids[1] : undefined;
    const parent = file.get(new Ref(31));
    expect(isDict(parent) && parent.get('P')).toBe(body);
    const made = file.get(body);
    expect(isDict(made) && print(new Map([...made].filter(([key]) => key !== 'K')))).toBe(
      '<</Type /StructElem/S /LBody/P 21 0 R/Pg 3 0 R>>',
    );
  });
});

describe('types', () => {
  it('of PDF 2.0 stand for older ones, where they are used', () => {
    const file = mended({
      20: '<</S /Document /P 10 0 R /K [21 0 R 22 0 R 23 0 R]>>',
      21: '<</S /Strong /P 20 0 R>>',
      22: '<</S /FENote /P 20 0 R>>',
      23: '<</S /P /P 20 0 R>>',
    });
    expect(print(entry(file, 10, 'RoleMap'))).toBe('<</Strong /Span/FENote /Note>>');
  });

  it('that need none get none', () => expect(entry(mended({}), 10, 'RoleMap')).toBeNull());
});

describe('links', () => {
  const link = (rest: string) => `<</Type /Annot /Subtype /Link /Rect [0 0 9 9] ${rest}>>`;
  const web = '/A <</S /URI /URI (https://example.org/)>>';
  const texts = (file: PdfFile, ...objects: number[]) =>
    objects.map((object) => textOf(entry(file, object, 'Contents')));
  const onPages = (first: string, second = '') => ({
    3: `<</Type /Page /Parent 2 0 R /Annots [${first}]>>`,
    4: `<</Type /Page /Parent 2 0 R /Annots [${second}]>>`,
  });
  const element = (annotations: string, rest = '') =>
    `<</S /Link /P 10 0 R /K [${annotations}] ${rest}>>`;
  const of = (object: number) => `<</Type /OBJR /Obj ${object} 0 R>>`;

  it('are described by the words they show, one that goes over lines and pages by all of them', () => {
    const file = mended(
      {
        ...onPages('30 0 R 31 0 R', '32 0 R'),
        20: element(`${of(32)} ${of(30)} ${of(31)}`),
        30: link(`/Rect [0 0 5 5] ${web}`),
        31: link(web),
        32: link(web),
      },
      { words: { ...noWords, shown: [['The whole', '  coun-'], ['cil’s\n report ']] } },
    );
    const whole = 'The whole coun-cil’s report';
    expect(texts(file, 30, 31, 32)).toEqual([whole, whole, whole]);
  });

  it('show once what they show again on each page', () => {
    const file = mended(
      {
        ...onPages('30 0 R', '31 0 R'),
        20: element(`${of(30)} ${of(31)}`),
        30: link(web),
        31: link(web),
      },
      { words: { ...noWords, shown: [['Cost'], ['Cost']] } },
    );
    expect(texts(file, 30, 31)).toEqual(['Cost', 'Cost']);
  });

  it('without words are described by their picture, their address, or as links', () => {
    const own = '/A <</S /URI /URI (pack:document/7.1)>>';
    const file = mended(
      {
        ...onPages('30 0 R 31 0 R 32 0 R 33 0 R'),
        20: element('21 0 R'),
        21: `<</S /Figure /P 20 0 R /Alt (The crest) /K [${of(30)}]>>`,
        30: link(web),
        31: link(`/Rect [1 1 2 2] ${web}`),
        32: link(own),
        33: link(`/Contents (As it was) ${own} /Rect [1 1 2 2]`),
      },
      { words: { ...noWords, ownScheme: 'pack' } },
    );
    expect(texts(file, 30, 31, 32, 33)).toEqual([
      'The crest',
      'https://example.org/',
      'Link',
      'As it was',
    ]);
  });

  it('that stand twice on the same place stand once', () => {
    const file = mended(
      {
        ...onPages('30 0 R 31 0 R 32 0 R', '33 0 R'),
        20: element(`${of(30)} ${of(31)} ${of(32)} ${of(33)}`),
        30: link(web),
        31: link(web),
        32: link('/Dest /elsewhere'),
        33: link(web),
      },
      { words: { ...noWords, shown: [['Cost', 'Cost', 'Plan']] } },
    );
    expect(tree(file)).toBe('Link(→30 →32 →33)');
    expect(print(entry(file, 3, 'Annots'))).toBe('[30 0 R 32 0 R]');
    expect(print(entry(file, 4, 'Annots'))).toBe('[33 0 R]');
    expect(texts(file, 30)).toEqual(['Cost Plan']);
  });
});

describe('a print without a structure', () => {
  it('that shows nothing but paths is tagged: there is nothing to tag', () => {
    const file = mended({ 5: streamOf('0 0 1 1 re f') }, { structure: '' });
    const root = entry(file, 1, 'StructTreeRoot');
    const kids = isDict(root) ? file.get(root.get('K')) : null;
    const first = isArray(kids) ? kids[0] : undefined;
    expect(first instanceof Ref && tree(file, first)).toBe('Sect()');
    expect(print(entry(file, 1, 'MarkInfo'))).toBe('<</Marked true>>');
    expect(content(file, 3)).toBe('/Artifact BMC\n0 0 1 1 re f\nEMC');
  });

  it('that shows text stays untagged', () => {
    const file = mended({ 6: streamOf('0 0 1 1 re f BT (a) Tj ET') }, { structure: '' });
    expect(entry(file, 1, 'StructTreeRoot')).toBeNull();
    expect(content(file, 4)).toBe('0 0 1 1 re f BT (a) Tj ET');
  });
});

describe('bookmarks', () => {
  const outline = {
    1: '<</Type /Catalog /Pages 2 0 R /StructTreeRoot 10 0 R /Outlines 30 0 R>>',
    30: '<</First 31 0 R /Last 33 0 R>>',
    31: '<</Title (MillMill) /First 32 0 R /Last 32 0 R /Next 33 0 R>>',
    32: '<</Title (Fordand bridge)>>',
    33: '<</Title (Weir) /Next 31 0 R>>',
  };
  const titles = (headings: readonly string[]) => {
    const file = mended(outline, { words: { ...noWords, headings } });
    return [31, 32, 33].map((object) => textOf(entry(file, object, 'Title')));
  };

  it('say what the headings say, in the order in which they are shown', () => {
    expect(titles(['Mill', 'Ford and bridge', 'Ŵeir'])).toEqual([
      'Mill',
      'Ford and bridge',
      'Ŵeir',
    ]);
  });

  it('stay as they are where there are not as many headings', () => {
    expect(titles(['Mill', 'Weir'])).toEqual(['MillMill', 'Fordand bridge', 'Weir']);
  });
});
