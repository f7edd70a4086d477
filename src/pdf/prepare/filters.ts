/**
 * Decodes streams whose result is bytes, whatever filters they have passed (ISO 32000-2, 7.4); those of pictures
 * are left alone. Must not know what the bytes are.
 */
import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';
import { isArray, isDict, Name, type Stream, type Value } from '../objects/values.js';
import { fromAscii85, fromAsciiHex, fromLzw, fromRunLength } from '../read/decoders.js';
import { isTooLong, mostBytes, tooMuch } from '../read/limits.js';
import type { PdfFile } from '../read/open.js';
import { undoPredictor } from '../read/predictors.js';

/**
 * One filter after the other, each with the same limit. Undefined where the stream cannot be decoded; throws a
 * `PdfSyntaxError` where it unpacks to more than `most` bytes.
 */
export function decodeFilters(
  file: PdfFile,
  stream: Stream,
  most = mostBytes,
): Uint8Array | undefined {
  const filters = listOf(file, stream.dict.get('Filter'));
  const parameters = listOf(file, stream.dict.get('DecodeParms'));
  let data: Uint8Array | undefined = stream.data;
  for (const [index, filter] of filters.entries()) {
    const own = file.get(parameters[index]);
    data = decodeOne(data, file.get(filter), parametersIn(file, own), most);
    if (data === undefined) return undefined;
  }
  return data;
}

function listOf(file: PdfFile, written: Value | undefined): readonly Value[] {
  const value = file.get(written);
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}

/** A number of the filter's parameters by its key, or what it is where nothing is said (tables 8, 9). */
type Parameters = (key: string, otherwise: number) => number;

function parametersIn(file: PdfFile, written: Value): Parameters {
  return (key, otherwise) => {
    const value = isDict(written) ? file.get(written.get(key)) : null;
    return typeof value === 'number' ? value : otherwise;
  };
}

function decodeOne(
  data: Uint8Array,
  filter: Value,
  parameters: Parameters,
  most: number,
): Uint8Array | undefined {
  switch (filter instanceof Name ? filter.text : '') {
    case 'FlateDecode':
      return unpredicted(inflated(data, most), parameters);
    case 'LZWDecode':
      return unpredicted(
        fromLzw(parameters('EarlyChange', 1) === 0 ? 0 : 1)(data, most),
        parameters,
      );
    case 'ASCII85Decode':
      return fromAscii85(data, most);
    case 'ASCIIHexDecode':
      return fromAsciiHex(data, most);
    case 'RunLengthDecode':
      return fromRunLength(data, most);
    default:
      return undefined;
  }
}

/** The end may be missing and the checksum wrong; undefined where the data themselves are damaged. */
function inflated(data: Uint8Array, most: number): Buffer | undefined {
  const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: most };
  return (
    attempt(() => inflateSync(data, options)) ??
    (hasHeader(data)
      ? attempt(() => inflateRawSync(data.subarray(zlibHeader), options))
      : undefined)
  );
}

function attempt(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch (error) {
    if (isTooLong(error)) throw tooMuch();
    return undefined;
  }
}

/** Two bytes in front of what is deflated (RFC 1950). */
const zlibHeader = 2;

/** Without one, anything might be taken for deflated data that end at once. */
function hasHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
}

function unpredicted(data: Buffer | undefined, parameters: Parameters): Buffer | undefined {
  if (data === undefined) return undefined;
  return undoPredictor(data, {
    predictor: parameters('Predictor', 1),
    colors: parameters('Colors', 1),
    bits: parameters('BitsPerComponent', 8),
    columns: parameters('Columns', 1),
  });
}
