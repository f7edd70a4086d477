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

export interface PageContent {
  readonly bytes: Uint8Array;
  /** A stream is damaged, and what follows the damage is lost. */
  readonly damaged: boolean;
}

/** Undefined where a part cannot be decoded at all: then nothing is known of the whole. */
export function decodedContent(
  context: PDFContext,
  contents: PDFObject | undefined,
): PageContent | undefined {
  const found = context.lookup(contents);
  const parts = found instanceof PDFArray ? found.asArray() : [found];
  const decoded: Uint8Array[] = [];
  let damaged = false;
  for (const entry of parts) {
    const stream = context.lookup(entry);
    if (!(stream instanceof PDFStream)) continue;
    const part = decode(stream);
    if (part === undefined) return undefined;
    damaged ||= part.damaged;
    // Streams of one page are joined by white space.
    decoded.push(part.bytes, newline);
  }
  return { bytes: Buffer.concat(decoded), damaged };
}

const newline = Buffer.from('\n');

function decode(stream: PDFStream): PageContent | undefined {
  // Streams that were read from a file are raw; others are ours, and never a page's own.
  if (!(stream instanceof PDFRawStream)) return undefined;
  const { dict } = stream;
  try {
    // Nearly all pages are deflated and nothing else; Node does that ten times as fast as pdf-lib.
    if (isPlainFlate(dict.lookup(name('Filter'))) && dict.get(name('DecodeParms')) === undefined) {
      return inflate(stream.contents);
    }
    return { bytes: decodePDFRawStream(stream).decode(), damaged: false };
  } catch {
    return undefined;
  }
}

/** As much as there is before the damage, which is what viewers show. */
function inflate(bytes: Uint8Array): PageContent {
  const whole = inflated(bytes, bytes.length);
  if (whole !== undefined) return { bytes: whole, damaged: false };
  // Zlib says that there is damage but not where: the longest beginning without it is searched for.
  let sound = 0;
  let unsound = bytes.length;
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    if (inflated(bytes, middle) === undefined) unsound = middle;
    else sound = middle;
  }
  return { bytes: inflated(bytes, sound) ?? new Uint8Array(), damaged: true };
}

/** The first `length` bytes inflated, though the end may be missing; undefined where they are damaged. */
function inflated(bytes: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return inflateSync(bytes.subarray(0, length), { finishFlush: zlib.Z_SYNC_FLUSH });
  } catch {
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
