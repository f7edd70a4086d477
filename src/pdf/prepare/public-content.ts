/**
 * What content streams may say besides what they draw (ISO 32000-2, 14.6.2, 14.8.2.2, 14.9): text for those who
 * cannot see it, its language, its place in the structure, what kind of artifact it is. Pure.
 */
import { print } from '../objects/print.js';
import { type Dict, isArray, Name, PdfString, type Value } from '../objects/values.js';

/** Bytes that take the place of others. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The content with its edits, which rise. */
export function edited(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of edits) {
    parts.push(content.subarray(at, from), Buffer.from(text, 'latin1'));
    at = to;
  }
  return Buffer.concat([...parts, content.subarray(at)]);
}

const isText = (value: Value): boolean => value instanceof PdfString;
const isName = (value: Value): boolean => value instanceof Name;
const areAll =
  (test: (value: Value) => boolean) =>
  (value: Value): boolean =>
    isArray(value) && value.every(test);

/** Properties by the clauses that define them, with what each must be. */
const properties: ReadonlyMap<string, (value: Value) => boolean> = new Map([
  // 14.7.5.2.
  ['MCID', (value: Value) => typeof value === 'number'],
  // 14.9.
  ['ActualText', isText],
  ['Alt', isText],
  ['E', isText],
  ['Lang', isText],
  // 14.8.2.2.2, table 363.
  ['Type', isName],
  ['Subtype', isName],
  ['Attached', areAll(isName)],
  ['BBox', areAll((value) => typeof value === 'number')],
]);

/** The list without anything else, as it is written; undefined where there is nothing else in it as it stands. */
export function publicList(list: Dict, written: string): string | undefined {
  const kept = [...list].filter(([key, value]) => properties.get(key)?.(value) === true);
  // Of a key that stands there twice, one value would hide behind the other.
  const isPlain = kept.every(([key]) => written.split(`/${key}`).length === 2);
  const hasMore = kept.length < list.size || !isPlain || written.includes('%');
  return hasMore ? print(new Map(kept)) : undefined;
}
