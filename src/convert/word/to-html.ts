/**
 * The settled and marked parts become HTML by mammoth: words, their emphasis, links, notes, tables,
 * pictures. Uses no style map of the document's own, and gives mammoth no file but the one in memory.
 */
import JSZip from 'jszip';
import mammoth from 'mammoth';
import type { WordPackage } from '../../docx/package.js';

export interface RawPicture {
  readonly type: string;
  readonly body: Uint8Array;
}

export interface RawHtml {
  /** Well-formed, so that it can be read as XML. */
  readonly html: string;
  /** By the address that the HTML uses. */
  readonly pictures: ReadonlyMap<string, RawPicture>;
}

/** Prefix of every id, so that none can be taken for one of our own. */
export const idPrefix = 'word-';

/** What mammoth leaves out, or prints as something else, unless it is told. */
const styleMap = [
  'u => u',
  "br[type='page'] => hr:fresh",
  'all-caps => span.caps',
  'highlight => mark',
];

/** `changed` are parts that replace those in the file. */
export async function toHtml(
  file: WordPackage,
  changed: ReadonlyMap<string, string>,
): Promise<RawHtml> {
  const pictures = new Map<string, RawPicture>();
  const { value } = await mammoth.convertToHtml(
    { buffer: await packAgain(file, changed) },
    {
      styleMap,
      includeDefaultStyleMap: false,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      idPrefix,
      convertImage: mammoth.images.imgElement(async (image) => {
        const src = `word/${pictures.size + 1}`;
        pictures.set(src, { type: image.contentType, body: await image.readAsBuffer() });
        return { src };
      }),
    },
  );
  return { html: value, pictures };
}

/** Mammoth reads files only. Comments, numbering and macros do not go along: it needs none of them. */
async function packAgain(file: WordPackage, changed: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, bytes] of file.parts) {
    if (/(^|\/)(comments\w*|numbering|settings|people)\.xml$|\.bin$/i.test(name)) continue;
    zip.file(name, changed.get(name) ?? bytes, { createFolders: false });
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' });
}
