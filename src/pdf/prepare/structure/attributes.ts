/** Attribute objects and classes of structure elements (ISO 32000-2, 14.7.6, 14.8.5). */
import { createHash } from 'node:crypto';
import { print } from '../../objects/print.js';
import { withoutUtf8 } from '../../objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  type Slot,
  type Value,
} from '../../objects/values.js';
import type { PieceStructure } from '../../piece/piece.js';
import type { Context } from '../context.js';
import { attributesOf, idAttributes, type Permission } from './attribute-keys.js';
import type { Once } from './once.js';

export interface Attributes {
  /** For an element's A. */
  readonly write: (written: Value | undefined) => Value | undefined;
  /** For an element's C. */
  readonly classes: (written: Value | undefined) => Value | undefined;
  /** The classes that were asked for. */
  readonly used: () => PieceStructure['classes'];
}

/** What attributes refer to. */
export interface Referred {
  /** What is written for an ID of the source; undefined where no element that comes along has it. */
  readonly id: (bytes: string) => Slot | undefined;
  /** What is written for a namespace. */
  readonly namespace: (written: Value | undefined) => Value | undefined;
}

/** Colours of four borders are arrays in an array (table 378), and nothing goes deeper. */
const deepest = 3;

export function openAttributes(
  { file, ledger, builder }: Context,
  root: Dict,
  once: Once,
  referred: Referred,
): Attributes {
  const classMap = file.get(root.get('ClassMap'));
  const definitions = new Map<Value, Definition | undefined>();
  const used = new Map<number, Definition>();

  const idOf = (found: Value): Slot | undefined =>
    found instanceof PdfString ? referred.id(found.bytes) : undefined;
  const ids = (found: Value): Value | undefined => {
    if (!isArray(found)) return idOf(found);
    const known = found.flatMap((entry) => idOf(file.get(entry)) ?? []);
    return known.length === 0 ? undefined : known;
  };
  const plain = (written: Value, depth: number, allowed: Permission): Value | undefined =>
    once(allowed, written, (found) => {
      if (found instanceof PdfString && allowed === 'text') return withoutUtf8(found);
      if (!isArray(found)) return isPlain(found) ? found : undefined;
      if (depth >= deepest) return undefined;
      const parts = found.map((entry) => plain(entry, depth + 1, allowed));
      // A list with a gap would say something else.
      return parts.some((part) => part === undefined) ? undefined : (parts as readonly Value[]);
    });
  const attributeObject = (found: Value): Dict | undefined => {
    const owner = isDict(found) ? file.get(found.get('O')) : null;
    const allowed = owner instanceof Name ? attributesOf(owner.text) : undefined;
    if (!isDict(found) || !(owner instanceof Name) || allowed === undefined) {
      // What an application keeps for itself, under UserProperties or a name of its own (14.7.6.4).
      if (found !== null) ledger.lose('user-properties');
      return undefined;
    }
    const made: Dict = new Map([['O', owner]]);
    if (owner === Name.of('NSO')) {
      const namespace = referred.namespace(found.get('NS'));
      if (namespace === undefined) return undefined;
      made.set('NS', namespace);
    }
    for (const [key, written] of found) {
      const permission = allowed(key);
      if (made.has(key) || key === 'NS' || permission === 'none') continue;
      const value = idAttributes.has(key)
        ? once('ids', written, ids)
        : plain(written, 0, permission);
      if (value !== undefined) made.set(key, value);
    }
    return made.size > (made.has('NS') ? 2 : 1) ? made : undefined;
  };
  /** One, or several with the revision of each behind it (14.7.6.3). */
  const attributes = (found: Value): Value | undefined => {
    if (!isArray(found)) return found === null ? undefined : attributeObject(found);
    const kept: Value[] = [];
    let isKept = false;
    for (const entry of found) {
      const value = file.get(entry);
      if (typeof value === 'number') {
        if (isKept) kept.push(value);
        continue;
      }
      const made = once('attributes', entry, attributeObject);
      isKept = made !== undefined;
      if (made !== undefined) kept.push(made);
    }
    return kept.length === 0 ? undefined : kept.length === 1 ? kept[0] : kept;
  };
  const define = (name: string): Definition | undefined => {
    const found = isDict(classMap) ? file.get(classMap.get(name)) : null;
    if (found === null) return undefined;
    if (definitions.has(found)) return definitions.get(found);
    const value = attributes(found);
    const definition = value === undefined ? undefined : defined(value);
    definitions.set(found, definition);
    return definition;
  };
  const defined = (value: Value): Definition => {
    const meaning = meaningOf(value);
    return { attributes: builder.value(value), ...(meaning === undefined ? {} : { meaning }) };
  };
  const classWord = (name: Name): Slot | undefined => {
    const definition = define(name.text);
    if (definition === undefined) return undefined;
    const word = builder.word('class', name.text);
    used.set(word.value, definition);
    return word;
  };
  const classes = (found: Value): Value | undefined => {
    if (found instanceof Name) return classWord(found);
    if (!isArray(found)) return undefined;
    const kept: Value[] = [];
    let isKept = false;
    for (const entry of found) {
      const value = file.get(entry);
      if (typeof value === 'number' && isKept) kept.push(value);
      if (!(value instanceof Name)) continue;
      const word = classWord(value);
      isKept = word !== undefined;
      if (word !== undefined) kept.push(word);
    }
    return kept.length === 0 ? undefined : kept.length === 1 ? kept[0] : kept;
  };
  return {
    write: (written) => once('attributes', written, attributes),
    classes: (written) => once('classes', written, classes),
    used: () => [...used].map(([word, definition]) => ({ word, ...definition })),
  };
}

interface Definition {
  readonly attributes: number;
  readonly meaning?: string;
}

function isPlain(value: Value): boolean {
  return value instanceof Name || typeof value === 'number' || typeof value === 'boolean';
}

/** The same for the same attributes; undefined where they lead to other objects, which differ by document. */
function meaningOf(value: Value): string | undefined {
  let isOpen = false;
  const text = print(value, () => {
    isOpen = true;
    return '';
  });
  if (isOpen) return undefined;
  return createHash('sha256').update(text, 'latin1').digest('base64url').slice(0, 22);
}
