/** Puts a piece together, object by object. Must not know what the objects mean. */
import { createHash } from 'node:crypto';
import { print, printEntries } from '../objects/print.js';
import { type Dict, type Ref, Slot, Stream, type Value } from '../objects/values.js';
import { type Piece, type PieceFacts, slotCode, type Word } from './piece.js';

/** Written bytes with the slots in them, positions counted from the start of `text`. */
interface Body {
  readonly text: Buffer;
  readonly data?: Uint8Array;
  readonly slots: readonly (readonly [at: number, slot: Slot])[];
}

export class PieceBuilder {
  readonly #bodies: (Body | undefined)[] = [];
  readonly #fragments: Body[] = [];
  readonly #words: Word[] = [];
  readonly #wordSlots = new Map<string, Slot>();
  readonly #shareable: number[] = [];

  get words(): readonly Word[] {
    return this.#words;
  }

  /** The number of an object to come. */
  allot(): number {
    return this.#bodies.push(undefined) - 1;
  }

  /** An object that is never set stays empty: the splicer writes it, or nothing refers to it. */
  set(object: number, value: Value): void {
    this.#bodies[object] = bodyOf(value);
  }

  add(value: Value): number {
    return this.#bodies.push(bodyOf(value)) - 1;
  }

  /** A stretch of a dictionary or an array, or a whole value, that the splicer puts into something. */
  entries(dict: Dict): number {
    return this.#fragment((onSlot) => printEntries(dict, onSlot));
  }

  elements(values: readonly Value[]): number {
    return this.#fragment((onSlot) => print(values, onSlot).slice(1, -1), 1);
  }

  value(value: Value): number {
    return this.#fragment((onSlot) => print(value, onSlot));
  }

  #fragment(write: (onSlot: (slot: Slot | Ref, at: number) => string) => string, cut = 0): number {
    const slots: [number, Slot][] = [];
    const text = write((slot, at) => {
      slots.push([at - cut, checked(slot)]);
      return '';
    });
    return this.#fragments.push({ text: Buffer.from(text, 'latin1'), slots }) - 1;
  }

  /** The slot for a word; the same for the same word. */
  word(kind: Word['kind'], text: string): Slot {
    const key = `${kind} ${text}`;
    const before = this.#wordSlots.get(key);
    if (before !== undefined) return before;
    const slot = new Slot('word', this.#words.push({ kind, text }) - 1);
    this.#wordSlots.set(key, slot);
    return slot;
  }

  /** Says that an object may be one with the same object of another piece. */
  share(object: number): void {
    this.#shareable.push(object);
  }

  finish(facts: Omit<PieceFacts, 'words'>): Piece {
    const bodies = [...this.#bodies.map((body) => body ?? empty), ...this.#fragments];
    const starts = new Uint32Array(bodies.length + 1);
    const slots: number[] = [];
    const chunks: Uint8Array[] = [];
    let length = 0;
    bodies.forEach(({ text, data, slots: own }, index) => {
      starts[index] = length;
      for (const [at, { kind, value }] of own) slots.push(length + at, slotCode(kind, value));
      chunks.push(text);
      length += text.length;
      if (data !== undefined) {
        chunks.push(data, endOfStream);
        length += data.length + endOfStream.length;
      }
      // So that no slot stands at the end of one and at the beginning of the next.
      chunks.push(newline);
      length += 1;
    });
    starts[bodies.length] = length;
    const { shared, hashes } = this.#hashShared();
    return {
      facts: { ...facts, words: this.#words },
      objects: this.#bodies.length,
      bytes: Buffer.concat(chunks, length),
      starts,
      streams: Uint8Array.from(this.#bodies, (body) => (body?.data === undefined ? 0 : 1)),
      slots: Uint32Array.from(slots),
      shared,
      hashes,
    };
  }

  /** Hashes what each shareable object is made of, references followed. One that leads back to itself has none. */
  #hashShared(): { readonly shared: Uint32Array; readonly hashes: Uint8Array } {
    const known = new Map<number, Buffer | null>();
    const shareable = new Set(this.#shareable);
    const hashOf = (object: number, depth: number): Buffer | null => {
      const before = known.get(object);
      if (before !== undefined) return before;
      // Stays so where the way leads back here.
      known.set(object, null);
      const body = this.#bodies[object];
      if (body === undefined || !shareable.has(object) || depth > 200) return null;
      const hash = createHash('sha256');
      hash.update(`${body.text.length} `).update(body.text);
      for (const [at, slot] of body.slots) {
        const inner = slot.kind === 'object' ? hashOf(slot.value, depth + 1) : null;
        if (inner === null) return null;
        hash.update(`${at} `).update(inner);
      }
      if (body.data !== undefined) hash.update(body.data);
      const found = hash.digest().subarray(0, 16);
      known.set(object, found);
      return found;
    };
    const found = [...shareable].flatMap((object) => {
      const hash = hashOf(object, 0);
      return hash === null ? [] : [{ object, hash }];
    });
    return {
      shared: Uint32Array.from(found.flatMap(({ object }, index) => [object, index])),
      hashes: Buffer.concat(found.map(({ hash }) => hash)),
    };
  }
}

const empty: Body = { text: Buffer.alloc(0), slots: [] };
const endOfStream = Buffer.from('\nendstream');
const newline = Buffer.from('\n');

function bodyOf(value: Value): Body {
  const slots: [number, Slot][] = [];
  const onSlot = (slot: Slot | Ref, at: number): string => {
    slots.push([at, checked(slot)]);
    return '';
  };
  if (!(value instanceof Stream)) {
    return { text: Buffer.from(print(value, onSlot), 'latin1'), slots };
  }
  const dict: Dict = new Map(value.dict);
  dict.set('Length', value.data.length);
  const text = Buffer.from(`${print(dict, onSlot)}stream\n`, 'latin1');
  return { text, data: value.data, slots };
}

/** A reference to the source would lead anywhere in the file. */
function checked(slot: Slot | Ref): Slot {
  if (slot instanceof Slot) return slot;
  throw new Error(`A reference to object ${slot.num} of the source was not copied.`);
}

export function objectSlot(object: number): Slot {
  return new Slot('object', object);
}
