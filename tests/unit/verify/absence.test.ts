/** Canaries: something restricted planted in one place of a candidate at a time, and found there and nowhere else. */
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fingerprints, TraceKind } from '../../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { findTraces, verifyAbsence } from '../../../src/verify/absence/index.js';
import {
  candidatePdf,
  fingerprintsOf,
  type Planting,
  publicWords,
  wide,
} from '../../support/canaries.js';
import { makeDocx, paragraph, run } from '../../support/make-docx.js';
import { streamOf } from '../../support/pdf-maker.js';
import { zipFile } from '../../support/zip-file.js';

const canary = 'Gladys Orme has offered the freehold of Mill Lane home';
const title = 'Closure of Mill Lane home';
const fileName = 'mill-lane-closure.pdf';

let pdfium: Pdfium;
let known: Fingerprints;

beforeAll(async () => {
  pdfium = openPdfium();
  known = await fingerprintsOf(
    {
      texts: [`${canary} to the authority for a sum of £1,240,000 (case HX204817).`],
      titles: [title],
      fileNames: [fileName, 'mill-lane-closure'],
    },
    { texts: [publicWords] },
    pdfium,
  );
});
afterAll(() => pdfium.close());

const map = JSON.stringify({ version: 1, items: [{ title: 'Minutes' }] });

function candidate(plant: Planting = {}, mapJson = map, fileNames = ['pack.pdf']) {
  return { pdf: candidatePdf(plant), mapJson, fileNames };
}

async function kindsFound(plant: Planting): Promise<readonly TraceKind[]> {
  const traces = await findTraces(candidate(plant), known, pdfium);
  return [...new Set(traces.map(({ place }) => place.kind))];
}

/** Glyph 1 is the first letter used, 2 the second …: what a subset typeface has. */
function subset(text: string): { readonly codes: string; readonly cmap: string } {
  const letters = [...new Set(text)];
  const hex = (number: number): string => number.toString(16).padStart(4, '0');
  const lines = letters.map((letter, at) => `<${hex(at + 1)}> <${hex(letter.charCodeAt(0))}>`);
  return {
    codes: [...text].map((letter) => hex(letters.indexOf(letter) + 1)).join(''),
    cmap: `1 begincodespacerange <0000> <ffff> endcodespacerange ${lines.length} beginbfchar ${lines.join(' ')} endbfchar`,
  };
}

const type0 = (cmap: number, descendant: number): string =>
  `<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Made/Encoding/Identity-H/ToUnicode ${cmap} 0 R/DescendantFonts[${descendant} 0 R]>>`;
const cidFont =
  '<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Made/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/AAAAAA+Made/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>/DW 500>>';

const { codes, cmap } = subset(canary);
const spaced = [...canary.replaceAll(' ', '')].join(' ');

const flate = (text: string, entries = ''): string =>
  streamOf(
    deflateSync(Buffer.from(text, 'latin1')).toString('latin1'),
    `/Filter/FlateDecode${entries}`,
  );

const embedded = (data: string): Planting => ({
  catalogue: '/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>',
  objects: {
    20: '<</Type/Filespec/F(a)/EF<</F 21 0 R>>>>',
    21: streamOf(data, '/Type/EmbeddedFile'),
  },
});

const cases: readonly (readonly [name: string, place: TraceKind, plant: Planting])[] = [
  ['text of a page', 'page-text', { content: `BT /F1 12 Tf 72 600 Td (${canary}) Tj ET` }],
  [
    'text outside the paper',
    'page-text',
    { content: `BT /F1 12 Tf 2000 -900 Td (${canary}) Tj ET` },
  ],
  [
    'text that is not painted',
    'page-text',
    { content: `BT 3 Tr /F1 12 Tf 72 600 Td (${canary}) Tj ET` },
  ],
  ['letters set one by one', 'page-text', { content: `BT /F1 12 Tf 72 600 Td (${spaced}) Tj ET` }],
  [
    'capitals, broken over lines',
    'page-text',
    {
      content:
        'BT /F1 12 Tf 14 TL 72 600 Td (GLADYS ORME HAS OFF-) Tj T* (ERED THE FREEHOLD OF MILL LANE) Tj ET',
    },
  ],
  [
    'a subset typeface with ToUnicode',
    'page-text',
    {
      resources: '',
      page: '',
      content: `BT /F2 12 Tf 72 600 Td <${codes}> Tj ET`,
      objects: {
        5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
        20: type0(21, 22),
        21: streamOf(cmap),
        22: cidFont,
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>>>',
      },
    },
  ],
  [
    'a form that nothing paints, in a subset typeface',
    'content',
    {
      objects: {
        20: type0(21, 22),
        21: streamOf(cmap),
        22: cidFont,
        23: streamOf(
          `BT /F2 12 Tf <${codes}> Tj ET`,
          '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F2 20 0 R>>>>',
        ),
      },
    },
  ],
  [
    'a page’s content that no page has',
    'content',
    {
      objects: {
        20: streamOf(`BT /F1 12 Tf [(Gladys Orme has off) 20 (ered the freehold of)] TJ ET`),
      },
    },
  ],
  ['marked content', 'content', { content: `/Span<</ActualText ${wide(canary)}>>BDC EMC` }],
  ['a comment in content', 'content', { content: `% ${canary}\n` }],
  [
    'alternative text',
    'alternative',
    {
      catalogue: '/StructTreeRoot 20 0 R',
      objects: {
        20: '<</Type/StructTreeRoot/K 21 0 R>>',
        21: `<</Type/StructElem/S/Figure/P 20 0 R/Alt(${canary})>>`,
      },
    },
  ],
  [
    'replacement text',
    'alternative',
    { objects: { 21: `<</Type/StructElem/S/Span/ActualText ${wide(canary)}>>` } },
  ],
  [
    'a bookmark',
    'bookmark',
    {
      catalogue: '/Outlines 20 0 R',
      objects: {
        20: '<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 1>>',
        21: `<</Title(${title})/Parent 20 0 R/Dest[3 0 R/Fit]>>`,
      },
    },
  ],
  [
    'a destination by string',
    'destination',
    {
      catalogue: '/Names<</Dests 20 0 R>>',
      objects: { 20: `<</Names[(${fileName})[3 0 R/Fit]]>>` },
    },
  ],
  [
    'a destination by name',
    'name',
    { catalogue: '/Dests 20 0 R', objects: { 20: '<</Mill#2DLane#2DClosure.pdf[3 0 R/Fit]>>' } },
  ],
  [
    'a link’s destination',
    'destination',
    { page: `/Annots[<</Subtype/Link/Rect[1 1 9 9]/Dest(${title})>>]` },
  ],
  [
    'XMP',
    'metadata',
    {
      catalogue: '/Metadata 20 0 R',
      objects: {
        20: streamOf(
          `<?xpacket?><x:xmpmeta><dc:title><rdf:li>${title.replace('of', '&#111;f')}</rdf:li></dc:title></x:xmpmeta>`,
          '/Type/Metadata/Subtype/XML',
        ),
      },
    },
  ],
  [
    'document information',
    'information',
    { trailer: '/Info 20 0 R', objects: { 20: `<</Subject(${title})>>` } },
  ],
  [
    'a layer',
    'layer',
    {
      catalogue: '/OCProperties<</OCGs[20 0 R]/D<<>>>>',
      objects: { 20: `<</Type/OCG/Name ${wide(title)}>>` },
    },
  ],
  [
    'a comment on the page',
    'annotation',
    { page: `/Annots[<</Subtype/Text/Rect[1 1 9 9]/Contents(${canary})>>]` },
  ],
  [
    'a field',
    'field',
    {
      catalogue: '/AcroForm<</Fields[20 0 R]>>',
      objects: { 20: `<</FT/Tx/T(a)/V(${canary})>>` },
    },
  ],
  ['an attachment', 'text', embedded(canary)],
  ['an attachment in UTF-16', 'text', embedded(Buffer.from(canary, 'utf16le').toString('latin1'))],
  [
    'a ZIP attached',
    'text',
    embedded(Buffer.from(zipFile({ 'a.txt': canary })).toString('latin1')),
  ],
  [
    'a PDF attached',
    'page-text',
    embedded(
      Buffer.from(candidatePdf({ content: `BT /F1 12 Tf 72 600 Td (${canary}) Tj ET` })).toString(
        'latin1',
      ),
    ),
  ],
  [
    'the name of an attachment',
    'attachment-name',
    { objects: { 20: `<</Type/Filespec/F(a)/UF(${fileName})/EF<<>>>>` } },
  ],
  ['an object that nothing leads to', 'string', { objects: { 99: `[(${canary})]` } }],
  [
    'a string in hexadecimal',
    'string',
    { objects: { 99: `<${Buffer.from(canary).toString('hex')}>` } },
  ],
  ['a string in UTF-8', 'string', { objects: { 99: `(\xef\xbb\xbf${title})` } }],
  [
    'UTF-16 without its mark',
    'string',
    { objects: { 99: `<${Buffer.from(canary, 'utf16le').toString('hex')}>` } },
  ],
  ['octal escapes', 'string', { objects: { 99: `(${title.replaceAll('o', '\\157')})` } }],
  [
    'an object stream',
    'string',
    { objects: { 20: flate(`50 0 (${canary})`, '/Type/ObjStm/N 1/First 5') } },
  ],
  ['a stream of no known kind', 'stream', { objects: { 20: flate(canary) } }],
  [
    'a script',
    'string',
    { catalogue: `/OpenAction<</S/JavaScript/JS(app.alert\\("${canary}"\\))>>` },
  ],
  [
    'bytes between objects',
    'raw',
    {
      bytes: (pdf) =>
        Buffer.from(pdf.toString('latin1').replace('5 0 obj', `% ${canary}\n5 0 obj`), 'latin1'),
    },
  ],
  ['bytes after the end', 'raw', { bytes: (pdf) => Buffer.concat([pdf, Buffer.from(canary)]) }],
  [
    'bytes after the end in UTF-16',
    'raw',
    { bytes: (pdf) => Buffer.concat([pdf, Buffer.from(canary.repeat(6), 'utf16le')]) },
  ],
  [
    'an earlier revision of an object',
    'string',
    {
      bytes: (pdf) =>
        Buffer.from(
          pdf.toString('latin1').replace('1 0 obj', `1 0 obj\n[(${canary})]\nendobj\n1 0 obj`),
          'latin1',
        ),
    },
  ],
  ['a name of two words alone', 'string', { objects: { 99: '(see Gladys Orme)' } }],
  ['a sum alone', 'string', { objects: { 99: '(in all 1 240 000 pounds)' } }],
  ['a case number alone', 'string', { objects: { 99: '(hx204817)' } }],
];

describe('something restricted is found', () => {
  test.each(cases)('in %s', async (_, place, plant) => {
    expect(await kindsFound(plant)).toContain(place);
  });

  test('in a Word document that is attached, in words put in while changes were tracked', async () => {
    const docx = await makeDocx({
      body: paragraph(`<w:ins>${run('Gladys Orme has off')}${run('ered the freehold')}</w:ins>`),
    });
    const plant = embedded(Buffer.from(docx).toString('latin1'));
    const [trace] = await findTraces(candidate(plant), known, pdfium);
    expect(trace?.place).toMatchObject({ kind: 'text', inside: ['attachment', 'part'] });
  });

  test.each([
    ['map-value', JSON.stringify({ items: [{ title }] })],
    ['map-key', JSON.stringify({ documents: { [fileName]: 1 } })],
    ['map-value', `{"a": 1, "a": "${canary}", "a": 2}`],
  ])('in the page map: %s', async (kind, json) => {
    const traces = await findTraces(candidate({}, json), known, pdfium);
    expect(traces.map(({ place }) => place.kind)).toContain(kind);
  });

  test('in the name of an output file', async () => {
    const traces = await findTraces(candidate({}, map, [`2025 ${fileName}`]), known, pdfium);
    expect(traces).toEqual([{ place: { kind: 'file-name' }, kind: 'file-name', count: 1 }]);
  });
});

describe('what is said of it', () => {
  test('the place and the kind, and none of the words', async () => {
    const found = await verifyAbsence(
      candidate({ objects: { 99: `[(${canary})]` } }),
      known,
      pdfium,
    );
    const said = JSON.stringify(found);
    expect(said).toContain('a text string (object 99 0, to which nothing leads)');
    expect(said).not.toMatch(/gladys|orme|mill|lane|freehold/i);
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  });

  test('the page that an annotation is on', async () => {
    const plant = {
      page: '/Annots[20 0 R]',
      objects: { 20: `<</Subtype/Text/Rect[1 1 9 9]/Contents(${canary})>>` },
    };
    const [trace] = await findTraces(candidate(plant), known, pdfium);
    expect(trace?.place).toEqual({ kind: 'annotation', key: 'Contents', object: 20, page: 1 });
  });

  test('no more than twenty places, and how many more there are', async () => {
    const objects = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [100 + at, `[(${canary})]`]),
    );
    const found = await verifyAbsence(candidate({ objects }), known, pdfium);
    expect(found).toHaveLength(21);
    expect(found.at(-1)?.code).toBe('restricted-found-more');
  });

  test('that nobody can say, where the file cannot be read', async () => {
    const broken = { pdf: Buffer.from('%PDF-1.7\nnothing'), mapJson: map, fileNames: [] };
    const found = await verifyAbsence(broken, known, pdfium);
    expect(found.map(({ code }) => code)).toEqual(['absence-not-shown']);
  });
});

describe('nothing is found', () => {
  test('in a candidate of public words', async () => {
    expect(await findTraces(candidate(), known, pdfium)).toEqual([]);
  });

  test.each([
    ['words that both have', 'The committee noted the report of the chief executive officer'],
    ['a word of the title alone', 'closure'],
    ['a sum that begins alike', '£1,240,500'],
  ])('where there are %s', async (_, text) => {
    const shared = await fingerprintsOf(
      {
        texts: [
          'The committee noted the report of the chief executive officer. The sum is £1,240,000.',
        ],
        titles: [title],
      },
      { texts: ['The committee noted the report of the chief executive officer.'] },
      pdfium,
    );
    const plant = { content: `BT /F1 12 Tf 72 600 Td (${text}) Tj ET` };
    expect(await findTraces(candidate(plant), shared, pdfium)).toEqual([]);
  });
});
