/** The data of a stream with its filters undone, up to one that is a kind of picture (ISO 32000-2, 7.4). */
import { inflateSync, constants as zlib } from 'node:zlib';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Stream,
  type Value,
} from '../../../pdf/objects/values.js';
import { decodeFilters } from '../../../pdf/prepare/filters.js';
import { mostBytes } from '../../../pdf/read/limits.js';
import { PdfSyntaxError } from '../../../pdf/read/parse.js';
import { undoPredictor } from '../../../pdf/read/predictors.js';
import { Unreadable } from '../zip.js';

export interface Unpacked {
  readonly data: Uint8Array;
  /** The filter that is left, such as "DCTDecode": of a picture, or one that cannot be undone. */
  readonly left?: string;
}

type Get = (value: Value | undefined) => Value;

/** As much as can be decoded: damage is no reason to look no further. @throws Unreadable where it is too much. */
export function unpacked(stream: Stream, get: Get): Unpacked {
  const filters = listOf(get, stream.dict.get('Filter') ?? stream.dict.get('F'));
  const parameters = listOf(get, stream.dict.get('DecodeParms'));
  let { data } = stream;
  for (const [index, filter] of filters.entries()) {
    const name = filter instanceof Name ? filter.text : '';
    const decoded = undo(name, data, parameters[index] ?? null, get);
    if (decoded === undefined) return { data, left: name };
    data = decoded;
  }
  return { data };
}

function listOf(get: Get, written: Value | undefined): readonly Value[] {
  const value = get(written);
  if (isArray(value)) return value.map((one) => get(one));
  return value === null ? [] : [value];
}

function undo(name: string, data: Uint8Array, parameters: Value, get: Get): Uint8Array | undefined {
  if (['DCTDecode', 'DCT', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode', 'CCF'].includes(name))
    return undefined;
  if (name === 'FlateDecode' || name === 'Fl') {
    const inflated = inflate(data);
    return inflated && (isDict(parameters) ? unpredicted(inflated, parameters, get) : inflated);
  }
  const dict: Dict = new Map<string, Value>([['Filter', Name.of(name)]]);
  if (parameters !== null) dict.set('DecodeParms', parameters);
  const file = { trailer: new Map(), get, add: never, replace: never };
  try {
    return decodeFilters(file, new Stream(dict, data));
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    throw new Unreadable('A stream unpacks to too much', { cause: error });
  }
}

function never(): never {
  throw new Error('Nothing is added to a file that is only read');
}

/** What there is before the damage. */
function inflate(data: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(data, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof RangeError)
      throw new Unreadable('A stream unpacks to too much', { cause: error });
  }
  // Half of it again and again: a beginning that is sound is better than nothing.
  for (let length = data.length >> 1; length > 64; length >>= 1) {
    try {
      return inflateSync(data.subarray(0, length), {
        finishFlush: zlib.Z_SYNC_FLUSH,
        maxOutputLength: mostBytes,
      });
    } catch {
      // Damaged before that too.
    }
  }
  return undefined;
}

/** Prediction undone (7.4.4.4); as it is where that cannot be: bytes that nobody can read hide nothing readable. */
function unpredicted(data: Uint8Array, parameters: Dict, get: Get): Uint8Array {
  const number = (key: string, missing: number): number => {
    const value = get(parameters.get(key));
    return typeof value === 'number' && value > 0 ? Math.floor(value) : missing;
  };
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const rows = {
    predictor: number('Predictor', 1),
    colors: number('Colors', 1),
    bits: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  };
  return undoPredictor(buffer, rows) ?? data;
}
