/** Named destinations of a document (ISO 32000-2, 12.3.2.4), resolved to explicit ones. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/**
 * Finds the explicit destination, `[page /XYZ …]` with a reference to one of the document's own pages, of
 * anything that may stand in Dest or D; undefined where that leads to none of them.
 */
export type ResolveDestination = (destination: PDFObject | undefined) => PDFArray | undefined;

/**
 * Reads both kinds of names, strings (Names tree) and names (Dests dictionary), once. `pages` are the
 * document's pages in their order.
 */
export function destinationsOf(
  document: PDFDocument,
  pages: readonly PDFRef[],
): ResolveDestination {
  const { catalog, context } = document;
  const named = new Map<string, PDFObject>();
  const old = catalog.lookup(PDFName.of('Dests'));
  if (old instanceof PDFDict) {
    for (const [key, value] of old.entries()) named.set(key.decodeText(), value);
  }
  const names = catalog.lookup(PDFName.of('Names'));
  if (names instanceof PDFDict) {
    readNameTree(names.get(PDFName.of('Dests')), (ref) => context.lookup(ref), named);
  }
  const own = new Set(pages);
  const explicit = (written: PDFObject | undefined): PDFArray | undefined => {
    const value = context.lookup(written);
    if (value instanceof PDFArray) return value;
    const name = textOf(value);
    const target = name === undefined ? undefined : context.lookup(named.get(name));
    if (target instanceof PDFArray) return target;
    const inside = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : undefined;
    return inside instanceof PDFArray ? inside : undefined;
  };
  return (written) => {
    const found = explicit(written);
    const page = found === undefined ? undefined : pageOf(found, pages);
    if (found === undefined || page === undefined || !own.has(page)) return undefined;
    return context.obj([page, ...viewOf(found)]) as PDFArray;
  };
}

/** Some programs write the page's number from 0 where its reference belongs; viewers follow it. */
function pageOf(destination: PDFArray, pages: readonly PDFRef[]): PDFRef | undefined {
  const written = destination.get(0);
  if (written instanceof PDFNumber) return pages[written.asNumber()];
  return written instanceof PDFRef ? written : undefined;
}

const views = new Set(['XYZ', 'Fit', 'FitH', 'FitV', 'FitR', 'FitB', 'FitBH', 'FitBV']);

/** How the page is shown (table 149): nothing but a known kind and numbers. */
function viewOf(destination: PDFArray): readonly PDFObject[] {
  const written = Math.min(destination.size(), 6);
  const [kind, ...values] = Array.from({ length: Math.max(0, written - 1) }, (_, index) =>
    destination.lookup(index + 1),
  );
  if (!(kind instanceof PDFName) || !views.has(kind.decodeText())) {
    return [PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull];
  }
  return [kind, ...values.map((value) => (value instanceof PDFNumber ? value : PDFNull))];
}

function readNameTree(
  root: PDFObject | undefined,
  lookup: (object: PDFObject | undefined) => PDFObject | undefined,
  into: Map<string, PDFObject>,
): void {
  const seen = new Set<PDFObject>();
  const waiting = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next instanceof PDFRef) {
      if (seen.has(next)) continue;
      seen.add(next);
    }
    const node = lookup(next);
    if (!(node instanceof PDFDict)) continue;
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) waiting.push(...kids.asArray());
    const names = node.lookup(PDFName.of('Names'));
    if (!(names instanceof PDFArray)) continue;
    for (let index = 0; index + 1 < names.size(); index += 2) {
      const name = textOf(lookup(names.get(index)));
      if (name !== undefined) into.set(name, names.get(index + 1));
    }
  }
}

function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  return object instanceof PDFName ? object.decodeText() : undefined;
}
