/** Where kinds of picture keep notes about themselves: EXIF, XMP and texts, as bytes. Reads no pixel and no note. */
import { inflateSync } from 'node:zlib';

export interface Notes {
  readonly exif: readonly Uint8Array[];
  /** XMP packets (ISO 16684-1). */
  readonly xmp: readonly string[];
  /** Texts by what they are about: PNG's "Author". */
  readonly texts: ReadonlyMap<string, string>;
}

type Found = { exif: Uint8Array[]; xmp: string[]; texts: Map<string, string> };

/** Whatever is broken ends the reading. */
export function notesIn(bytes: Uint8Array): Notes {
  const found: Found = { exif: [], xmp: [], texts: new Map() };
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\u00ff\u00d8')) readJpeg(bytes, found);
  else if (start.startsWith('\u0089PNG')) readPng(bytes, found);
  else if (start.startsWith('RIFF') && start.endsWith('WEBP')) readWebp(bytes, found);
  else if (start.startsWith('II*\0') || start.startsWith('MM\0*')) readTiff(bytes, found);
  return found;
}

const exifName = 'Exif\0\0';
const xmpName = 'http://ns.adobe.com/xap/1.0/\0';

/** Segments up to the first scan (ISO/IEC 10918-1, B.1.1); APP1 holds both kinds of note. */
function readJpeg(bytes: Uint8Array, found: Found): void {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === 0xda) return;
    const length = view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    const name = Buffer.from(body.subarray(0, xmpName.length)).toString('latin1');
    if (marker === 0xe1 && name.startsWith(exifName))
      found.exif.push(body.subarray(exifName.length));
    if (marker === 0xe1 && name === xmpName) found.xmp.push(textOf(body.subarray(xmpName.length)));
    at += 2 + Math.max(2, length);
  }
}

/** Chunks (ISO/IEC 15948, 11.3; eXIf by its extension of 2017). */
function readPng(bytes: Uint8Array, found: Found): void {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'eXIf') found.exif.push(body);
    const [name, text] = textIn(kind, Buffer.from(body));
    if (name === 'XML:com.adobe.xmp' || name === 'Raw profile type xmp') found.xmp.push(text);
    else if (name !== '') found.texts.set(name, text);
    at += 12 + length;
  }
}

/** Name and text of a chunk (11.3.4); XMP may be packed. Both are empty for any other chunk. */
function textIn(kind: string, body: Buffer): readonly [name: string, text: string] {
  const end = body.indexOf(0);
  if (!/^(tEXt|zTXt|iTXt)$/.test(kind) || end < 0) return ['', ''];
  const name = body.toString('latin1', 0, end);
  const rest = body.subarray(end + 1);
  switch (kind) {
    case 'tEXt':
      return [name, rest.toString('latin1')];
    case 'zTXt':
      return [name, unpacked(rest.subarray(1))];
    default: {
      // Packed or not, how, a language and the name in it.
      const text = rest.subarray(rest.indexOf(0, rest.indexOf(0, 2) + 1) + 1);
      return [name, rest[0] === 1 ? unpacked(text) : text.toString('utf8')];
    }
  }
}

/** Notes are short; what grows far beyond is no note. */
const longestNote = 4 * 1024 * 1024;

function unpacked(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes, { maxOutputLength: longestNote }).toString('utf8');
  } catch {
    return '';
  }
}

/** Chunks of the extended format (RFC 9649, 2.7.1.5). */
function readWebp(bytes: Uint8Array, found: Found): void {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    const kind = Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
    const body = bytes.subarray(at + 8, at + 8 + length);
    // Some programs write the name that JPEG needs.
    if (kind === 'EXIF') found.exif.push(beginsWithName(body) ? body.subarray(6) : body);
    if (kind === 'XMP ') found.xmp.push(textOf(body));
    at += 8 + length + (length % 2);
  }
}

/** A TIFF is such a structure itself; its packet is found by how every packet begins. */
function readTiff(bytes: Uint8Array, found: Found): void {
  found.exif.push(bytes);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.indexOf('<x:xmpmeta');
  const end = start < 0 ? -1 : file.indexOf('</x:xmpmeta>', start);
  if (end > 0) found.xmp.push(file.subarray(start, end).toString('utf8'));
}

function beginsWithName(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString('latin1') === exifName;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
