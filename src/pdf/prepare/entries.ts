/**
 * Takes named entries of a dictionary along where their values are what the standard says (ISO 32000-2, 7.3). Must
 * not know what they mean.
 */

import { decodeText } from '../objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Stream,
  type Value,
} from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import type { Copier } from './copy.js';
import type { Kind } from './vocabulary.js';

const tests = {
  text: (value: Value) => value instanceof PdfString,
  name: (value: Value) => value instanceof Name,
  number: (value: Value) => typeof value === 'number',
  flag: (value: Value) => typeof value === 'boolean',
  array: isArray,
  'name or array': (value: Value) => value instanceof Name || isArray(value),
  'text or array': (value: Value) => value instanceof PdfString || isArray(value),
  dictionary: isDict,
  stream: (value: Value) => value instanceof Stream,
} as const;

/** What a value has to be. */
export type Shape = keyof typeof tests;

/** Keys that are taken along. */
export type Shapes = ReadonlyMap<string, Shape>;

/**
 * Values that are objects of their own stay so: a file in which a thousand annotations have one long text in
 * common does not grow a thousandfold.
 */
export function takeEntries(file: PdfFile, copier: Copier, from: Dict, wanted: Shapes): Dict {
  const taken: Dict = new Map();
  for (const [key, shape] of wanted) {
    const value = from.get(key);
    if (value === undefined || !tests[shape](file.get(value))) continue;
    const copied = copier.copy(value, kindOf(key, shape));
    if (copied !== null) taken.set(key, copied);
  }
  return taken;
}

/** Text, choices and layers; of all else no words come along. */
function kindOf(key: string, shape: Shape): Kind {
  if (shape === 'text' || shape === 'text or array' || key === 'Opt') return 'words';
  if (key === 'OC') return 'list';
  return shape === 'dictionary' ? 'border' : 'plain';
}

/** The text of a string, white space as one space; empty for anything else, and for what nobody would read. */
export function wordsOf(value: Value): string {
  if (!(value instanceof PdfString)) return '';
  return decodeText(value.bytes.slice(0, longest))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Whether there is anything to be read in a string, however far behind. */
export function saysSomething(value: Value): boolean {
  if (!(value instanceof PdfString)) return false;
  const before = said.get(value);
  if (before !== undefined) return before;
  const found = /[^\s\p{Cc}]/u.test(decodeText(value.bytes));
  said.set(value, found);
  return found;
}

/** A text that a thousand annotations have in common is looked at once. */
const said = new WeakMap<PdfString, boolean>();

/** In bytes; cut at an even number of them. */
const longest = 4_000;
