/**
 * Copies objects of one PDF into another (ISO 32000-2, 7.3), giving every object a new number once.
 * Knows no pack; what must not come along is named here, in one place.
 */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

/** Private data, metadata of parts, and ties to structures that are not copied. */
const leftBehind = new Set(
  [
    'StructParent',
    'StructParents',
    'Metadata',
    'PieceInfo',
    'LastModified',
    'OPI',
    'AF',
    'Thumb',
  ].map((key) => PDFName.of(key)),
);

export interface Copier {
  /** A copy of `object` for the target; references in it are copied with it. */
  readonly copy: (object: PDFObject) => PDFObject;
  /** Says which reference stands for a source object, before anything refers to it. */
  readonly stand: (source: PDFRef, target: PDFRef) => void;
}

export function openCopier(source: PDFContext, target: PDFContext): Copier {
  const known = new Map<PDFRef, PDFRef>();
  const waiting: [PDFRef, PDFRef][] = [];

  const refer = (ref: PDFRef): PDFObject => {
    const before = known.get(ref);
    if (before !== undefined) return before;
    const object = source.lookup(ref);
    // A page that is not in the pack, or the tree above the pages, would drag the whole file along.
    if (object === undefined || object === PDFNull || belongsToTree(object)) return PDFNull;
    const next = target.nextRef();
    known.set(ref, next);
    waiting.push([ref, next]);
    return next;
  };
  const clone = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return refer(object);
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(target);
      for (const element of object.asArray()) array.push(clone(element));
      return array;
    }
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(cloneDict(object.dict), object.contents);
    }
    if (object instanceof PDFStream) {
      return PDFRawStream.of(cloneDict(object.dict), object.getContents());
    }
    return object instanceof PDFDict ? cloneDict(object) : object;
  };
  const cloneDict = (dict: PDFDict): PDFDict => {
    const copy = PDFDict.withContext(target);
    for (const [key, value] of dict.entries()) {
      if (!leftBehind.has(key)) copy.set(key, clone(value));
    }
    return copy;
  };
  return {
    stand: (from, to) => known.set(from, to),
    copy(object) {
      const copied = clone(object);
      // One object after the other: chains of references may be longer than the stack is deep.
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [from, to] = next;
        target.assign(to, clone(source.lookup(from) ?? PDFNull));
      }
      return copied;
    },
  };
}

function belongsToTree(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false;
  const type = object.get(PDFName.of('Type'));
  return (
    type === PDFName.of('Page') || type === PDFName.of('Pages') || type === PDFName.of('Catalog')
  );
}
