/** What is read from font programs: glyphs, widths, and which codes lead to them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readCff } from '../../../src/pdf/check/fonts/cff.js';
import { readToUnicode } from '../../../src/pdf/check/fonts/to-unicode.js';
import { readTrueType } from '../../../src/pdf/check/fonts/true-type.js';

const sample = 'Aŵł – fi €ß';

describe('a TrueType program', () => {
  const path = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  );

  it('is read as fontkit reads it', async () => {
    const bytes = await readFile(path);
    const font = create(bytes);
    if (!('glyphForCodePoint' in font)) throw new Error('A collection of fonts.');
    const program = readTrueType(bytes);
    const map = program?.maps.find(({ platform, encoding }) => platform === 3 && encoding === 1);
    const seen = [...sample].map((letter) => {
      const glyph = map?.glyphOf(letter.codePointAt(0) ?? 0) ?? 0;
      return { glyph, width: Math.round(program?.widthOf(glyph) ?? 0) };
    });
    const expected = [...sample].map((letter) => {
      const glyph = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
      return { glyph: glyph.id, width: Math.round((glyph.advanceWidth * 1000) / font.unitsPerEm) };
    });
    expect(seen).toEqual(expected);
    expect(program?.glyphs).toBe(font.numGlyphs);
    expect(map?.glyphOf(0xe000)).toBe(0);
    expect(program?.widthOf(font.numGlyphs)).toBeUndefined();
  });

  it('does no harm where it is cut off', async () => {
    const bytes = await readFile(path);
    for (const length of [0, 3, 12, 100, 5_000]) {
      expect(readTrueType(bytes.subarray(0, length))).toBeUndefined();
    }
  });
});

describe('a CFF program', () => {
  const index = (...items: readonly (readonly number[])[]): number[] => {
    if (items.length === 0) return [0, 0];
    let at = 1;
    const offsets = [at, ...items.map((item) => (at += item.length))];
    return [0, items.length, 1, ...offsets, ...items.flat()];
  };
  const letters = (text: string): number[] => [...Buffer.from(text)];
  const long = (value: number): number[] => [29, 0, 0, value >> 8, value & 255];
  const short = (value: number): number[] => [28, (value >> 8) & 255, value & 255];
  const [endchar, rmoveto, callsubr] = [14, 21, 10];

  /** Three glyphs: .notdef, A, and one of its own called drain, whose width stands in a subroutine. */
  function program(): Uint8Array {
    const glyphs = index(
      [endchar],
      [...short(-20), ...short(5), ...short(6), rmoveto, endchar],
      [...short(-107), callsubr, endchar],
    );
    const own = [...short(600), 20, ...short(500), 21, ...short(12), 19];
    const subrs = index([...short(44), 11]);
    const top = (charset: number): number[] => {
      const glyphsAt = charset + 5;
      const ownAt = glyphsAt + glyphs.length;
      const dict = [
        ...long(charset),
        15,
        ...long(glyphsAt),
        17,
        ...long(own.length),
        ...long(ownAt),
        18,
      ];
      return [
        1,
        0,
        4,
        1,
        ...index(letters('T')),
        ...index(dict),
        ...index(letters('drain')),
        ...index(),
      ];
    };
    const charset = [0, 0, 34, 391 >> 8, 391 & 255];
    const head = top(top(0).length);
    return Uint8Array.from([...head, ...charset, ...glyphs, ...own, ...subrs]);
  }

  it('is read', () => {
    const cff = readCff(program());
    expect(cff?.glyphs).toBe(3);
    expect(['A', 'drain', 'B'].map((name) => cff?.glyphNamed(name))).toEqual([1, 2, 0]);
    expect([0, 1, 2, 3].map((glyph) => cff?.widthOf(glyph))).toEqual([600, 480, 544, undefined]);
  });

  it('does no harm where it is cut off', () => {
    const whole = program();
    for (let length = 0; length < whole.length - 12; length++) {
      expect(() => readCff(whole.subarray(0, length))).not.toThrow();
    }
    expect(readCff(whole.subarray(0, 20))).toBeUndefined();
  });
});

describe('a ToUnicode CMap', () => {
  const read = (text: string) => readToUnicode(Buffer.from(text));

  it('is read, single codes and ranges', () => {
    const map = read(`2 beginbfchar <01> <0041> <02><D83DDE00> endbfchar
      2 beginbfrange <0010> <0012> <0061> <20> <21> [<0066006C> <00E9>] endbfrange`);
    expect([1, 2, 16, 18, 32, 33, 19].map((code) => map?.get(code))).toEqual([
      'A',
      '😀',
      'a',
      'c',
      'fl',
      'é',
      undefined,
    ]);
  });

  it('takes no time where its ranges are made up', () => {
    const range = '<00000000> <FFFFFFFF> <0041> ';
    expect(read(`beginbfrange ${range.repeat(10)} endbfrange`)).toBeUndefined();
    expect(read('beginbfchar '.repeat(200_000))?.size).toBe(0);
  });
});
