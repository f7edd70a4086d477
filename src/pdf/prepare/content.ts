/** A page's content as one decoded stream (ISO 32000-2, 7.8.2). Knows filters, not operators. */
import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';
import { isArray, Name, Stream, type Value } from '../objects/values.js';
import { isTooLong, mostBytes, tooMuch } from '../read/limits.js';
import type { PdfFile } from '../read/open.js';
import { decodeFilters } from './filters.js';

export interface PageContent {
  readonly bytes: Uint8Array;
  /** A stream is damaged: it must not be taken along as it is. */
  readonly damaged: boolean;
  /** What follows the damage is lost; not where a checksum alone is wrong. */
  readonly cut: boolean;
}

/** The references to the streams of a page's content: null and what is no stream are no part of it (7.7.3.3). */
export function contentOf(file: PdfFile, contents: Value | undefined): readonly Value[] {
  const found = file.get(contents);
  const parts = isArray(found) ? found : [contents ?? null];
  return parts.filter((part) => file.get(part) instanceof Stream);
}

/**
 * Undefined where a part cannot be decoded at all: then nothing is known of the whole. Throws a `PdfSyntaxError` where
 * there is more than there is room for.
 */
export function decodedContent(file: PdfFile, parts: readonly Value[]): PageContent | undefined {
  const decoded: Uint8Array[] = [];
  let damaged = false;
  let cut = false;
  let length = 0;
  for (const entry of parts) {
    const stream = file.get(entry);
    if (!(stream instanceof Stream)) continue;
    const part = decode(file, stream);
    if (part === undefined) return undefined;
    damaged ||= part.damaged;
    cut ||= part.cut;
    length += part.bytes.length;
    // Each may have its room, and all together none.
    if (length > mostBytes) throw tooMuch();
    // Streams of one page are joined by white space.
    decoded.push(part.bytes, newline);
  }
  return { bytes: Buffer.concat(decoded), damaged, cut };
}

const newline = Buffer.from('\n');

/** Streams of one file that have been inflated, until there is no room for more. */
interface Kept {
  left: number;
  readonly known: Map<Stream, PageContent>;
}

/** Content is gone through several times: to be mended, copied, checked. */
const kept = new WeakMap<PdfFile, Kept>();

/** As much as most documents have. */
const mostKept = 32 * 1024 * 1024;

/** What is known to be in a stream need not be inflated. */
export function keepContent(file: PdfFile, stream: Stream, content: PageContent): void {
  const all = kept.get(file) ?? { left: mostKept, known: new Map() };
  kept.set(file, all);
  if (content.bytes.length > all.left) return;
  all.left -= content.bytes.length;
  all.known.set(stream, content);
}

function decode(file: PdfFile, stream: Stream): PageContent | undefined {
  const before = kept.get(file)?.known.get(stream);
  if (before !== undefined) return before;
  // Nearly all pages are deflated and nothing else.
  if (isPlainFlate(file, stream)) {
    const content = inflate(stream.data);
    keepContent(file, stream, content);
    return content;
  }
  const bytes = decodeFilters(file, stream);
  return bytes && { bytes, damaged: false, cut: false };
}

/** As much as there is before the damage, which is what viewers show. */
function inflate(bytes: Uint8Array): PageContent {
  const whole = inflated(bytes, bytes.length);
  if (whole !== undefined) return { bytes: whole, damaged: false, cut: false };
  // Zlib says that there is damage but not where: the longest beginning without it is searched for.
  let sound = 0;
  let unsound = bytes.length;
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    if (inflated(bytes, middle) === undefined) unsound = middle;
    else sound = middle;
  }
  const found = inflated(bytes, sound) ?? new Uint8Array();
  return { bytes: found, damaged: true, cut: lengthUnchecked(bytes) !== found.length };
}

/** How long it is when nobody looks at the checksum behind it; undefined where it is damaged all the same. */
function lengthUnchecked(bytes: Uint8Array): number | undefined {
  try {
    return inflateRawSync(bytes.subarray(zlibHeader), { maxOutputLength: mostBytes }).length;
  } catch {
    return undefined;
  }
}

/** Two bytes in front of what is deflated (RFC 1950). */
const zlibHeader = 2;

/** The first `length` bytes inflated, though the end may be missing; undefined where they are damaged. */
function inflated(bytes: Uint8Array, length: number): Uint8Array | undefined {
  try {
    return inflateSync(bytes.subarray(0, length), {
      finishFlush: zlib.Z_SYNC_FLUSH,
      maxOutputLength: mostBytes,
    });
  } catch (error) {
    if (isTooLong(error)) throw tooMuch();
    return undefined;
  }
}

function isPlainFlate(file: PdfFile, { dict }: Stream): boolean {
  const filter = file.get(dict.get('Filter'));
  const only = isArray(filter) && filter.length === 1 ? file.get(filter[0]) : filter;
  return only === Name.of('FlateDecode') && file.get(dict.get('DecodeParms')) === null;
}
