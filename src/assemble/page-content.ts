/** A page's content as one decoded stream (ISO 32000-2, 7.8.2). Knows filters, not operators. */
import { inflateSync, constants as zlib } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib';

/** Undefined where a part cannot be decoded: then nothing is known of the whole. */
export function decodedContent(
  context: PDFContext,
  contents: PDFObject | undefined,
): Uint8Array | undefined {
  const found = context.lookup(contents);
  const parts = found instanceof PDFArray ? found.asArray() : [found];
  const decoded: Uint8Array[] = [];
  for (const part of parts) {
    const stream = context.lookup(part);
    if (!(stream instanceof PDFStream)) continue;
    const bytes = decode(stream);
    if (bytes === undefined) return undefined;
    // Streams of one page are joined by white space.
    decoded.push(bytes, newline);
  }
  return Buffer.concat(decoded);
}

const newline = Buffer.from('\n');

function decode(stream: PDFStream): Uint8Array | undefined {
  // Streams that were read from a file are raw; others are ours, and never a page's own.
  if (!(stream instanceof PDFRawStream)) return undefined;
  const { dict } = stream;
  try {
    // Nearly all pages are deflated and nothing else; Node does that ten times as fast as pdf-lib.
    if (isPlainFlate(dict.lookup(name('Filter'))) && dict.get(name('DecodeParms')) === undefined) {
      return inflateSync(stream.contents, { finishFlush: zlib.Z_SYNC_FLUSH });
    }
    return decodePDFRawStream(stream).decode();
  } catch {
    // A damaged stream is shown as far as it goes, by each viewer in its own way.
    return undefined;
  }
}

function isPlainFlate(filter: PDFObject | undefined): boolean {
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  return only === name('FlateDecode');
}

function name(text: string): PDFName {
  return PDFName.of(text);
}
