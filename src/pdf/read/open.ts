/**
 * Opens a sound PDF (ISO 32000-2, 7.5): cross-reference tables and streams, object streams, updates. Repairs
 * nothing and decrypts nothing: that is PDFium's work, and is done before.
 */
import { inflateSync } from 'node:zlib';
import { type Dict, isArray, isDict, Name, Ref, Stream, type Value } from '../objects/values.js';
import { mostBytes } from './limits.js';
import { Parser, PdfSyntaxError } from './parse.js';

export interface PdfFile {
  readonly trailer: Dict;
  /** What `value` is, references followed; null for what is not there. */
  readonly get: (value: Value | undefined) => Value;
  /** An object that the file does not have: for whoever mends a document before it is prepared. */
  readonly add: (value: Value) => Ref;
  /** Another value for an object, from now on. */
  readonly replace: (object: Ref, value: Value) => void;
}

/** Where an object is: at a byte, or in an object stream. */
export type Entry =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number };

/** A chain of updates, or of references to references, is no longer than this. */
const longestChain = 1_000;

/** Throws a `PdfSyntaxError` where the file is not sound. */
export function openPdf(content: Uint8Array): PdfFile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const entries = new Map<number, Entry>();
  const trailer = readSections(bytes, entries);
  const known = new Map<number, Value>();
  const opened = new Map<number, readonly Value[]>();

  const load = (num: number): Value => {
    const before = known.get(num);
    if (before !== undefined) return before;
    const entry = entries.get(num);
    if (entry === undefined) return null;
    // Stands in for itself while its own Length is looked up.
    known.set(num, null);
    const value =
      entry.kind === 'at'
        ? readObject(bytes, entry.offset, num, get)
        : (unpack(entry.stream)[entry.index] ?? null);
    known.set(num, value);
    return value;
  };
  const get = (value: Value | undefined): Value => {
    let found: Value = value ?? null;
    for (let step = 0; found instanceof Ref; step++) {
      if (step > longestChain) return null;
      found = load(found.num);
    }
    return found;
  };
  const unpack = (num: number): readonly Value[] => {
    const before = opened.get(num);
    if (before !== undefined) return before;
    opened.set(num, []);
    const stream = load(num);
    const values = stream instanceof Stream ? readObjectStream(stream, get) : [];
    opened.set(num, values);
    return values;
  };
  let next = 1 + [...entries.keys()].reduce((most, num) => Math.max(most, num), 0);
  return {
    trailer,
    get,
    add(value) {
      const ref = new Ref(next++);
      known.set(ref.num, value);
      return ref;
    },
    replace: (object, value) => void known.set(object.num, value),
  };
}

function readObject(
  bytes: Buffer,
  offset: number,
  num: number,
  get: (value: Value | undefined) => Value,
): Value {
  const parser = new Parser(bytes, offset);
  const written = parser.value();
  parser.value();
  if (written !== num || !parser.take('obj')) {
    throw new PdfSyntaxError(`Object ${num} is not where the table says`, offset);
  }
  const value = parser.value();
  if (!isDict(value) || !parser.take('stream')) return value;
  return readStream(bytes, parser.at, value, get);
}

function readStream(
  bytes: Buffer,
  afterKeyword: number,
  dict: Dict,
  get: (value: Value | undefined) => Value,
): Stream {
  let start = afterKeyword;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const length = get(dict.get('Length'));
  if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
    const parser = new Parser(bytes, start + length);
    if (parser.take('endstream')) return new Stream(dict, bytes.subarray(start, start + length));
  }
  const end = bytes.indexOf('endstream', start, 'latin1');
  if (end < 0) throw new PdfSyntaxError('A stream never ends', start);
  const before = bytes[end - 1] === 10 ? (bytes[end - 2] === 13 ? 2 : 1) : 0;
  return new Stream(dict, bytes.subarray(start, Math.max(start, end - before)));
}

/** The newest section first, so that the first entry of a number counts (7.5.6). */
function readSections(bytes: Buffer, entries: Map<number, Entry>): Dict {
  const tail = bytes.lastIndexOf('startxref');
  if (tail < 0) throw new PdfSyntaxError('There is no startxref', bytes.length);
  const parser = new Parser(bytes, tail + 'startxref'.length);
  const first = parser.value();
  const seen = new Set<number>();
  const waiting: Value[] = [first];
  const free = new Set<number>();
  let trailer: Dict | undefined;
  while (waiting.length > 0 && seen.size < longestChain) {
    const offset = waiting.shift();
    if (typeof offset !== 'number' || seen.has(offset)) continue;
    seen.add(offset);
    const section = readSection(bytes, offset, entries, free);
    trailer ??= section;
    // A hybrid file's stream counts before what came earlier (7.5.8.4).
    waiting.unshift(section.get('XRefStm') ?? null, section.get('Prev') ?? null);
  }
  if (trailer === undefined) throw new PdfSyntaxError('There is no trailer', tail);
  return trailer;
}

/** Notes the objects of one section, where `entries` and `free` do not have them; answers its trailer. */
export function readSection(
  bytes: Buffer,
  offset: number,
  entries: Map<number, Entry>,
  free: Set<number>,
): Dict {
  const parser = new Parser(bytes, offset);
  if (!parser.take('xref')) return readStreamSection(bytes, parser, entries, free);
  for (;;) {
    if (parser.take('trailer')) {
      const dict = parser.value();
      if (!isDict(dict)) throw new PdfSyntaxError('The trailer is no dictionary', parser.at);
      return dict;
    }
    const start = parser.value();
    const count = parser.value();
    if (typeof start !== 'number' || typeof count !== 'number') {
      throw new PdfSyntaxError('The cross-reference table cannot be read', parser.at);
    }
    for (let index = 0; index < count; index++) {
      parser.skipSpace();
      const place = Number(parser.word());
      parser.skipSpace();
      parser.word();
      parser.skipSpace();
      const kind = parser.word();
      // However many there are said to be, there are no more than there are words.
      if (kind === '') throw new PdfSyntaxError('The table breaks off', parser.at);
      const num = start + index;
      if (kind === 'n' && Number.isInteger(place))
        note(entries, free, num, { kind: 'at', offset: place });
      else free.add(num);
    }
  }
}

function note(entries: Map<number, Entry>, free: Set<number>, num: number, entry: Entry): void {
  if (!entries.has(num) && !free.has(num)) entries.set(num, entry);
}

/** A cross-reference stream (7.5.8). */
function readStreamSection(
  bytes: Buffer,
  parser: Parser,
  entries: Map<number, Entry>,
  free: Set<number>,
): Dict {
  const offset = parser.at;
  parser.value();
  parser.value();
  if (!parser.take('obj')) throw new PdfSyntaxError('There is no cross-reference table', offset);
  const dict = parser.value();
  if (!isDict(dict) || !parser.take('stream')) {
    throw new PdfSyntaxError('There is no cross-reference stream', offset);
  }
  const stream = readStream(bytes, parser.at, dict, (value) => value ?? null);
  const data = inflated(stream, (value) => value ?? null);
  const widths = dict.get('W');
  const [w1, w2, w3] = isArray(widths) ? widths.map(Number) : [];
  if (w1 === undefined || w2 === undefined || w3 === undefined || !(w1 + w2 + w3 > 0)) {
    throw new PdfSyntaxError('The cross-reference stream has no widths', offset);
  }
  const index = dict.get('Index');
  const size = dict.get('Size');
  const ranges = isArray(index) ? index.map(Number) : [0, typeof size === 'number' ? size : 0];
  let at = 0;
  const field = (width: number): number => {
    let value = 0;
    for (let step = 0; step < width; step++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [start = 0, count = 0] = ranges.slice(range, range + 2);
    for (let step = 0; step < count && at + w1 + w2 + w3 <= data.length; step++) {
      const kind = w1 === 0 ? 1 : field(w1);
      const second = field(w2);
      const third = field(w3);
      const num = start + step;
      if (kind === 1) note(entries, free, num, { kind: 'at', offset: second });
      else if (kind === 2) note(entries, free, num, { kind: 'in', stream: second, index: third });
      else free.add(num);
    }
  }
  return dict;
}

/** The objects of an object stream, in their order (7.5.7). */
function readObjectStream(
  stream: Stream,
  get: (value: Value | undefined) => Value,
): readonly Value[] {
  const data = inflated(stream, get);
  const count = get(stream.dict.get('N'));
  const first = get(stream.dict.get('First'));
  if (typeof count !== 'number' || typeof first !== 'number') return [];
  const head = new Parser(data, 0, first);
  const values: Value[] = [];
  for (let index = 0; index < count; index++) {
    head.value();
    const offset = head.value();
    if (typeof offset !== 'number') break;
    values.push(new Parser(data, first + offset).value());
  }
  return values;
}

/** The bytes of a stream of the file's own making: deflated, perhaps with a PNG predictor (7.4.4.4). */
function inflated(stream: Stream, get: (value: Value | undefined) => Value): Buffer {
  const filter = get(stream.dict.get('Filter'));
  const name = isArray(filter) && filter.length === 1 ? get(filter[0]) : filter;
  if (name === null) return Buffer.from(stream.data);
  if (name !== Name.of('FlateDecode')) {
    throw new PdfSyntaxError('A stream of the file’s own is not deflated', 0);
  }
  const data = inflate(stream.data);
  const written = get(stream.dict.get('DecodeParms'));
  const parms = isArray(written) ? get(written[0]) : written;
  const predictor = isDict(parms) ? get(parms.get('Predictor')) : null;
  if (!isDict(parms) || typeof predictor !== 'number' || predictor < 10) return data;
  const columns = get(parms.get('Columns')) ?? 1;
  if (typeof columns !== 'number' || !Number.isInteger(columns) || columns < 1) {
    throw new PdfSyntaxError('A stream of the file’s own has no columns', 0);
  }
  return withoutPredictor(data, columns);
}

function inflate(bytes: Uint8Array): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PdfSyntaxError(`A stream of the file’s own cannot be inflated: ${why}`, 0);
  }
}

/** Undoes PNG prediction for rows of single bytes. */
export function withoutPredictor(data: Buffer, columns: number, bytesPerPixel = 1): Buffer {
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    const from = row * (columns + 1) + 1;
    const to = row * columns;
    for (let column = 0; column < columns; column++) {
      const left = column >= bytesPerPixel ? (out[to + column - bytesPerPixel] ?? 0) : 0;
      const up = row > 0 ? (out[to + column - columns] ?? 0) : 0;
      const corner =
        row > 0 && column >= bytesPerPixel ? (out[to + column - columns - bytesPerPixel] ?? 0) : 0;
      out[to + column] = (data[from + column] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
