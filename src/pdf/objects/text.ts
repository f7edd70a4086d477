/** Text strings (ISO 32000-2, 7.9.2.2): what bytes say, and bytes for what is to be said. */
import { Name, PdfString, type Value } from './values.js';

/** PDFDocEncoding where it differs from Latin-1 (annex D.3); 0 where it has no character. */
const special: ReadonlyMap<number, number> = new Map([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((letter, index) => [0x18 + index, letter.charCodeAt(0)] as const),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map(
    (letter, index) => [0x80 + index, letter.charCodeAt(0)] as const,
  ),
  [0xa0, 0x20ac],
]);

/** The text of a string or name; undefined for anything else. Language escapes (7.9.2.2.1) are left out. */
export function textOf(value: Value | undefined): string | undefined {
  if (value instanceof Name) return Buffer.from(value.text, 'latin1').toString('utf8');
  return value instanceof PdfString ? decodeText(value.bytes) : undefined;
}

/** Reads UTF-16BE and UTF-8 by their marks, anything else in PDFDocEncoding. */
export function decodeText(bytes: string): string {
  if (bytes.startsWith('\xfe\xff') || bytes.startsWith('\xff\xfe')) {
    const buffer = Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), 'latin1');
    if (bytes.startsWith('\xfe')) buffer.swap16();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: language escapes begin and end with one.
    return buffer.toString('utf16le').replace(/\u001b[^\u001b]*\u001b/g, '');
  }
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString();
  let text = '';
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at);
    text += String.fromCharCode(special.get(code) ?? code);
  }
  return text;
}

/**
 * A text string: plain bytes where ASCII is enough, else UTF-16BE with its mark. Half of a character, which is none,
 * is written as the sign for one that is unknown.
 */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(text);
  const bytes = Buffer.from(text.replace(/\p{Cs}/gu, '\ufffd'), 'utf16le').swap16();
  return new PdfString(`\xfe\xff${bytes.toString('latin1')}`);
}

/** A text string as all versions of PDF know it: UTF-8 came with 2.0 (ISO 32000-2, 7.9.2.2.1). */
export function withoutUtf8(string: PdfString): PdfString {
  return string.bytes.startsWith('\xef\xbb\xbf') ? textString(decodeText(string.bytes)) : string;
}
