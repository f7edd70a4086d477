/**
 * The pages of a document in their order (ISO 32000-2, 7.7.3). Goes by how the tree is built, not by what
 * its nodes say they are: real files leave /Type out, or have it wrong.
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFRef } from 'pdf-lib';

const name = (text: string): PDFName => PDFName.of(text);

export interface SourcePage {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** The nodes above it, nearest first: what the page lacks may stand there. */
  readonly above: readonly PDFDict[];
}

/** Answers an empty list where the catalogue has no page tree. */
export function pagesOf(document: PDFDocument): readonly SourcePage[] {
  const { catalog, context } = document;
  const pages: SourcePage[] = [];
  const seen = new Set<PDFObject>();
  const walk = (entry: PDFObject | undefined, above: readonly PDFDict[]): void => {
    const node = context.lookup(entry);
    if (entry === undefined || !(node instanceof PDFDict)) return;
    const kids = node.lookup(name('Kids'));
    if (!(kids instanceof PDFArray)) {
      pages.push({
        ref: entry instanceof PDFRef ? entry : context.register(node),
        dict: node,
        above,
      });
      return;
    }
    // A tree that bites its own tail has no pages there.
    if (seen.has(node)) return;
    seen.add(node);
    for (const kid of kids.asArray()) walk(kid, [node, ...above]);
  };
  walk(catalog.get(name('Pages')), []);
  return pages;
}

/** A page's attribute, its own or the nearest one above it (ISO 32000-2, 7.7.3.4). */
export function inheritedBy(page: SourcePage, key: string): PDFObject | undefined {
  return [page.dict, ...page.above]
    .map((node) => node.get(name(key)))
    .find((value) => value !== undefined);
}
