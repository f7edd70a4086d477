/** All letters that can be read in a file's bytes, by whatever way: for proofs that a word is in none of them. Knows no pack. */
import { inflateSync } from 'node:zlib';
import type { Pdfium } from '../../src/pdfium/index.js';
import { inspectPdf } from './inspect-pdf.js';

/** Small letters alone, so that line ends, spaces and ligatures hide nothing. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '');
}

/** Of a PDF its pages' text and its objects' strings too; of every file its bytes in the usual encodings, unpacked where packed. */
export async function lettersInFile(bytes: Buffer, pdfium: Pdfium): Promise<string> {
  const parts = [bytes, ...unpacked(bytes)].flatMap((part) => [
    part.toString('utf8'),
    part.toString('latin1'),
    part.toString('utf16le'),
    Buffer.from(part.subarray(1)).toString('utf16le'),
  ]);
  if (bytes.subarray(0, 5).toString() === '%PDF-') {
    const { pages, mentions, outline, title = '' } = await inspectPdf(bytes, pdfium);
    parts.push(title, JSON.stringify(outline), ...mentions, ...pages.map(({ text }) => text));
  }
  return parts.map(lettersOf).join('\n');
}

/** Whatever zlib has packed, wherever in the bytes it begins. */
function unpacked(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let start = bytes.indexOf(0x78); start !== -1; start = bytes.indexOf(0x78, start + 1)) {
    // A zlib stream's first two bytes are a multiple of 31 (RFC 1950, 2.2).
    if (bytes.readUInt16BE(Math.min(start, bytes.length - 2)) % 31 !== 0) continue;
    try {
      found.push(inflateSync(bytes.subarray(start)));
    } catch {
      // Those bytes only look like the beginning of something packed.
    }
  }
  return found;
}
