/**
 * Copies objects of a file into a piece, giving every object a new number once, and leaving behind every entry
 * that is no part of what a page is drawn with (ISO 32000-2, 7.3).
 */
import { deflateSync } from 'node:zlib';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Ref,
  Slot,
  Stream,
  type Value,
} from '../objects/values.js';
import { objectSlot, type PieceBuilder } from '../piece/build.js';
import type { PdfFile } from '../read/open.js';
import { withoutRemarks } from './jpeg.js';
import type { Reach } from './reach.js';
import { drawingKeys, isResourceKind, keysOfNames } from './vocabulary.js';

/**
 * What a dictionary is: one with the standard's keys; resources, by kind; resources of one kind, of which those that
 * are in use come along; or names that the document chose itself, all of which do.
 */
export type Role = 'standard' | 'resources' | 'named' | 'names';

export interface Copier {
  /** The value for the piece; what it refers to is copied with it. */
  readonly copy: (value: Value, role?: Role) => Value;
  /** Says which object stands for one of the source, before anything refers to it. */
  readonly stand: (source: Ref, object: number) => void;
  /** The object that stands for one of the source, where there is one by now. */
  readonly standsFor: (source: Ref) => number | undefined;
}

/**
 * Answers the parent-tree key of a form or picture that is content of structure elements, and the entry that it
 * stands in: a form has StructParents for marks in it, StructParent where it is content as a whole (14.7.5.4).
 */
export type KeyOf = (stream: Ref) => StreamKey | undefined;

export interface StreamKey {
  readonly entry: 'StructParents' | 'StructParent';
  readonly key: number;
}

/** What is in use of the document's resources, and what is written for streams: see `reach.ts`. */
export interface CopyRules {
  readonly keyOf: KeyOf;
  readonly namesIn: Reach['namesIn'];
  readonly publicOf: Reach['publicOf'];
}

interface Waiting {
  readonly from: Ref;
  readonly object: number;
  readonly role: Role;
}

export function openCopier(file: PdfFile, builder: PieceBuilder, rules: () => CopyRules): Copier {
  const known = new Map<number, number>();
  const waiting: Waiting[] = [];

  const refer = (from: Ref, role: Role): Value => {
    const before = known.get(from.num);
    if (before !== undefined) return objectSlot(before);
    const value = file.get(from);
    // A page that is not in the piece, or the tree above the pages, would drag the whole file along.
    if (value === null || belongsToTree(value)) return null;
    const object = builder.allot();
    known.set(from.num, object);
    waiting.push({ from, object, role });
    return objectSlot(object);
  };
  const clone = (value: Value, role: Role): Value => {
    if (value instanceof Ref) return refer(value, role);
    if (isArray(value)) return value.map((element) => clone(element, 'standard'));
    if (isDict(value)) return cloneDict(value, role);
    if (!(value instanceof Stream)) return value;
    const { dict, data } = rules().publicOf(value);
    return compressed(cloneDict(dict, 'standard'), data);
  };
  const cloneDict = (dict: Dict, role: Role): Dict => {
    const copy: Dict = new Map();
    const named = role === 'named' ? rules().namesIn(dict) : undefined;
    for (const [key, value] of dict) {
      if (named !== undefined && !named.has(key)) continue;
      if (role !== 'names' && role !== 'named' && !drawingKeys.has(key)) continue;
      const cloned = clone(value, roleOf(key, role));
      if (cloned !== null) copy.set(key, cloned);
    }
    return copy;
  };
  /** Of a referenced object: streams may have a place in the structure. */
  const cloneObject = (
    from: Ref,
    role: Role,
  ): { readonly value: Value; readonly alone: boolean } => {
    const value = file.get(from);
    const cloned = clone(value, role);
    const key = value instanceof Stream ? rules().keyOf(from) : undefined;
    if (key === undefined || !(cloned instanceof Stream)) {
      // Layers of two documents are two, though they look alike: one may be shown and the other hidden.
      const alone = isDict(cloned) && cloned.get('Type') === Name.of('OCG');
      return { value: cloned, alone };
    }
    cloned.dict.set(key.entry, new Slot('parent-key', key.key));
    return { value: cloned, alone: true };
  };
  return {
    stand: (from, object) => known.set(from.num, object),
    standsFor: (from) => known.get(from.num),
    copy(value, role = 'standard') {
      const copied = clone(value, role);
      // One object after the other: chains of references may be longer than the stack is deep.
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { value: made, alone } = cloneObject(next.from, next.role);
        builder.set(next.object, made);
        if (!alone) builder.share(next.object);
      }
      return copied;
    },
  };
}

/** The role of what stands under `key` in a dictionary of the role `parent`. */
function roleOf(key: string, parent: Role): Role {
  switch (parent) {
    case 'names':
    case 'named':
      return 'standard';
    case 'resources':
      return isResourceKind(key) ? 'named' : 'standard';
    case 'standard':
      if (key === 'Resources') return 'resources';
      return keysOfNames.has(key) ? 'names' : 'standard';
  }
}

/** Where nothing is encoded yet, deflated; photographs without what the camera wrote into them. */
function compressed(dict: Dict, data: Uint8Array): Stream {
  if (dict.get('Filter') === Name.of('DCTDecode')) return new Stream(dict, withoutRemarks(data));
  if (dict.has('Filter') || data.length < worthDeflating) return new Stream(dict, data);
  dict.set('Filter', Name.of('FlateDecode'));
  dict.delete('DecodeParms');
  return new Stream(dict, deflateSync(data));
}

/** Shorter streams gain nothing. */
const worthDeflating = 100;

function belongsToTree(value: Value): boolean {
  if (!isDict(value)) return false;
  const type = value.get('Type');
  return type === Name.of('Page') || type === Name.of('Pages') || type === Name.of('Catalog');
}
