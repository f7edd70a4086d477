/** What a file really is, told by its content, in words for the person who sent it. */
import { fileTypeFromBuffer } from 'file-type';

const inWords: Readonly<Record<string, string>> = {
  pdf: 'a PDF',
  docx: 'a Word document',
  docm: 'a Word document with macros',
  doc: 'an old Word document (.doc)',
  xlsx: 'an Excel workbook',
  pptx: 'a PowerPoint presentation',
  odt: 'an OpenDocument text',
  ods: 'an OpenDocument spreadsheet',
  odp: 'an OpenDocument presentation',
  cfb: 'an old Office file (.doc, .xls, .ppt or .msg)',
  rtf: 'a Rich Text (RTF) file',
  zip: 'a ZIP archive',
  png: 'a PNG picture',
  jpg: 'a JPEG picture',
  tif: 'a TIFF picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  heic: 'an iPhone photograph (HEIC)',
  heif: 'an iPhone photograph (HEIC)',
  bmp: 'a BMP picture',
  ps: 'a PostScript file',
};

/** For example "a Word document"; undefined where the content says nothing. */
export async function kindOfFile(bytes: Uint8Array): Promise<string | undefined> {
  const type = await fileTypeFromBuffer(bytes);
  if (type !== undefined) return inWords[type.ext] ?? `a ${type.mime} file`;
  const start = startOf(bytes);
  return /^\s*(<!doctype html|<html)/i.test(start) ? 'a web page' : undefined;
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/tiff']);

/** The media type of a picture that can be printed, once it is cleaned; undefined for everything else. */
export async function pictureType(bytes: Uint8Array): Promise<string | undefined> {
  const type = await fileTypeFromBuffer(bytes);
  if (type !== undefined && pictures.has(type.mime)) return type.mime;
  // Comments one by one: as a part of the expression they could be parted in more ways than there is time.
  const start = withoutComments(startOf(bytes));
  const prologue =
    /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE svg[^>[]*(\[[^\]]*\]\s*)?>\s*)?<svg[\s>]/;
  return prologue.test(start) ? 'image/svg+xml' : undefined;
}

/** Without `<!-- … -->`; one that does not end stays. Takes time in proportion to the text's length. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    kept.push(text.slice(from, open));
    from = close + 3;
  }
  return kept.join('') + text.slice(from);
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 4096));
}
