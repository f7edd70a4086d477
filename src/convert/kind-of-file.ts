/** What a file really is, told by its first bytes, in words for the person who sent it. */

const signatures: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^PK\x03\x04[\s\S]*word\//, 'a Word document'],
  [/^PK\x03\x04[\s\S]*xl\//, 'an Excel workbook'],
  [/^PK\x03\x04[\s\S]*ppt\//, 'a PowerPoint presentation'],
  [/^PK\x03\x04[\s\S]*opendocument/, 'an OpenDocument file'],
  [/^PK\x03\x04/, 'a ZIP archive'],
  [/^\xd0\xcf\x11\xe0/, 'an old Office file (.doc, .xls or .msg)'],
  [/^\{\\rtf/, 'a Rich Text (RTF) file'],
  [/^\x89PNG/, 'a PNG picture'],
  [/^\xff\xd8\xff/, 'a JPEG picture'],
  [/^(II\*\x00|MM\x00\*)/, 'a TIFF picture'],
  [/^GIF8/, 'a GIF picture'],
  [/^\s*(<!doctype html|<html)/i, 'a web page'],
  [/^%!PS/, 'a PostScript file'],
];

/** For example "a Word document"; undefined where the first bytes say nothing. */
export function kindOfFile(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const text = start.toString('latin1');
  return signatures.find(([pattern]) => pattern.test(text))?.[1];
}
