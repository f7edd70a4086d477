/** Filters undone by hand, with one limit for all of them. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Stream } from '../../../src/pdf/objects/values.js';
import { decodeFilters } from '../../../src/pdf/prepare/filters.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { PdfSyntaxError } from '../../../src/pdf/read/parse.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';

type Bytes = string | readonly number[] | Uint8Array;

/** What a stream with these entries holds, byte for byte; undefined where it cannot be decoded. */
function decoded(data: Bytes, entries: string, most?: number): string | undefined {
  const text = Buffer.from(data as string, 'latin1').toString('latin1');
  const file = openPdf(
    makePdf({ 1: streamOf(text, entries), 2: '<</Root 1 0 R>>' }, '/Root 2 0 R'),
  );
  const root = file.get(file.trailer.get('Root'));
  const stream = file.get(root instanceof Map ? root.get('Root') : null);
  if (!(stream instanceof Stream)) throw new Error('No stream was read.');
  const found = decodeFilters(file, stream, most);
  return found && Buffer.from(found).toString('latin1');
}

/** Codes of a fixed width, the first one in front, as an encoder writes them. */
function packedCodes(codes: readonly (readonly [code: number, width: number])[]): number[] {
  const bits = codes.map(([code, width]) => code.toString(2).padStart(width, '0')).join('');
  return (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

/** Compresses as the standard says (7.4.4.2): the table grows until it is full, and is cleared then. */
function lzw(text: string, early: 0 | 1): number[] {
  const codes: [number, number][] = [];
  let table = new Map<string, number>();
  let next = 258;
  let width = 9;
  const clear = () => {
    codes.push([256, width]);
    table = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
    next = 258;
    width = 9;
  };
  clear();
  let run = '';
  for (const sign of text) {
    if (table.has(run + sign)) {
      run += sign;
      continue;
    }
    codes.push([table.get(run) ?? 0, width]);
    table.set(run + sign, next++);
    run = sign;
    // The decoder is one entry behind.
    if (next - 1 + early >= 1 << width) width++;
    if (next >= 4095) clear();
  }
  codes.push([table.get(run) ?? 0, width], [257, width]);
  return packedCodes(codes);
}

describe('decodes', () => {
  it.each<[string, Bytes, string, string]>([
    ['figures, a last one alone', '48 65\n6C6c6F2>…', '/Filter/ASCIIHexDecode', 'Hello '],
    ['eighty-five signs', '87cURD]i,"Ebo80~>', '/Filter/ASCII85Decode', 'Hello World!'],
    ['zeros, and a rest of one byte', 'z!!~>', '/Filter/ASCII85Decode', '\0\0\0\0\0'],
    ['runs', [2, 97, 98, 99, 254, 100, 128, 101], '/Filter/RunLengthDecode', 'abcddd'],
    [
      'the example of the standard',
      [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01],
      '/Filter/LZWDecode',
      '-----A---B',
    ],
    [
      'one filter after the other',
      `${deflateSync('q Q').toString('hex')}>`,
      '/Filter[/ASCIIHexDecode/FlateDecode]',
      'q Q',
    ],
    [
      'rows with a sum',
      deflateSync(Buffer.from([2, 1, 2, 2, 1, 1])),
      '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2>>',
      '\x01\x02\x02\x03',
    ],
    [
      'rows of differences',
      deflateSync(Buffer.from([1, 1, 1, 5, 1, 1])),
      '/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 3>>',
      '\x01\x02\x03\x05\x06\x07',
    ],
  ])('%s', (_what, data, entries, expected) => {
    expect(decoded(data, entries)).toBe(expected);
  });

  it.each([0, 1] as const)('long runs of codes of every width, growing %i code early', (early) => {
    const text = Array.from(
      { length: 30_000 },
      (_, at) => `${(at * 7919) % 1009} ${at % 13} l\n`,
    ).join('');
    const parameters = `/Filter/LZWDecode/DecodeParms<</EarlyChange ${early}>>`;
    expect(decoded(lzw(text, early), parameters)).toBe(text);
  });
});

describe('as far as there is sense in it', () => {
  it.each<[string, Bytes, string, string]>([
    ['codes that are cut off', lzw('abcabcabcabc', 1).slice(0, 6), '/Filter/LZWDecode', 'abcab'],
    [
      'a code that there is not yet',
      packedCodes([
        [256, 9],
        [65, 9],
        [300, 9],
      ]),
      '/Filter/LZWDecode',
      'A',
    ],
    ['a run that is cut off', [5, 97, 98], '/Filter/RunLengthDecode', 'ab'],
    ['a byte that is missing', [200], '/Filter/RunLengthDecode', ''],
    ['a group of one sign', '87cUR!', '/Filter/ASCII85Decode', 'Hell'],
    [
      'a checksum that is wrong',
      [...deflateSync('q Q').subarray(0, -4), 1, 2, 3, 4],
      '/Filter/FlateDecode',
      'q Q',
    ],
  ])('%s', (_what, data, entries, expected) => {
    expect(decoded(data, entries)).toBe(expected);
  });

  it.each([
    ['a filter of pictures', 'x', '/Filter/DCTDecode'],
    ['data that are not deflated', 'nothing', '/Filter/FlateDecode'],
    [
      'rows that nobody could have meant',
      deflateSync('x'),
      '/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>',
    ],
  ])('not at all: %s', (_what, data, entries) => {
    expect(decoded(data, entries)).toBeUndefined();
  });
});

describe('refuses what unpacks to more than there is room for', () => {
  const long = 'a'.repeat(5_000);
  it.each<[string, Bytes]>([
    ['FlateDecode', deflateSync(long)],
    ['LZWDecode', lzw(long, 1)],
    ['RunLengthDecode', Array.from({ length: 40 }, () => [129, 97]).flat()],
    ['ASCII85Decode', 'z'.repeat(1_250)],
    ['ASCIIHexDecode', '61'.repeat(5_000)],
  ])('%s', (filter, data) => {
    const entries = `/Filter/${filter}`;
    expect(decoded(data, entries, 5_200)).toMatch(/^[a\0]{5000}/);
    expect(() => decoded(data, entries, 4_999)).toThrow(PdfSyntaxError);
  });
});
