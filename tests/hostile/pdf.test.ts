/** PDFs made to do harm, each in its own way: the thread that reads them answers or is stopped, and says why. */
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openPdfium } from '../../src/pdfium/index.js';
import { makePdf, streamOf } from '../support/pdf-maker.js';

/** For one step; the program itself waits for a minute. */
const timeLimitMs = 4_000;
const pdfium = openPdfium({ workers: 1, timeLimitMs });
afterAll(() => pdfium.close());

const options = { comments: 'drop', schemes: ['https'] } as const;

type Objects = Readonly<Record<number, string>>;

/** One page, with entries of the page and of the catalogue; further objects from 5 on. */
function page(content: string, more: Objects = {}, entries = '', catalogue = ''): Uint8Array {
  return makePdf(
    {
      1: `<</Type/Catalog/Pages 2 0 R${catalogue}>>`,
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R${entries}>>`,
      4: content,
      ...more,
    },
    '/Root 1 0 R',
  );
}

/** Only a tree of pages, from object 2 on. */
const tree = (objects: Objects): Uint8Array =>
  makePdf({ 1: '<</Type/Catalog/Pages 2 0 R>>', ...objects }, '/Root 1 0 R');

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const numbered = (from: number, to: number, one: (num: number) => string): Objects =>
  Object.fromEntries(range(from, to).map((num) => [num, one(num)]));
const packed = (data: Uint8Array | string): string =>
  deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data).toString('latin1');
const quiet = streamOf('q Q');
const aPage = '<</Type/Page/MediaBox[0 0 595 842]>>';
const form = (content: string, resources = ''): string =>
  streamOf(content, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<${resources}>>`);

interface Case {
  readonly title: string;
  readonly file: () => Uint8Array;
  /**
   * How many pages it has where it is harmless; else why it is refused. `unpacking`: it is unreadable where the
   * machine gets as far as the limit of bytes, and else too slow.
   */
  readonly ends:
    | number
    | 'unpacking'
    | 'unreadable'
    | 'too-slow'
    | 'too-large'
    | 'page-size'
    | 'no-pages';
}

const cases: readonly Case[] = [
  // Streams that unpack to more than there is room for.
  {
    title: 'Flate',
    file: () => page(streamOf(packed(Buffer.alloc(3e8)), '/Filter/FlateDecode')),
    ends: 'unpacking',
  },
  {
    title: 'Flate in Flate in Flate',
    file: () =>
      page(
        streamOf(
          packed(packed(deflateSync(Buffer.alloc(3e8)))),
          '/Filter[/FlateDecode/FlateDecode/FlateDecode]',
        ),
      ),
    ends: 'unpacking',
  },
  {
    title: 'RunLength in Flate',
    file: () =>
      page(
        streamOf(
          packed(Buffer.alloc(6e6, Buffer.from([129, 0x20]))),
          '/Filter[/FlateDecode/RunLengthDecode]',
        ),
      ),
    ends: 'unpacking',
  },
  {
    title: 'ASCII85 in Flate',
    file: () =>
      page(streamOf(packed(`${'z'.repeat(8e7)}~>`), '/Filter[/FlateDecode/ASCII85Decode]')),
    ends: 'unpacking',
  },
  {
    title: 'two thousand filters',
    file: () => page(streamOf('x', `/Filter[${'/ASCIIHexDecode'.repeat(2_000)}]`)),
    ends: 1,
  },
  {
    title: 'a picture of ten thousand million points without data',
    file: () =>
      page(
        streamOf('/X Do'),
        {
          5: streamOf(
            'x',
            '/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB',
          ),
        },
        '/Resources<</XObject<</X 5 0 R>>>>',
      ),
    ends: 1,
  },
  // Trees and lists that lead back to themselves.
  {
    title: 'pages that hold themselves',
    file: () => tree({ 2: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>', 3: aPage }),
    ends: 'unreadable',
  },
  {
    title: 'bookmarks',
    file: () =>
      page(
        quiet,
        {
          5: '<</First 6 0 R/Last 6 0 R/Count 1>>',
          6: '<</Title(x)/Parent 5 0 R/Next 6 0 R/First 6 0 R/Dest[3 0 R/Fit]>>',
        },
        '',
        '/Outlines 5 0 R',
      ),
    ends: 1,
  },
  {
    title: 'tags',
    file: () =>
      page(
        quiet,
        { 5: '<</Type/StructTreeRoot/K 6 0 R>>', 6: '<</S/P/P 5 0 R/K[6 0 R 6 0 R]>>' },
        '',
        '/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R',
      ),
    ends: 1,
  },
  {
    title: 'names',
    file: () =>
      page(quiet, { 5: '<</Dests 6 0 R>>', 6: '<</Kids[6 0 R 6 0 R]>>' }, '', '/Names 5 0 R'),
    ends: 1,
  },
  {
    title: 'form fields',
    file: () =>
      page(
        quiet,
        { 5: '<</Fields[6 0 R]>>', 6: '<</T(x)/FT/Tx/Kids[6 0 R 6 0 R]/Parent 6 0 R>>' },
        '',
        '/AcroForm 5 0 R',
      ),
    ends: 1,
  },
  {
    title: 'a form that draws itself',
    file: () =>
      page(
        streamOf('/X Do'),
        { 5: form('/X Do', '/XObject<</X 5 0 R>>') },
        '/Resources<</XObject<</X 5 0 R>>>>',
      ),
    ends: 1,
  },
  {
    title: 'a letter that draws itself',
    file: () =>
      page(
        streamOf('BT /F 9 Tf (aaaa) Tj ET'),
        {
          5: '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</F 5 0 R>>>>>>',
          6: streamOf('1 0 d0 BT /F 9 Tf (a) Tj ET'),
        },
        '/Resources<</Font<</F 5 0 R>>>>',
      ),
    ends: 1,
  },
  {
    title: 'a mask that masks itself',
    file: () =>
      page(
        streamOf('/G gs 0 0 9 9 re f'),
        {
          5: '<</SMask<</S/Luminosity/G 6 0 R>>>>',
          6: streamOf(
            '/G gs 0 0 9 9 re f',
            '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</ExtGState<</G 5 0 R>>>>',
          ),
        },
        '/Resources<</ExtGState<</G 5 0 R>>>>',
      ),
    ends: 1,
  },
  {
    title: 'a function made of itself',
    file: () =>
      page(
        streamOf('/S sh'),
        {
          5: '<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>',
          6: '<</FunctionType 3/Domain[0 1]/Functions[6 0 R 6 0 R]/Bounds[.5]/Encode[0 1 0 1]>>',
        },
        '/Resources<</Shading<</S 5 0 R>>>>',
      ),
    ends: 1,
  },
  {
    title: 'a colour space made of itself',
    file: () =>
      page(
        streamOf('/C cs 1 scn 0 0 9 9 re f'),
        { 5: '[/Indexed 5 0 R 1 (ab)]' },
        '/Resources<</ColorSpace<</C 5 0 R>>>>',
      ),
    ends: 1,
  },
  {
    title: 'the length of a stream that is the stream',
    file: () => page('<</Length 4 0 R>>\nstream\nq Q\nendstream'),
    ends: 1,
  },
  // What multiplies itself.
  {
    title: 'a million pages of one',
    file: () =>
      tree({
        ...numbered(
          2,
          8,
          (num) => `<</Type/Pages/Count ${10 ** (8 - num)}/Kids[${`${num + 1} 0 R `.repeat(10)}]>>`,
        ),
        8: aPage,
      }),
    ends: 'too-large',
  },
  {
    title: 'forms that draw each other ten times over, fifteen levels deep',
    file: () =>
      page(
        streamOf('/X Do'),
        {
          ...numbered(5, 20, (num) => form('/X Do '.repeat(10), `/XObject<</X ${num + 1} 0 R>>`)),
          20: form('0 0 1 1 re f'),
        },
        '/Resources<</XObject<</X 5 0 R>>>>',
      ),
    ends: 'too-slow',
  },
  // What lies too deep.
  {
    title: 'arrays in arrays',
    file: () =>
      page(quiet, { 5: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }, '/PieceInfo 5 0 R'),
    ends: 1,
  },
  {
    title: 'graphics states in graphics states',
    file: () => page(streamOf('q '.repeat(200_000))),
    ends: 1,
  },
  {
    title: 'a tree of pages five thousand levels deep',
    file: () =>
      tree({
        ...numbered(2, 5_002, (num) => `<</Type/Pages/Count 1/Kids[${num + 1} 0 R]>>`),
        5002: aPage,
      }),
    ends: 'unreadable',
  },
  // What is larger than anything.
  {
    title: 'a page of a thousand million points',
    file: () =>
      tree({
        2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]>>',
      }),
    ends: 'page-size',
  },
  {
    title: 'a count of pages that is a lie',
    file: () => tree({ 2: '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>', 3: aPage }),
    ends: 1,
  },
];

describe('a PDF with', () => {
  test.each(cases)(
    '$title',
    async ({ file, ends }) => {
      const outcome = await pdfium.prepare(file(), options);
      const found = outcome.ok ? outcome.value.pages.length : outcome.reason;
      if (ends === 'unpacking') expect(['unreadable', 'too-slow']).toContain(found);
      else expect(found).toBe(ends);
    },
    100_000,
  );
});
