/**
 * Copies objects of one PDF into another (ISO 32000-2, 7.3), giving every object a new number once, and
 * leaving behind every entry that is no part of what a page is drawn with. Knows no pack.
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
import { drawingKeys, keysOfNames, resourceKinds } from './vocabulary.js';

/**
 * What a dictionary is: one with the standard's keys; resources, by kind; or names that the document
 * chose itself. All of the last's entries come along.
 */
export type Role = 'standard' | 'resources' | 'names';

export interface Copier {
  /** A copy of `object` for the target; references in it are copied with it. */
  readonly copy: (object: PDFObject, role?: Role) => PDFObject;
  /** Says which reference stands for a source object, before anything refers to it. */
  readonly stand: (source: PDFRef, target: PDFRef) => void;
}

/** An object that is referred to and not yet copied. */
interface Waiting {
  readonly from: PDFRef;
  readonly to: PDFRef;
  readonly role: Role;
}

export function openCopier(source: PDFContext, target: PDFContext): Copier {
  const known = new Map<PDFRef, PDFRef>();
  const waiting: Waiting[] = [];

  const refer = (from: PDFRef, role: Role): PDFObject => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const object = source.lookup(from);
    // A page that is not in the pack, or the tree above the pages, would drag the whole file along.
    if (object === undefined || object === PDFNull || belongsToTree(object)) return PDFNull;
    const to = target.nextRef();
    known.set(from, to);
    waiting.push({ from, to, role });
    return to;
  };
  const clone = (object: PDFObject, role: Role): PDFObject => {
    if (object instanceof PDFRef) return refer(object, role);
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(target);
      for (const element of object.asArray()) array.push(clone(element, 'standard'));
      return array;
    }
    if (object instanceof PDFRawStream) {
      return PDFRawStream.of(cloneDict(object.dict, 'standard'), object.contents);
    }
    if (object instanceof PDFStream) {
      return PDFRawStream.of(cloneDict(object.dict, 'standard'), object.getContents());
    }
    return object instanceof PDFDict ? cloneDict(object, role) : object;
  };
  const cloneDict = (dict: PDFDict, role: Role): PDFDict => {
    const copy = PDFDict.withContext(target);
    for (const [key, value] of dict.entries()) {
      const word = key.decodeText();
      if (role === 'names' || drawingKeys.has(word))
        copy.set(key, clone(value, roleOf(word, role)));
    }
    return copy;
  };
  return {
    stand: (from, to) => known.set(from, to),
    copy(object, role = 'standard') {
      const copied = clone(object, role);
      // One object after the other: chains of references may be longer than the stack is deep.
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        target.assign(next.to, clone(source.lookup(next.from) ?? PDFNull, next.role));
      }
      return copied;
    },
  };
}

/** The role of what stands under `key` in a dictionary of the role `parent`. */
function roleOf(key: string, parent: Role): Role {
  switch (parent) {
    case 'names':
      return 'standard';
    case 'resources':
      return resourceKinds.has(key) ? 'names' : 'standard';
    case 'standard':
      if (key === 'Resources') return 'resources';
      return keysOfNames.has(key) ? 'names' : 'standard';
  }
}

function belongsToTree(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false;
  const type = object.get(PDFName.of('Type'));
  return (
    type === PDFName.of('Page') || type === PDFName.of('Pages') || type === PDFName.of('Catalog')
  );
}
