/**
 * Undoes the filters that have bytes for a result (ISO 32000-2, 7.4.2 to 7.4.5): ASCIIHex, ASCII85, LZW, RunLength.
 * Each reads as far as its data make sense, as viewers do. Must not know dictionaries, nor how filters follow one another.
 */
import { Unpacked } from './limits.js';

/** All throw a `PdfSyntaxError` where there are more than `most` bytes. */
export type Decoder = (data: Uint8Array, most: number) => Buffer;

const isSpace = (byte: number): boolean =>
  byte === 32 || (byte >= 9 && byte <= 13 && byte !== 11) || byte === 0;

/** Two figures a byte, up to `>`; a last one alone has 0 behind it (7.4.2). */
export const fromAsciiHex: Decoder = (data, most) => {
  const out = new Unpacked(data.length >> 1, most);
  let high = -1;
  for (const sign of data) {
    if (sign === 0x3e) break;
    const figure = figureOf(sign);
    if (figure < 0) continue;
    if (high < 0) high = figure;
    else {
      out.byte(high * 16 + figure);
      high = -1;
    }
  }
  if (high >= 0) out.byte(high * 16);
  return out.bytes();
};

function figureOf(sign: number): number {
  if (sign >= 0x30 && sign <= 0x39) return sign - 0x30;
  const letter = sign | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Five signs for four bytes, `z` for four zeros, up to `~>` (7.4.3). */
export const fromAscii85: Decoder = (data, most) => {
  const out = new Unpacked(Math.ceil(data.length * 0.8), most);
  let group = 0;
  let signs = 0;
  const write = (bytes: number): void => {
    for (let shift = 24; shift > 24 - bytes * 8; shift -= 8) out.byte((group >>> shift) & 255);
  };
  for (const sign of data) {
    if (isSpace(sign)) continue;
    if (sign === 0x7a && signs === 0) {
      group = 0;
      write(4);
      continue;
    }
    // `~`, and whatever is no sign of the eighty-five.
    if (sign < 0x21 || sign > 0x75) break;
    group = (Math.imul(group, 85) + sign - 0x21) | 0;
    if (++signs < 5) continue;
    write(4);
    group = 0;
    signs = 0;
  }
  if (signs > 1) {
    // What is missing counts as the greatest sign, and as many bytes are left out.
    for (let missing = signs; missing < 5; missing++) group = (Math.imul(group, 85) + 84) | 0;
    write(signs - 1);
  }
  return out.bytes();
};

/** A length up to 127 and as many bytes and one more, or from 129 and one byte 257 less it times (7.4.5). */
export const fromRunLength: Decoder = (data, most) => {
  const out = new Unpacked(data.length * 2, most);
  for (let at = 0; at < data.length; ) {
    const length = data[at++] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      const run = data.subarray(at, at + length + 1);
      out.room(run.length).set(run, out.length);
      out.length += run.length;
      at += run.length;
    } else {
      const times = at < data.length ? 257 - length : 0;
      out.room(times).fill(data[at++] ?? 0, out.length, out.length + times);
      out.length += times;
    }
  }
  return out.bytes();
};

const clearTable = 256;
const endOfData = 257;
const widest = 12;
const mostCodes = 1 << widest;

/** Codes of 9 to 12 bits for runs seen before (7.4.4.2). `early`: they grow one code sooner than they must. */
export function fromLzw(early: 0 | 1): Decoder {
  return (data, most) => {
    const out = new Unpacked(data.length * 3, most);
    /** Where the run of each code was last written, and how long it is: its bytes are in what is unpacked. */
    const starts = new Uint32Array(mostCodes);
    const lengths = new Uint32Array(mostCodes);
    let next = endOfData + 1;
    let width = 9;
    /** Where the run of the last code was written; none behind a cleared table. */
    let last = -1;
    let bits = 0;
    let held = 0;
    for (let at = 0; ; ) {
      while (held < width && at < data.length) {
        bits = ((bits << 8) | (data[at++] ?? 0)) & 0xfffff;
        held += 8;
      }
      if (held < width) break;
      held -= width;
      const code = (bits >> held) & ((1 << width) - 1);
      if (code === endOfData) break;
      if (code === clearTable) {
        next = endOfData + 1;
        width = 9;
        last = -1;
        continue;
      }
      const start = out.length;
      if (last >= 0 && next < mostCodes) {
        // The last run and the byte behind it, which may be the first that is written now.
        starts[next] = last;
        lengths[next] = start - last + 1;
        next++;
      }
      if (code < clearTable) out.byte(code);
      else if (code < next) repeat(out, starts[code] ?? 0, lengths[code] ?? 0);
      // Nothing that any program writes: what there was up to here is what viewers show.
      else break;
      last = start;
      if (next + early >= 1 << width && width < widest) width++;
    }
    return out.bytes();
  };
}

function repeat(out: Unpacked, from: number, length: number): void {
  const buffer = out.room(length);
  for (let index = 0; index < length; index++)
    buffer[out.length + index] = buffer[from + index] ?? 0;
  out.length += length;
}
