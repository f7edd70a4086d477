/** Decodes the rarer filters of streams (ISO 32000-2, 7.4) with pdf-lib, which knows them all but for pictures. */
import { createRequire } from 'node:module';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { isArray, isDict, Name, type Stream, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

type PdfLib = typeof import('pdf-lib');

let loaded: PdfLib | undefined;

/** Loaded when it is first needed: most files never need it, and it is large. */
function library(): PdfLib {
  loaded ??= createRequire(import.meta.url)('pdf-lib') as PdfLib;
  return loaded;
}

/** Undefined where the stream cannot be decoded. */
export function decodeFilters(file: PdfFile, stream: Stream): Uint8Array | undefined {
  const { decodePDFRawStream, PDFContext, PDFDict, PDFName, PDFRawStream } = library();
  const context = PDFContext.create();
  const dict = PDFDict.withContext(context);
  for (const key of ['Filter', 'DecodeParms']) {
    const value = translated(context, file, stream.dict.get(key));
    if (value !== undefined) dict.set(PDFName.of(key), value);
  }
  try {
    return decodePDFRawStream(PDFRawStream.of(dict, stream.data)).decode();
  } catch {
    return undefined;
  }
}

/** Names and numbers are all that a filter is told of. */
function translated(
  context: PDFContext,
  file: PdfFile,
  written: Value | undefined,
): PDFObject | undefined {
  const { PDFArray, PDFDict, PDFName, PDFNumber } = library();
  const value = file.get(written);
  if (value instanceof Name) return PDFName.of(value.text);
  if (typeof value === 'number') return PDFNumber.of(value);
  if (isArray(value)) {
    const array = PDFArray.withContext(context);
    for (const entry of value)
      array.push(translated(context, file, entry) ?? PDFDict.withContext(context));
    return array;
  }
  if (!isDict(value)) return undefined;
  const dict = PDFDict.withContext(context);
  for (const [key, entry] of value) {
    const inner = translated(context, file, entry);
    if (inner !== undefined) dict.set(PDFName.of(key), inner);
  }
  return dict;
}
