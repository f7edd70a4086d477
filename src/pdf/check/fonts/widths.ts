/** Widths of glyphs as the document gives them (ISO 32000-2, 9.6.2, 9.7.4.3). Must not know the font program. */
import { type Dict, isArray, isDict, type Value } from '../../objects/values.js';

type Get = (value: Value | undefined) => Value;
export type WidthOf = (code: number) => number;

/** Of a simple font, by code. */
export function simpleWidths(get: Get, font: Dict): WidthOf {
  const widths = get(font.get('Widths'));
  const first = numberIn(get, font, 'FirstChar') ?? 0;
  const descriptor = get(font.get('FontDescriptor'));
  const missing = isDict(descriptor) ? (numberIn(get, descriptor, 'MissingWidth') ?? 0) : 0;
  const known = isArray(widths) ? widths.map(get) : [];
  return (code) => {
    const width = known[code - first];
    return typeof width === 'number' ? width : missing;
  };
}

/** More than there are CIDs: made-up ranges must not take the time of a long document. */
const mostWidths = 400_000;

/** Of a CIDFont, by CID; undefined where there are too many. */
export function cidWidths(get: Get, font: Dict): WidthOf | undefined {
  const listed = get(font.get('W'));
  const usual = numberIn(get, font, 'DW') ?? 1000;
  const widths = new Map<number, number>();
  const entries = isArray(listed) ? listed.map(get) : [];
  let count = 0;
  for (let at = 0; at < entries.length; ) {
    const [first, second, third] = entries.slice(at, at + 3);
    if (typeof first !== 'number') return undefined;
    if (isArray(second)) {
      for (const [index, width] of second.map(get).entries()) {
        if (typeof width === 'number') widths.set(first + index, width);
      }
      at += 2;
      continue;
    }
    if (typeof second !== 'number' || typeof third !== 'number') return undefined;
    count += second - first;
    if (count > mostWidths) return undefined;
    for (let cid = first; cid <= second; cid++) widths.set(cid, third);
    at += 3;
  }
  return (cid) => widths.get(cid) ?? usual;
}

function numberIn(get: Get, dict: Dict, key: string): number | undefined {
  const value = get(dict.get(key));
  return typeof value === 'number' ? value : undefined;
}
