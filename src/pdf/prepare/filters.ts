/** Decodes the rarer filters of streams (ISO 32000-2, 7.4) with pdf-lib, which knows them all but for pictures. */
import { createRequire } from 'node:module';
import { inflateSync, constants as zlib } from 'node:zlib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { isArray, isDict, Name, type Stream, type Value } from '../objects/values.js';
import { isTooLong, mostBytes } from '../read/limits.js';
import type { PdfFile } from '../read/open.js';
import { PdfSyntaxError } from '../read/parse.js';

type PdfLib = typeof import('pdf-lib');

let loaded: PdfLib | undefined;

/** Loaded when it is first needed: most files never need it, and it is large. */
function library(): PdfLib {
  loaded ??= createRequire(import.meta.url)('pdf-lib') as PdfLib;
  return loaded;
}

/**
 * One filter after the other, so that each may be watched. Undefined where the stream cannot be decoded; throws a
 * `PdfSyntaxError` where it unpacks to more than there is room for.
 */
export function decodeFilters(file: PdfFile, stream: Stream): Uint8Array | undefined {
  const filters = listOf(file, stream.dict.get('Filter'));
  const parameters = listOf(file, stream.dict.get('DecodeParms'));
  let data: Uint8Array | undefined = stream.data;
  for (const [index, filter] of filters.entries()) {
    if (file.get(filter) === Name.of('FlateDecode')) refuseTooMuch(data);
    data = decodeOne(file, data, filter, parameters[index]);
    if (data === undefined) return undefined;
  }
  return data;
}

function listOf(file: PdfFile, written: Value | undefined): readonly Value[] {
  const value = file.get(written);
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}

function decodeOne(
  file: PdfFile,
  data: Uint8Array,
  filter: Value,
  parameters: Value | undefined,
): Uint8Array | undefined {
  const { decodePDFRawStream, PDFContext, PDFDict, PDFName, PDFRawStream } = library();
  const context = PDFContext.create();
  const dict = PDFDict.withContext(context);
  for (const [key, value] of Object.entries({ Filter: filter, DecodeParms: parameters })) {
    const entry = translated(context, file, value);
    if (entry !== undefined) dict.set(PDFName.of(key), entry);
  }
  try {
    return decodePDFRawStream(PDFRawStream.of(dict, data)).decode();
  } catch {
    return undefined;
  }
}

/** Zlib stops where there is too much; pdf-lib would go on. */
function refuseTooMuch(data: Uint8Array): void {
  try {
    inflateSync(data, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: mostBytes });
  } catch (error) {
    if (isTooLong(error)) throw new PdfSyntaxError('A stream unpacks to too much', 0);
  }
}

/** A dictionary of numbers: deeper than that there is nothing to be read. */
const deepest = 3;

/** Names and numbers are all that a filter is told of. */
function translated(
  context: PDFContext,
  file: PdfFile,
  written: Value | undefined,
  depth = 1,
): PDFObject | undefined {
  if (depth > deepest) return undefined;
  const { PDFArray, PDFDict, PDFName, PDFNumber } = library();
  const value = file.get(written);
  if (value instanceof Name) return PDFName.of(value.text);
  if (typeof value === 'number') return PDFNumber.of(value);
  if (isArray(value)) {
    const array = PDFArray.withContext(context);
    for (const entry of value)
      array.push(translated(context, file, entry, depth + 1) ?? PDFDict.withContext(context));
    return array;
  }
  if (!isDict(value)) return undefined;
  const dict = PDFDict.withContext(context);
  for (const [key, entry] of value) {
    const inner = translated(context, file, entry, depth + 1);
    if (inner !== undefined) dict.set(PDFName.of(key), inner);
  }
  return dict;
}
