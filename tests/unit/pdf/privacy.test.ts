/** Nothing of one document changes another, and what nobody sees of a document does not come along. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { printNumber } from '../../../src/pdf/objects/print.js';
import { Name, PdfString } from '../../../src/pdf/objects/values.js';
import { withoutRemarks } from '../../../src/pdf/prepare/jpeg.js';
import { streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('layers that look alike', () => {
  const layered = (configuration: string): Uint8Array =>
    documentWith(
      {
        page: '/Resources<</Properties<</L 5 0 R>>>>',
        catalogue: `/OCProperties<</OCGs[5 0 R]/D<<${configuration}>>>>`,
        content: '/OC /L BDC 10 10 50 50 re f EMC',
      },
      ['<</Type/OCG/Name(Layer 1)>>'],
    );

  it('stay two: hiding one does not hide the other', async () => {
    const pieces = [pieceOf(layered('/OFF[5 0 R]')), pieceOf(layered(''))];
    const { shared } = pieces[1] ?? { shared: [] };
    const layer = pieces[1]?.facts.layers?.all[0];
    expect([...shared].filter((_, index) => index % 2 === 0)).not.toContain(layer);
    await expect(spliced(orderOf(pieces.map((piece) => partOf(piece))))).resolves.toBeDefined();
  });
});

it('a name stays the same name, however many others there are', () => {
  const before = Name.of('OCG');
  for (let count = 0; count < 150_000; count++) Name.of(`x${count}`);
  expect(Name.of('OCG')).toBe(before);
});

it('a number of any size is written as PDF has numbers', () => {
  expect(printNumber(1e24)).toMatch(/^\d+$/);
  expect(printNumber(-1e22)).toMatch(/^-\d+$/);
});

describe('a photograph', () => {
  const segment = (kind: number, body: string): Buffer => {
    const head = Buffer.from([0xff, kind, 0, body.length + 2]);
    return Buffer.concat([head, Buffer.from(body, 'latin1')]);
  };
  const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
  const start = Buffer.from([0xff, 0xd8]);
  const adobe = segment(0xee, 'Adobe-colours');
  const photograph = Buffer.concat([
    start,
    segment(0xe1, 'Exif: taken at home'),
    adobe,
    segment(0xed, 'IPTC: by whom'),
    segment(0xfe, 'a remark'),
    scan,
  ]);

  it('comes along without what the camera wrote about it', () => {
    expect(withoutRemarks(photograph)).toEqual(Buffer.concat([start, adobe, scan]));
  });

  it('stays as it is where it cannot be followed', () => {
    const cut = photograph.subarray(0, 12);
    expect(withoutRemarks(cut)).toBe(cut);
    const other = Buffer.from('no photograph');
    expect(withoutRemarks(other)).toBe(other);
  });
});

describe('an untagged page', () => {
  it('that ends a mark which it never began stays within its own mark', async () => {
    const piece = pieceOf(documentWith({ content: 'EMC 1 1 1 1 re f' }));
    expect(piece.facts.pages[0]?.open.begins).toBe(1);
    const file = text(await spliced(orderOf([partOf(piece)])));
    expect(file).toMatch(/\/P<<\/MCID 0>>BDC\nq\n\/Artifact BMC/);
  });
});

describe('comments', () => {
  const marked = (entries: string): Uint8Array =>
    documentWith({ page: '/Annots[5 0 R]' }, [
      `<</Type/Annot/Rect[10 10 50 50]/AP<</N 6 0 R>>${entries}>>`,
      streamOf('0 0 10 10 re f', '/Type/XObject/Subtype/Form/BBox[0 0 40 40]'),
    ]);

  it('are comments however far behind their words begin', () => {
    const words = `${' '.repeat(4_100)}Do not publish`;
    const { facts } = pieceOf(marked(`/Subtype/Highlight/Contents(${words})`), {
      comments: 'drop',
    });
    expect(facts.comments).toBe(1);
    expect(facts.pages[0]?.annotations).toEqual([]);
  });

  it('are comments where the name is taken away and its traces are not', () => {
    const drawing = '/Subtype/Square/Contents(See me)/CreationDate(D:2020)';
    expect(pieceOf(marked(drawing), { comments: 'drop' }).facts.comments).toBe(1);
  });
});

describe('content', () => {
  const contentOf = (content: string, page = ''): string => {
    const piece = pieceOf(documentWith({ content, page }));
    const streams = text(piece.bytes).matchAll(/<<([^>]*)>>stream\n([\s\S]*?)\nendstream/g);
    return [...streams]
      .map(([, entries = '', data = '']) =>
        entries.includes('Flate') ? text(inflateSync(Buffer.from(data, 'latin1'))) : data,
      )
      .join('|');
  };

  it.each([
    ['a comment', '1 w % canary\n2 w', '1 w \n2 w'],
    ['one in a list', '[1 %canary\n] 0 d', '[1 \n] 0 d'],
    ['one behind everything', '1 w %canary', '1 w '],
    ['a private property', '/P<</MCID 0/By(canary)>>BDC EMC', '/P<</MCID 0>>BDC EMC'],
    [
      'a property that is something else',
      '/P<</MCID 0/Type(canary)>>BDC EMC',
      '/P<</MCID 0>>BDC EMC',
    ],
    ['a property behind another', '/P<</Alt(canary)/Alt(x)>>BDC EMC', '/P<</Alt (x)>>BDC EMC'],
    ['a comment in properties', '/P<</MCID 0%canary\n>>BDC EMC', '/P<</MCID 0>>BDC EMC'],
    ['properties of a point', '/P<</By(canary)>>DP', '/P<<>>DP'],
  ])('loses %s', (_what, content, expected) => {
    expect(contentOf(content).trimEnd()).toBe(expected.trimEnd());
  });

  it('of a form loses them, too', () => {
    const form = streamOf('1 w % canary\n/P<</By(canary)>>DP', '/Subtype/Form/BBox[0 0 9 9]');
    const page = '/Resources<</XObject<</X 5 0 R>>>>';
    const bytes = text(pieceOf(documentWith({ page, content: '/X Do' }, [form])).bytes);
    expect(bytes).toContain('/Form');
    expect(bytes).not.toContain('canary');
  });

  it.each([
    '/Span <</ActualText (x) /Lang (cy)>> BDC (100 % here) Tj EMC',
    '/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]/BBox [0 0 9 9]>> BDC EMC',
    '/P <</MCID 0 >> BDC BI /W 1 /H 1 ID %x\n EI EMC',
  ])('that says nothing else stays byte for byte: %s', (content) => {
    expect(contentOf(content)).toBe(content);
  });

  it('that may be read in two ways is left alone', () => {
    expect(contentOf('[1 ] ] w % said')).toBe('[1 ] ] w % said');
  });
});

describe('a structure element', () => {
  const said = '/Alt(canary)/ActualText(canary)/E(canary)/T(canary)';
  const structured = (elements: readonly string[], content: string) =>
    pieceOf(
      documentWith({ catalogue: '/StructTreeRoot 5 0 R', content }, [
        `<</K[${elements.map((_, index) => `${index + 6} 0 R`).join(' ')}]>>`,
        ...elements,
      ]),
    );

  it('goes where its mark is on the page no more', () => {
    const gone = `<</S/P/Pg 3 0 R/K 1${said}>>`;
    const { bytes, facts } = structured(['<</S/P/Pg 3 0 R/K 0>>', gone], '/P<</MCID 0>>BDC EMC');
    expect(text(bytes)).not.toContain('canary');
    expect(facts.census).toMatchObject({ before: { elements: 2 }, after: { elements: 1 } });
    expect(facts.losses).toEqual({ 'orphan-element': 1 });
  });

  it('goes where it says something of nothing', () => {
    const empty = `<</S/Figure${said}/K<</S/Span>>>>`;
    const { bytes, facts } = structured(['<</S/P/Pg 3 0 R/K 0>>', empty], '/P<</MCID 0>>BDC EMC');
    expect(text(bytes)).not.toContain('canary');
    expect(facts.losses).toEqual({ 'orphan-element': 2 });
  });

  it('that is a cell keeps its place and nothing else', () => {
    const row = `<</S/TR/K[<</S/TD/Pg 3 0 R/K 0>><</S/TD/Pg 3 0 R/K 1${said}>>]>>`;
    const { bytes, facts } = structured([row], '/P<</MCID 0>>BDC EMC');
    expect(text(bytes)).not.toContain('canary');
    expect(facts.census.after.elements).toBe(3);
  });

  it('has the mark that a property list of the resources names', () => {
    const pdf = documentWith(
      {
        catalogue: '/StructTreeRoot 5 0 R',
        page: '/Resources<</Properties<</M<</MCID 0>>>>>>',
        content: '/P/M BDC EMC',
      },
      ['<</K<</S/P/Pg 3 0 R/K 0/Alt(seen)>>>>'],
    );
    expect(text(pieceOf(pdf).bytes)).toContain('(seen)');
  });

  it.each([
    ['/O/CSS-2.00/Canary(canary)', false],
    ['/O/Layout/Placement(canary)', false],
    ['/O/XML-1.00/by(canary)', false],
    ['/O/InHouse/by(canary)', false],
    ['/O/Table/Summary(canary)', true],
    ['/O/ARIA-1.1/aria-label(canary)', true],
  ])('has the attributes of the standard: %s', (attributes, stays) => {
    const element = `<</S/P/Pg 3 0 R/K 0/A<<${attributes}>>>>`;
    const { bytes } = structured([element], '/P<</MCID 0>>BDC EMC');
    expect(text(bytes).includes('(canary)')).toBe(stays);
  });
});

describe('a link', () => {
  const link = (address: string, more = '') =>
    pieceOf(
      documentWith({ page: '/Annots[5 0 R]' }, [
        `<</Type/Annot/Subtype/Link/Rect[9 9 19 19]/A<</S/URI/URI(${address})>>${more}>>`,
      ]),
    );

  it.each([
    ['https://user:canary@example.org/a@b?c@d', 'https://example.org/a@b?c@d'],
    ['https://canary@example.org', 'https://example.org'],
    ['https://a@canary@example.org/', 'https://example.org/'],
  ])('loses who may use it: %s', (address, kept) => {
    const { bytes, facts } = link(address, `/Contents(See ${address})`);
    expect(text(bytes)).toContain(`/URI (${kept})`);
    expect(text(bytes)).toContain(`/Contents (${kept})`);
    expect(text(bytes)).not.toContain('canary');
    expect(facts.losses).toEqual({ credentials: 1 });
  });

  it.each(['https://example.org/~a@b', 'mailto:clerk@example.org'])('stays: %s', (address) => {
    const { bytes, facts } = link(address, '/Contents(Said)');
    expect(text(bytes)).toContain(`/URI (${address})`);
    expect(text(bytes)).toContain('/Contents (Said)');
    expect(facts.losses).toEqual({});
  });
});

describe('form fields', () => {
  const field = (entries: string): string => {
    const pdf = documentWith({ page: '/Annots[5 0 R]', catalogue: '/AcroForm<</Fields[5 0 R]>>' }, [
      `<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/Rect[10 10 90 30]${entries}>>`,
    ]);
    return text(pieceOf(pdf).bytes);
  };

  it('keep what is filled in, and not what it was before', () => {
    const piece = field('/V(now)/DV(canary)/RV(<p>canary</p>)/MK<</CA(Label)/AC(canary)>>');
    expect(piece).toContain('(now)');
    expect(piece).toContain('(Label)');
    expect(piece).not.toContain('canary');
  });

  it.each([
    ['without a size', '/Rect[20 20 20 40]', 'hidden-annotation'],
    ['beside the page', '/Rect[600 20 700 40]', 'hidden-annotation'],
    ['on the page in part', '/Rect[590 20 700 40]', undefined],
  ])('are kept where they can be seen: %s', (_what, place, reason) => {
    const pdf = documentWith({ page: '/Annots[5 0 R]', catalogue: '/AcroForm<</Fields[5 0 R]>>' }, [
      `<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/V(canary)${place}>>`,
    ]);
    const { bytes, facts } = pieceOf(pdf);
    expect(text(bytes).includes('canary')).toBe(reason === undefined);
    expect(facts.losses).toEqual(reason === undefined ? {} : { [reason]: 1 });
  });

  it('keep how they are set, and nothing that is said beside it', () => {
    const piece = pieceOf(
      documentWith({ page: '/Annots[5 0 R]', catalogue: '/AcroForm<</Fields[5 0 R]>>' }, [
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/Rect[9 9 19 19]/DA(/F 9 Tf %canary\n1 g \\(canary\\) Tj)>>',
      ]),
    );
    const found = piece.facts.words.find(({ kind }) => kind === 'appearance');
    expect(found?.text).toBe('/F 9 Tf 1 g');
  });

  it('never have the font of another document for one that they lack', async () => {
    const form = (resources: string) =>
      partOf(
        pieceOf(
          documentWith(
            { page: '/Annots[5 0 R]', catalogue: `/AcroForm<</Fields[5 0 R]${resources}>>` },
            ['<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/Rect[9 9 19 19]/DA(/Own 9 Tf)>>'],
          ),
        ),
      );
    const has = '/DR<</Font<</Own<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>';
    for (const parts of [
      [form(''), form(has)],
      [form(has), form('')],
    ]) {
      const { catalog, dict, get } = readPdf(await spliced(orderOf(parts)));
      const root = dict(catalog.get('AcroForm'));
      const [name] = [...dict(dict(root.get('DR')).get('Font')).keys()];
      const fields = get(root.get('Fields'));
      const set = (Array.isArray(fields) ? fields : []).map((field) => {
        const written = get(dict(field).get('DA'));
        return written instanceof PdfString && written.bytes.includes(`/${name} `);
      });
      expect(set.filter(Boolean)).toHaveLength(1);
    }
  });

  it('never keep a password', () => {
    expect(field('/V(canary)/Ff 8192')).not.toContain('canary');
  });
});
