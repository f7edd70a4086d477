/**
 * Reads from a CFF program (Adobe Technical Note 5176) which glyphs there are, by name or CID, and how wide they
 * are. Knows no PDF.
 */
import { firstOwnName, standardNames } from './cff-names.js';
import { widthInCharstring } from './charstring.js';
import type { FontProgram } from './program.js';

export interface CffProgram extends FontProgram {
  /** 0 where it has none of this name. */
  readonly glyphNamed: (name: string) => number;
  /** 0 where it has none of this CID; in a program without CIDs they are glyphs. */
  readonly glyphOfCid: (cid: number) => number;
  /** By its own encoding: the name of a code's glyph. */
  readonly nameOfCode: (code: number) => string | undefined;
}

/** Operators of dictionaries; those of two bytes are 1200 and more. */
const op = { charset: 15, encoding: 16, charStrings: 17, private: 18, subrs: 19 } as const;
const opWidth = { usual: 20, nominal: 21 } as const;
const opCid = { fontMatrix: 1207, ros: 1230, fdArray: 1236, fdSelect: 1237 } as const;

type Numbers = ReadonlyMap<number, readonly number[]>;

/** Undefined where it is no such program, or is damaged. */
export function readCff(content: Uint8Array): CffProgram | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  try {
    return read(bytes);
  } catch (error) {
    // Past the end of the program.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function read(bytes: Buffer): CffProgram | undefined {
  const names = readIndex(bytes, bytes.readUInt8(2));
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const globals = readIndex(bytes, strings.end);
  const top = readDict(tops.items[0]);
  const start = first(top, op.charStrings);
  if (top === undefined || start === undefined) return undefined;
  const glyphs = readIndex(bytes, start).items;
  const hasCids = top.has(opCid.ros);
  const charset = readCharset(bytes, first(top, op.charset) ?? 0, glyphs.length);
  if (charset === undefined) return undefined;
  const fonts = hasCids ? readFonts(bytes, top) : [top];
  const privates = fonts.map((font) => readPrivate(bytes, font));
  const fontOf = hasCids ? readSelection(bytes, first(top, opCid.fdSelect) ?? 0) : () => 0;
  const scales = fonts.map((font) => scaleOf(top, hasCids ? font : undefined));
  const nameOf = (id: number): string =>
    standardNames[id] ?? strings.items[id - firstOwnName]?.toString('latin1') ?? '';
  const byId = new Map(charset.map((id, glyph) => [id, glyph] as const).toReversed());
  const byName = new Map([...byId].map(([id, glyph]) => [nameOf(id), glyph]));
  const codes = hasCids
    ? new Map<number, number>()
    : readCodes(bytes, first(top, op.encoding) ?? 0);
  return {
    glyphs: glyphs.length,
    glyphNamed: (name) => (hasCids ? 0 : (byName.get(name) ?? 0)),
    glyphOfCid: (cid) => (hasCids ? (byId.get(cid) ?? 0) : cid),
    nameOfCode: (code) => {
      const glyph = codes?.get(code);
      return glyph === undefined ? undefined : nameOf(charset[glyph] ?? 0);
    },
    widthOf(glyph) {
      const charstring = glyphs[glyph];
      const font = fontOf(glyph);
      const own = privates[font];
      if (charstring === undefined || own === undefined) return undefined;
      const width = widthInCharstring(charstring, { globals: globals.items, locals: own.subrs });
      if (width === undefined) return undefined;
      return (width === 'usual' ? own.usual : own.nominal + width) * (scales[font] ?? 1);
    },
  };
}

/** Thousandths of an em for a unit: the matrices of the program and of its part. */
function scaleOf(top: Numbers, part: Numbers | undefined): number {
  const [whole] = top.get(opCid.fontMatrix) ?? [];
  const [inner] = part?.get(opCid.fontMatrix) ?? [];
  if (whole === undefined) return (inner ?? 0.001) * 1000;
  return whole * (inner ?? 1) * 1000;
}

function readFonts(bytes: Buffer, top: Numbers): readonly Numbers[] {
  const at = first(top, opCid.fdArray);
  return at === undefined ? [] : readIndex(bytes, at).items.map((item) => readDict(item));
}

function readPrivate(bytes: Buffer, font: Numbers) {
  const [size = 0, offset = 0] = font.get(op.private) ?? [];
  const own = readDict(bytes.subarray(offset, offset + size));
  const subrs = first(own, op.subrs);
  return {
    usual: first(own, opWidth.usual) ?? 0,
    nominal: first(own, opWidth.nominal) ?? 0,
    subrs: subrs === undefined ? [] : readIndex(bytes, offset + subrs).items,
  };
}

/** Of each glyph the number of its name, or its CID; undefined for the predefined sets of small capitals. */
function readCharset(bytes: Buffer, offset: number, glyphs: number): readonly number[] | undefined {
  if (offset === 0) return Array.from({ length: glyphs }, (_, glyph) => glyph);
  if (offset < 3) return undefined;
  const ids = [0];
  const format = bytes.readUInt8(offset);
  let at = offset + 1;
  while (ids.length < glyphs) {
    const id = bytes.readUInt16BE(at);
    at += 2;
    const more = format === 0 ? 0 : format === 1 ? bytes.readUInt8(at) : bytes.readUInt16BE(at);
    at += format;
    for (let step = 0; step <= more && ids.length < glyphs; step++) ids.push(id + step);
  }
  return ids;
}

/** Its own encoding: glyphs by code. Undefined for the standard ones, and where codes are added to it. */
function readCodes(bytes: Buffer, offset: number): ReadonlyMap<number, number> | undefined {
  if (offset < 2) return undefined;
  const format = bytes.readUInt8(offset);
  const count = bytes.readUInt8(offset + 1);
  const codes = new Map<number, number>();
  let glyph = 1;
  for (let index = 0; index < count; index++) {
    const at = offset + 2 + index * (format === 1 ? 2 : 1);
    const code = bytes.readUInt8(at);
    const more = format === 1 ? bytes.readUInt8(at + 1) : 0;
    for (let step = 0; step <= more; step++) codes.set(code + step, glyph++);
  }
  return format > 1 ? undefined : codes;
}

/** Which part of a program with CIDs a glyph belongs to. */
function readSelection(bytes: Buffer, offset: number): (glyph: number) => number {
  const format = bytes.readUInt8(offset);
  if (format === 0) return (glyph) => bytes[offset + 1 + glyph] ?? 0;
  const count = bytes.readUInt16BE(offset + 1);
  const parts = new Uint8Array(65_536);
  for (let index = 0; index < count; index++) {
    const at = offset + 3 + index * 3;
    const [from, part, to] = [bytes.readUInt16BE(at), bytes[at + 2], bytes.readUInt16BE(at + 3)];
    parts.fill(part ?? 0, from, to);
  }
  return (glyph) => parts[glyph] ?? 0;
}

interface Index {
  readonly items: readonly Buffer[];
  readonly end: number;
}

function readIndex(bytes: Buffer, start: number): Index {
  const count = bytes.readUInt16BE(start);
  if (count === 0) return { items: [], end: start + 2 };
  const size = bytes.readUInt8(start + 2);
  const base = start + 2 + (count + 1) * size;
  const offset = (index: number): number => bytes.readUIntBE(start + 3 + index * size, size);
  const items = Array.from({ length: count }, (_, index) =>
    bytes.subarray(base + offset(index), base + offset(index + 1)),
  );
  return { items, end: base + offset(count) };
}

/** Operands by operator. */
function readDict(bytes: Buffer | undefined): Numbers {
  const found = new Map<number, readonly number[]>();
  let operands: number[] = [];
  for (let at = 0; bytes !== undefined && at < bytes.length; ) {
    const byte = bytes.readUInt8(at++);
    if (byte <= 21) {
      found.set(byte === 12 ? 1200 + bytes.readUInt8(at++) : byte, operands);
      operands = [];
    } else if (byte === 28) {
      operands.push(bytes.readInt16BE(at));
      at += 2;
    } else if (byte === 29) {
      operands.push(bytes.readInt32BE(at));
      at += 4;
    } else if (byte === 30) {
      const real = readReal(bytes, at);
      operands.push(real.value);
      at = real.end;
    } else if (byte <= 246) operands.push(byte - 139);
    else if (byte <= 250) operands.push((byte - 247) * 256 + bytes.readUInt8(at++) + 108);
    else operands.push(-(byte - 251) * 256 - bytes.readUInt8(at++) - 108);
  }
  return found;
}

/** Half a byte for each sign of the number. */
function readReal(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  const signs = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-'];
  let text = '';
  for (let at = start; ; at++) {
    const byte = bytes.readUInt8(at);
    for (const half of [byte >> 4, byte & 15]) {
      if (half === 15) return { value: Number(text), end: at + 1 };
      text += signs[half] ?? '';
    }
  }
}

function first(dict: Numbers, operator: number): number | undefined {
  return dict.get(operator)?.[0];
}
