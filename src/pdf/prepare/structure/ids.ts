/**
 * IDs of structure elements (ISO 32000-2, 14.7.2): numbered anew in the order of the document, so that those of
 * two documents never meet.
 */
import { PdfString, Slot, type Value } from '../../objects/values.js';
import { objectSlot, type PieceBuilder } from '../../piece/build.js';
import type { PieceStructure } from '../../piece/piece.js';
import type { Context } from '../context.js';
import type { Element } from './tree.js';

export interface Ids {
  readonly count: number;
  /** Of an element; undefined where it has none. */
  readonly of: (element: Element) => Slot | undefined;
  /** Of the element that the source knows by these bytes: the first where several claim them. */
  readonly named: (bytes: string) => Slot | undefined;
  /** Writes the leaves of the ID tree. */
  readonly write: (
    builder: PieceBuilder,
    objectOf: (element: Element) => number,
  ) => PieceStructure['ids'];
}

export function numberIds({ file }: Context, elements: readonly Element[]): Ids {
  const slots = new Map<Element, Slot>();
  const named = new Map<string, Slot>();
  for (const element of elements) {
    const id = file.get(element.dict.get('ID'));
    if (!(id instanceof PdfString)) continue;
    const slot = new Slot('id', slots.size);
    slots.set(element, slot);
    if (!named.has(id.bytes)) named.set(id.bytes, slot);
  }
  return {
    count: slots.size,
    of: (element) => slots.get(element),
    named: (bytes) => named.get(bytes),
    write(builder, objectOf) {
      const entries = [...slots].map(([element, slot]): readonly Value[] => [
        slot,
        objectSlot(objectOf(element)),
      ]);
      return writeLeaves(builder, entries);
    },
  };
}

const leafSize = 64;

/** Leaves of a tree whose keys count from 0: pairs of key and value. */
export function writeLeaves(
  builder: PieceBuilder,
  entries: readonly (readonly Value[])[],
): { readonly fragment: number; readonly first: number; readonly last: number }[] {
  const leaves: { fragment: number; first: number; last: number }[] = [];
  for (let first = 0; first < entries.length; first += leafSize) {
    const own = entries.slice(first, first + leafSize);
    const last = first + own.length - 1;
    leaves.push({ fragment: builder.elements(own.flat()), first, last });
  }
  return leaves;
}
