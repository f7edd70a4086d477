/** Named destinations of a document (ISO 32000-2, 12.3.2.4), resolved to explicit ones. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** Finds the explicit destination, `[page /XYZ …]`, of anything that may stand in Dest or D. */
export type ResolveDestination = (destination: PDFObject | undefined) => PDFArray | undefined;

/** Reads both kinds of names, strings (Names tree) and names (Dests dictionary), once. */
export function destinationsOf(document: PDFDocument): ResolveDestination {
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
  return (written) => {
    const value = context.lookup(written);
    if (value instanceof PDFArray) return value;
    const name = textOf(value);
    const target = name === undefined ? undefined : context.lookup(named.get(name));
    if (target instanceof PDFArray) return target;
    const explicit = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : undefined;
    return explicit instanceof PDFArray ? explicit : undefined;
  };
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
