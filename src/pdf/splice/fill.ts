/** Writes objects of a piece with their slots filled. Must not know what they are. */
import { type Piece, slotKind, slotValue } from '../piece/piece.js';
import { Bytes } from './bytes.js';

/** What goes into the slots of one piece in one file. */
export interface Filling {
  readonly number: (object: number) => number;
  readonly firstKey: number;
  readonly words: readonly string[];
  readonly id: (id: number) => string;
}

/**
 * Writes the bytes of object or fragment `index` up to and including its last slot, and answers the rest, which
 * has none.
 */
export function fill(piece: Piece, index: number, filling: Filling, into: Bytes): Uint8Array {
  const { bytes, starts, slots } = piece;
  const end = (starts[index + 1] as number) - 1;
  let from = starts[index] as number;
  for (let slot = firstSlot(slots, from); slot < slots.length; slot += 2) {
    const at = slots[slot] as number;
    if (at > end) break;
    into.copy(bytes, from, at);
    from = at;
    put(slots[slot + 1] as number, filling, into);
  }
  return bytes.subarray(from, end);
}

/** A fragment with its slots filled, as bytes of the file. */
export function filledFragment(piece: Piece, fragment: number, filling: Filling): string {
  const into = new Bytes(256);
  const rest = fill(piece, piece.objects + fragment, filling, into);
  into.copy(rest, 0, rest.length);
  return into.take().toString('latin1');
}

function put(code: number, { number, firstKey, words, id }: Filling, into: Bytes): void {
  const value = slotValue(code);
  switch (slotKind(code)) {
    case 'object':
      into.number(number(value));
      into.text(' 0 R');
      return;
    case 'parent-key':
      into.number(firstKey + value);
      return;
    case 'word':
      into.text(words[value] ?? 'null');
      return;
    case 'id':
      into.text(id(value));
      return;
  }
}

/** The index in `slots` of the first pair at or behind `place`. */
function firstSlot(slots: Uint32Array, place: number): number {
  let low = 0;
  let high = slots.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[2 * middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}
