/** A file's objects as pdf-lib parses them, in plain words: shares no code with the product's own reader. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

export type Found = PDFObject | undefined;

export interface Objects {
  readonly catalog: PDFDict;
  /** What stands there, references followed. */
  readonly get: (value: Found) => Found;
  readonly dict: (value: Found) => PDFDict | undefined;
  /** Of an entry; empty for what is no array. */
  readonly list: (holder: PDFDict, key: string) => readonly PDFObject[];
  readonly entry: (holder: PDFDict, key: string) => Found;
  readonly name: (holder: PDFDict, key: string) => string | undefined;
  readonly number: (holder: PDFDict, key: string) => number | undefined;
  readonly text: (holder: PDFDict, key: string) => string | undefined;
  readonly pages: readonly PDFDict[];
}

export async function openObjects(pdf: Uint8Array): Promise<Objects> {
  const document = await PDFDocument.load(pdf, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const { context, catalog } = document;
  const get = (value: Found): Found => {
    let found = value;
    for (let step = 0; found instanceof PDFRef && step < 100; step++) found = context.lookup(found);
    return found;
  };
  const dict = (value: Found): PDFDict | undefined => {
    const found = get(value);
    if (found instanceof PDFRawStream) return found.dict;
    return found instanceof PDFDict ? found : undefined;
  };
  const entry = (holder: PDFDict, key: string): Found => get(holder.get(PDFName.of(key)));
  const list = (holder: PDFDict, key: string): readonly PDFObject[] => {
    const found = entry(holder, key);
    return found instanceof PDFArray ? found.asArray() : [];
  };
  const name = (holder: PDFDict, key: string): string | undefined => {
    const found = entry(holder, key);
    return found instanceof PDFName ? found.decodeText() : undefined;
  };
  const number = (holder: PDFDict, key: string): number | undefined => {
    const found = entry(holder, key);
    return found instanceof PDFNumber ? found.asNumber() : undefined;
  };
  const text = (holder: PDFDict, key: string): string | undefined => textOf(entry(holder, key));
  const pages = pagesBelow({ dict, list, entry }, catalog);
  return { catalog, get, dict, list, entry, name, number, text, pages };
}

/** What a string says, its white space as one space. */
export function textOf(found: Found): string | undefined {
  if (!(found instanceof PDFString || found instanceof PDFHexString)) return undefined;
  return found
    .decodeText()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A node with Kids is no page, whatever it says of itself. */
function pagesBelow(
  { dict, list, entry }: Pick<Objects, 'dict' | 'list' | 'entry'>,
  catalog: PDFDict,
): readonly PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const waiting: Found[] = [entry(catalog, 'Pages')];
  while (waiting.length > 0) {
    const node = dict(waiting.pop());
    if (node === undefined) continue;
    if (!(entry(node, 'Kids') instanceof PDFArray)) pages.push(node);
    else if (!seen.has(node)) {
      seen.add(node);
      waiting.push(...list(node, 'Kids').toReversed());
    }
  }
  return pages;
}
