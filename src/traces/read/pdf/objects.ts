/**
 * Every object that stands anywhere in the bytes of a PDF, whether or not a table lists it or anything leads to it,
 * and what is between objects. Believes no cross-reference table. Must not know what objects are for.
 */
import { type Dict, isDict, Name, Ref, Stream, type Value } from '../../../pdf/objects/values.js';
import { Parser, PdfSyntaxError } from '../../../pdf/read/parse.js';
import { unpacked } from './streams.js';

export interface FoundObject {
  readonly num: number;
  readonly value: Value;
}

export interface WholePdf {
  /** In the order of the file; several of one number where there are updates. */
  readonly objects: readonly FoundObject[];
  /** The dictionaries of trailers and of cross-reference streams, newest last. */
  readonly trailers: readonly Dict[];
  /** All bytes that are not the data of a stream, tables of offsets left out: one character each. */
  readonly loose: string;
  /** What `value` is, references followed to the newest object of the number. */
  readonly get: (value: Value | undefined) => Value;
}

const mostSteps = 100;

export function findObjects(content: Uint8Array): WholePdf {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const objects: FoundObject[] = [];
  const trailers: Dict[] = [];
  const loose: string[] = [];
  const newest = new Map<number, Value>();
  const get = (value: Value | undefined): Value => {
    let found: Value = value ?? null;
    for (let step = 0; found instanceof Ref && step < mostSteps; step++) {
      found = newest.get(found.num) ?? null;
    }
    return found instanceof Ref ? null : found;
  };
  const note = (num: number, value: Value): void => {
    objects.push({ num, value });
    newest.set(num, value);
    if (value instanceof Stream && value.dict.get('Type') === Name.of('XRef'))
      trailers.push(value.dict);
  };

  let at = 0;
  let looseFrom = 0;
  const keywordFrom = keywordsOf(bytes);
  const endFrom = finder(bytes, 'endstream');
  while (at < bytes.length) {
    const keyword = keywordFrom(at);
    if (keyword === undefined) break;
    at = keyword.end;
    const parser = new Parser(bytes, keyword.end);
    const value = valueAt(parser);
    if (value === undefined) continue;
    at = Math.max(at, parser.at);
    if (keyword.word === 'trailer') {
      if (isDict(value)) trailers.push(value);
      continue;
    }
    const stream =
      isDict(value) && parser.take('stream')
        ? streamAt(bytes, parser.at, value, endFrom)
        : undefined;
    if (stream === undefined) {
      note(keyword.num, value);
      continue;
    }
    loose.push(bytes.toString('latin1', looseFrom, stream.from));
    looseFrom = stream.to;
    at = stream.to;
    note(keyword.num, new Stream(stream.dict, bytes.subarray(stream.from, stream.to)));
  }
  loose.push(bytes.toString('latin1', looseFrom));
  for (const { value } of [...objects]) {
    if (value instanceof Stream && value.dict.get('Type') === Name.of('ObjStm')) {
      for (const { num, value: inner } of objectsInStream(value, get)) note(num, inner);
    }
  }
  // Tables of offsets are figures, and would be taken for numbers that somebody wrote.
  const text = loose.join('\n').replace(/\b\d{10} \d{5} [nf]\b/g, '');
  return { objects, trailers, loose: text, get };
}

type Keyword =
  | { readonly word: 'obj'; readonly num: number; readonly end: number }
  | { readonly word: 'trailer'; readonly num: 0; readonly end: number };

/** Where a word stands first at or after an offset; -1 where nowhere. */
type Finder = (start: number) => number;

/** Asked for ascending offsets, goes through the bytes once: a file without the word is not searched for each object. */
function finder(bytes: Buffer, word: string): Finder {
  let found = -1;
  let searchedFrom = -1;
  return (start) => {
    const isKnown = searchedFrom >= 0 && start >= searchedFrom && (found < 0 || start <= found);
    if (!isKnown) {
      found = bytes.indexOf(word, start, 'latin1');
      searchedFrom = start;
    }
    return found;
  };
}

/** The next "12 0 obj" or "trailer" from an offset on. */
function keywordsOf(bytes: Buffer): (start: number) => Keyword | undefined {
  const trailerFrom = finder(bytes, 'trailer');
  const objectFrom = finder(bytes, 'obj');
  return (start) => {
    const trailer = trailerFrom(start);
    for (let at = objectFrom(start); ; at = objectFrom(at + 3)) {
      if (trailer >= 0 && (at < 0 || trailer < at)) {
        return { word: 'trailer', num: 0, end: trailer + 'trailer'.length };
      }
      if (at < 0) return undefined;
      const before = bytes.toString('latin1', Math.max(start, at - 24), at);
      const num = /(\d{1,10})\s+\d{1,5}\s*$/.exec(before)?.[1];
      if (num !== undefined) return { word: 'obj', num: Number(num), end: at + 3 };
    }
  };
}

function valueAt(parser: Parser): Value | undefined {
  try {
    return parser.value();
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function streamAt(
  bytes: Buffer,
  afterKeyword: number,
  dict: Dict,
  endFrom: Finder,
): { readonly dict: Dict; readonly from: number; readonly to: number } | undefined {
  let from = afterKeyword;
  if (bytes[from] === 13) from++;
  if (bytes[from] === 10) from++;
  const length = dict.get('Length');
  if (typeof length === 'number' && length >= 0 && from + length <= bytes.length) {
    if (new Parser(bytes, from + length).take('endstream'))
      return { dict, from, to: from + length };
  }
  const end = endFrom(from);
  return end < 0 ? undefined : { dict, from, to: end };
}

function objectsInStream(stream: Stream, get: WholePdf['get']): readonly FoundObject[] {
  const data = unpacked(stream, get).data;
  const [count, first] = [get(stream.dict.get('N')), get(stream.dict.get('First'))];
  if (typeof count !== 'number' || typeof first !== 'number') return [];
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const head = new Parser(bytes, 0, Math.min(first, bytes.length));
  const found: FoundObject[] = [];
  for (let index = 0; index < count; index++) {
    const [num, offset] = [valueAt(head), valueAt(head)];
    if (typeof num !== 'number' || typeof offset !== 'number') break;
    const value = valueAt(new Parser(bytes, first + offset));
    if (value !== undefined) found.push({ num, value });
  }
  return found;
}
