/**
 * Copies objects of a file into a piece, giving every object a new number once, and leaving behind every entry
 * that is no part of what a page is drawn with (ISO 32000-2, 7.3).
 */
import { deflateSync } from 'node:zlib';
import { withoutUtf8 } from '../objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Ref,
  Slot,
  Stream,
  type Value,
} from '../objects/values.js';
import { objectSlot, type PieceBuilder } from '../piece/build.js';
import type { PdfFile } from '../read/open.js';
import { withoutRemarks } from './jpeg.js';
import { isForm, type Reach } from './reach.js';
import { type Kind, listsOfNames, type Spot, spotFor, spotIn } from './vocabulary.js';

export interface Copier {
  /**
   * The value for the piece; what it refers to is copied with it. `kind` is that of a dictionary; what a stream is, it
   * says itself.
   */
  readonly copy: (value: Value, kind?: Kind) => Value;
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
  readonly spot: Spot;
}

/** `step` is called as the work gets on. */
export function openCopier(
  file: PdfFile,
  builder: PieceBuilder,
  rules: () => CopyRules,
  step: () => void = () => undefined,
): Copier {
  const known = new Map<number, number>();
  /** Dictionaries and arrays that are two things in two places: by kind and number. */
  const knownAs = new Map<string, number>();
  const waiting: Waiting[] = [];
  let copied = 0;

  const refer = (from: Ref, spot: Spot): Value => {
    const before = known.get(from.num);
    const value = file.get(from);
    if (value instanceof Stream && !spot.stream) return null;
    if (value instanceof PdfString && spot.text === undefined) return null;
    if (before !== undefined) return objectSlot(before);
    // A page that is not in the piece, or the tree above the pages, would drag the whole file along.
    if (value === null || belongsToTree(value)) return null;
    const key = `${spot.kind} ${from.num}`;
    const same = value instanceof Stream ? undefined : knownAs.get(key);
    if (same !== undefined) return objectSlot(same);
    const object = builder.allot();
    if (value instanceof Stream) known.set(from.num, object);
    else knownAs.set(key, object);
    waiting.push({ from, object, spot });
    return objectSlot(object);
  };
  const clone = (value: Value, spot: Spot): Value => {
    if (value instanceof Ref) return refer(value, spot);
    if (isArray(value)) return cloneArray(value, spot);
    if (isDict(value)) return cloneDict(value, spot.kind);
    if (value instanceof PdfString) return ownString(value, spot);
    if (!(value instanceof Stream)) return value;
    const { dict, data } = rules().publicOf(value);
    return compressed(cloneDict(dict, streamKind(file, dict)), data);
  };
  /** Of a colour space: tables of colours and streams (8.6.6.3). */
  const cloneArray = (array: readonly Value[], spot: Spot): Value => {
    if (spot.kind !== 'colour' && spot.kind !== 'colours') {
      return array.map((element) => clone(element, spot));
    }
    const isIndexed = indexed.has(file.get(array[0]));
    return array.map((element, index) =>
      clone(element, {
        ...spot,
        kind: 'colour',
        stream: true,
        text: isIndexed && index === 3 ? 'bytes' : undefined,
      }),
    );
  };
  const cloneDict = (dict: Dict, place: Kind): Dict => {
    const copy: Dict = new Map();
    const kind = dictKind(file, dict, place);
    const named = listsOfNames.has(kind) ? rules().namesIn(dict) : undefined;
    for (const [key, value] of dict) {
      if (named !== undefined && !named.has(key)) continue;
      const spot = spotIn(kind, key);
      const cloned = spot === undefined ? null : clone(value, spot);
      if (cloned !== null) copy.set(key, cloned);
    }
    return copy;
  };
  /** Of a referenced object: streams may have a place in the structure. */
  const cloneObject = (
    from: Ref,
    spot: Spot,
  ): { readonly value: Value; readonly alone: boolean } => {
    const value = file.get(from);
    const cloned = clone(value, spot);
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
    copy(value, kind = 'plain') {
      const made = clone(value, spotFor(kind));
      // One object after the other: chains of references may be longer than the stack is deep.
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { value: made, alone } = cloneObject(next.from, next.spot);
        builder.set(next.object, made);
        if (!alone) builder.share(next.object);
        if (++copied % objectsAStep === 0) step();
      }
      return made;
    },
  };
}

/** Each step is a message to another thread, so not one for every object. */
const objectsAStep = 1000;

function ownString(value: PdfString, { text }: Spot): Value {
  if (text === undefined) return null;
  return text === 'words' ? withoutUtf8(value) : value;
}

const indexed: ReadonlySet<Value> = new Set([Name.of('Indexed'), Name.of('I')]);

/** Only what is known to be a Type 3 font has had its glyphs read (see `reach.ts`). */
function fontKind({ get }: Pick<PdfFile, 'get'>, font: Dict): Kind {
  return get(font.get('Subtype')) === Name.of('Type3') ? 'type3' : 'font';
}

/** What a dictionary is: mostly what its place says. */
function dictKind(file: Pick<PdfFile, 'get'>, dict: Dict, place: Kind): Kind {
  if (place === 'font') return fontKind(file, dict);
  // The last parts of Separation and DeviceN spaces (8.6.6.4, 8.6.6.5).
  return place === 'colour' && dict.has('FunctionType') ? 'function' : place;
}

/** What a stream is, by what only one kind has. */
function streamKind({ get }: Pick<PdfFile, 'get'>, dict: Dict): Kind {
  if (get(dict.get('Subtype')) === Name.of('Image')) return 'image';
  if (dict.has('PatternType')) return 'cell';
  if (dict.has('ShadingType')) return 'mesh';
  if (dict.has('FunctionType')) return 'sampled';
  if (dict.has('HalftoneType')) return 'threshold';
  return isForm({ get }, dict) ? 'form' : 'data';
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
