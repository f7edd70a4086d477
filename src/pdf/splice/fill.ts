/** Writes objects of a piece with their slots filled. Must not know what they are. */
import { type Piece, slotKinds, slotValueBits } from '../piece/piece.js';
import { Bytes } from './bytes.js';

/** What goes into the slots of one piece in one file. */
export interface Filling {
  /** By object: its number in the file. */
  readonly numbers: Uint32Array;
  readonly firstKey: number;
  readonly words: readonly string[];
  /** Tells the IDs of the piece apart from those of others: "0003-". */
  readonly idPrefix: string;
}

/** Figures of an ID, so that their order is that of the numbers. */
const idFigures = 6;

/** What is written for an ID (ISO 32000-2, 14.7.2). */
export function writtenId(prefix: string, id: number): string {
  return `(${prefix}${String(id).padStart(idFigures, '0')})`;
}

const objectKind = slotKinds.indexOf('object');
const keyKind = slotKinds.indexOf('parent-key');
const wordKind = slotKinds.indexOf('word');
const valueMask = 2 ** slotValueBits - 1;

/** Fills the slots of a piece. Quickest where objects are asked for in their order. */
export class Filler {
  readonly #piece: Piece;
  readonly #filling: Filling;
  /** Index of the slot that comes next. */
  #next = 0;

  constructor(piece: Piece, filling: Filling) {
    this.#piece = piece;
    this.#filling = filling;
  }

  /** Writes an object or fragment whole. */
  write(index: number, into: Bytes): void {
    const from = this.#writeSlots(index, into);
    const end = (this.#piece.starts[index + 1] as number) - 1;
    into.copy(this.#piece.bytes, from, end);
  }

  /** Writes up to and including the last slot, and answers the rest, which has none. */
  writeHead(index: number, into: Bytes): Uint8Array {
    const from = this.#writeSlots(index, into);
    return this.#piece.bytes.subarray(from, (this.#piece.starts[index + 1] as number) - 1);
  }

  /** A fragment as bytes of the file. */
  fragment(fragment: number): string {
    const into = new Bytes(256);
    this.write(this.#piece.objects + fragment, into);
    return into.take().toString('latin1');
  }

  /** Answers the place in the piece where the last slot was. */
  #writeSlots(index: number, into: Bytes): number {
    const { bytes, starts, slots } = this.#piece;
    const end = (starts[index + 1] as number) - 1;
    let from = starts[index] as number;
    let slot = this.#seek(from);
    for (; slot < slots.length; slot += 2) {
      const at = slots[slot] as number;
      if (at > end) break;
      into.copy(bytes, from, at);
      from = at;
      this.#put(slots[slot + 1] as number, into);
    }
    this.#next = slot;
    return from;
  }

  #put(code: number, into: Bytes): void {
    const { numbers, firstKey, words, idPrefix } = this.#filling;
    const value = code & valueMask;
    const kind = code >>> slotValueBits;
    if (kind === objectKind) {
      into.number(numbers[value] as number);
      into.text(' 0 R');
    } else if (kind === keyKind) into.number(firstKey + value);
    else if (kind === wordKind) into.text(words[value] ?? 'null');
    else into.text(writtenId(idPrefix, value));
  }

  /** The index in `slots` of the first pair at or behind `place`. */
  #seek(place: number): number {
    const { slots } = this.#piece;
    const next = this.#next;
    const isNext =
      (next >= slots.length || (slots[next] as number) >= place) &&
      (next === 0 || (slots[next - 2] as number) < place);
    if (isNext) return next;
    let low = 0;
    let high = slots.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((slots[2 * middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }
}
