/**
 * PDF values as they stand in a file (ISO 32000-2, 7.3). Must not know where they come from, nor what they
 * are for.
 */

/** A name without its solidus, escapes undone: one character for each byte (7.3.5). */
export class Name {
  static readonly #known = new Map<string, Name>();
  /** The name itself. */
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }

  /** The same object for the same name, so that names can be compared with `===`. */
  static of(text: string): Name {
    const before = Name.#known.get(text);
    if (before !== undefined) return before;
    const name = new Name(text);
    Name.#known.set(text, name);
    return name;
  }
}

/** A string as bytes, one character for each (7.3.4); what it says is known to `text.ts`. */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

/** A reference to an object by its number. Generations are not looked at: only one object of a number is in use. */
export class Ref {
  readonly num: number;
  constructor(num: number) {
    this.num = num;
  }
}

/** Keys without their solidus, in the order of the file. */
export type Dict = Map<string, Value>;

/** `data` is what stands in the file: encoded by the filters that `dict` names (7.3.8). */
export class Stream {
  readonly dict: Dict;
  readonly data: Uint8Array;
  constructor(dict: Dict, data: Uint8Array) {
    this.dict = dict;
    this.data = data;
  }
}

/**
 * A place in a prepared object that is filled in when it is spliced into a file: nothing else of the object
 * changes then.
 */
export class Slot {
  readonly kind: SlotKind;
  readonly value: number;
  constructor(kind: SlotKind, value: number) {
    this.kind = kind;
    this.value = value;
  }
}

/**
 * What is put in: a reference to another object of the piece; the piece's first key in the parent tree plus
 * `value` (14.7.5.4); one of the piece's words, renamed where another document uses it otherwise; a structure
 * element's ID, told apart from those of other documents (14.7.2).
 */
export type SlotKind = 'object' | 'parent-key' | 'word' | 'id';

export type Value =
  | null
  | boolean
  | number
  | Name
  | PdfString
  | Ref
  | Slot
  | Stream
  | readonly Value[]
  | Dict;

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map;
}

export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** A dictionary from an object; entries that are undefined are left out. */
export function dict(entries: Readonly<Record<string, Value | undefined>>): Dict {
  const made: Dict = new Map();
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) made.set(key, value);
  }
  return made;
}
