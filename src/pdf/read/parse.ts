/** Reads values from the bytes of a file (ISO 32000-2, 7.2, 7.3). Must not know cross-reference tables. */
import { type Dict, Name, PdfString, Ref, type Value } from '../objects/values.js';

/** The file breaks a rule that nothing can be read without. `offset` counts bytes from the start. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(`${message} (at byte ${offset})`);
    this.offset = offset;
  }
}

/** Deeper nesting is an attack, not a document. */
const deepest = 256;

const regular = 0;
const space = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = space;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = delimiter;

/** Where a value ends and what it is. `keyword` for a word that is no value (`obj`, `stream`, `R`). */
export class Parser {
  readonly bytes: Buffer;
  readonly end: number;
  at: number;
  constructor(bytes: Buffer, at: number, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  skipSpace(): void {
    const { bytes, end } = this;
    let at = this.at;
    while (at < end) {
      const byte = bytes[at] as number;
      if (kinds[byte] === space) at++;
      else if (byte === 0x25) {
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
      } else break;
    }
    this.at = at;
  }

  /** The next value; throws where there is none. */
  value(depth = 0): Value {
    if (depth > deepest) throw new PdfSyntaxError('Too many values within each other', this.at);
    this.skipSpace();
    const { bytes, end } = this;
    if (this.at >= end)
      throw new PdfSyntaxError('The file ends where a value is expected', this.at);
    const byte = bytes[this.at] as number;
    if (byte === 0x2f) return Name.of(this.name());
    if (byte === 0x28) return this.literal();
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) {
      return bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.hex();
    }
    if (kinds[byte] === delimiter) {
      throw new PdfSyntaxError(`Unexpected “${String.fromCharCode(byte)}”`, this.at);
    }
    const start = this.at;
    const word = this.word();
    const first = word.charCodeAt(0);
    if (isDigit(first) || first === 0x2b || first === 0x2d || first === 0x2e) {
      return this.numberOrRef(word, first);
    }
    if (word === 'null') return null;
    if (word === 'true') return true;
    if (word === 'false') return false;
    throw new PdfSyntaxError(`Unexpected “${word.slice(0, 20)}”`, start);
  }

  /** The next run of regular characters. */
  word(): string {
    const { bytes, end } = this;
    let at = this.at;
    while (at < end && kinds[bytes[at] as number] === regular) at++;
    const word = bytes.toString('latin1', this.at, at);
    this.at = at;
    return word;
  }

  /** Goes past `word` where it stands next; says whether it did. */
  take(word: string): boolean {
    this.skipSpace();
    const { bytes, at } = this;
    if (at + word.length > this.end) return false;
    for (let index = 0; index < word.length; index++) {
      if (bytes[at + index] !== word.charCodeAt(index)) return false;
    }
    this.at = at + word.length;
    return true;
  }

  private numberOrRef(word: string, first: number): Value {
    const number = readNumber(word);
    if (!isDigit(first) || !Number.isInteger(number)) return number;
    // "12 0 R": looked for without going on where it is not there.
    const { bytes, end } = this;
    let at = this.at;
    while (at < end && kinds[bytes[at] as number] === space) at++;
    const second = at;
    while (at < end && isDigit(bytes[at] as number)) at++;
    if (at === second || at - second > 5) return number;
    const third = at;
    while (at < end && kinds[bytes[at] as number] === space) at++;
    if (at === third || bytes[at] !== 0x52) return number;
    const after = bytes[at + 1];
    if (after !== undefined && at + 1 < end && kinds[after] === regular) return number;
    this.at = at + 1;
    return new Ref(number);
  }

  private name(): string {
    this.at++;
    const word = this.word();
    return word.includes('#')
      ? word.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : word;
  }

  private array(depth: number): readonly Value[] {
    this.at++;
    const values: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.at >= this.end) throw new PdfSyntaxError('An array never ends', this.at);
      if (this.bytes[this.at] === 0x5d) {
        this.at++;
        return values;
      }
      values.push(this.value(depth + 1));
    }
  }

  private dict(depth: number): Dict {
    this.at += 2;
    const made: Dict = new Map();
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.at];
      if (byte === 0x3e && this.bytes[this.at + 1] === 0x3e) {
        this.at += 2;
        return made;
      }
      if (byte !== 0x2f) throw new PdfSyntaxError('A dictionary’s key is no name', this.at);
      const key = this.name();
      const value = this.value(depth + 1);
      // Null is as if the entry were not there (7.3.7); of two the later counts, as viewers have it.
      if (value !== null) made.set(key, value);
    }
  }

  private hex(): PdfString {
    const close = this.bytes.indexOf(0x3e, this.at);
    if (close < 0 || close >= this.end) throw new PdfSyntaxError('A string never ends', this.at);
    const short = shortHex(this.bytes, this.at + 1, close);
    if (short !== undefined) {
      this.at = close + 1;
      return new PdfString(short);
    }
    const figures = this.bytes.toString('latin1', this.at + 1, close).replace(/[^0-9A-Fa-f]/g, '');
    this.at = close + 1;
    const even = figures.length % 2 === 0 ? figures : `${figures}0`;
    return new PdfString(Buffer.from(even, 'hex').toString('latin1'));
  }

  private literal(): PdfString {
    const { bytes, end } = this;
    const start = this.at + 1;
    let at = start;
    let level = 1;
    let plain = true;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === 0x5c) {
        plain = false;
        at++;
      } else if (byte === 0x28) level++;
      else if (byte === 0x29 && --level === 0) break;
      else if (byte === 13) plain = false;
    }
    if (at >= end) throw new PdfSyntaxError('A string never ends', start);
    this.at = at + 1;
    const written = bytes.toString('latin1', start, at);
    return new PdfString(plain ? written : unescaped(written));
  }
}

/** What each byte is as a figure of a hexadecimal number; 255 for what is none. */
const figureOf = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
  figureOf[value.toString(16).charCodeAt(0)] = value;
  figureOf[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** Strings of one or two bytes, each made once: where every letter is placed by itself, they are most of a page. */
const shorts: (string | undefined)[] = [];

/**
 * The string that two or four hexadecimal figures mean, where nothing else stands between `from` and `to`; undefined
 * otherwise.
 */
export function shortHex(bytes: Uint8Array, from: number, to: number): string | undefined {
  const count = to - from;
  if (count !== 4 && count !== 2) return undefined;
  let code = 0;
  for (let at = from; at < to; at++) {
    const figure = figureOf[bytes[at] as number] as number;
    if (figure === 255) return undefined;
    code = code * 16 + figure;
  }
  // "00" is not "0000".
  const place = count === 4 ? code : 0x10000 + code;
  const before = shorts[place];
  if (before !== undefined) return before;
  const made = count === 4 ? String.fromCharCode(code >> 8, code & 255) : String.fromCharCode(code);
  shorts[place] = made;
  return made;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** As viewers read what is no number: its beginning, or 0 (7.3.3). */
function readNumber(word: string): number {
  const number = Number(word);
  if (!Number.isNaN(number) && !/[eEx]/.test(word)) return number;
  const beginning = /^[+-]*\d*\.?\d*/.exec(word)?.[0] ?? '';
  const read = Number(beginning.replace(/^[+-]*(?=[+-])/, ''));
  return Number.isNaN(read) ? 0 : read;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

/** Escapes undone, and every end of line made a line feed (7.3.4.2). */
function unescaped(written: string): string {
  return written.replace(
    /\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))|\r\n?/g,
    (all, octal?: string, line?: string, sign?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      if (line !== undefined) return '';
      if (sign !== undefined) return escapes[sign] ?? sign;
      return all === '\\' ? '' : '\n';
    },
  );
}
