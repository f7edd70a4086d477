/** What the codes of a font mean, as far as the file says (ISO 32000-2, 9.10). Must not know who shows them. */

import { characterOf, readEncoding } from '../../../pdf/check/fonts/encoding.js';
import { readToUnicode } from '../../../pdf/check/fonts/to-unicode.js';
import { textOf } from '../../../pdf/objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Stream,
  type Value,
} from '../../../pdf/objects/values.js';
import { unpacked } from './streams.js';

type Get = (value: Value | undefined) => Value;

/** Text of a string of codes, one character for each byte; empty codes are left out. */
export type Decode = (codes: string) => string;

/** Where nothing is known of the font. */
export const asItStands: Decode = (codes) => codes;

export function fontDecoder(font: Dict, get: Get): Decode {
  const meanings = meaningsOf(font, get);
  if (get(font.get('Subtype')) === Name.of('Type0')) {
    const size = sizeOfCodes(font, get);
    return (codes) => {
      let text = '';
      for (let at = 0; at < codes.length; at += size) {
        const code =
          size === 1
            ? codes.charCodeAt(at)
            : (codes.charCodeAt(at) << 8) | codes.charCodeAt(at + 1);
        // Without a table, codes that are Unicode are worth a try.
        text += meanings?.get(code) ?? (meanings === undefined ? String.fromCharCode(code) : '');
      }
      return text;
    };
  }
  const encoding = readEncoding(get, font);
  const base = encoding.base === '' ? { ...encoding, base: 'WinAnsiEncoding' } : encoding;
  return (codes) => {
    let text = '';
    for (let at = 0; at < codes.length; at++) {
      const code = codes.charCodeAt(at);
      text += meanings?.get(code) ?? characterOf(base, code) ?? '';
    }
    return text;
  };
}

function meaningsOf(font: Dict, get: Get): ReadonlyMap<number, string> | undefined {
  const stream = get(font.get('ToUnicode'));
  return stream instanceof Stream ? readToUnicode(unpacked(stream, get).data) : undefined;
}

/** Two bytes, but for the rare CMap of the file's own that says one (9.7.6.2). */
function sizeOfCodes(font: Dict, get: Get): 1 | 2 {
  const cmap = get(font.get('Encoding'));
  if (!(cmap instanceof Stream)) return 2;
  const text = Buffer.from(unpacked(cmap, get).data).toString('latin1');
  return /begincodespacerange\s*<[0-9a-f]{2}>/i.test(text) ? 1 : 2;
}

/** Fonts by the name under which content asks for them. */
export interface Fonts {
  /** Those of these resources; where they have none of the name, all in the file that are called so, or all. */
  readonly named: (resources: Value | undefined, name: string) => readonly Decode[];
}

/** More fonts than this are not tried on content that names none of its own. */
const mostTried = 40;

export function collectFonts(values: readonly Value[], get: Get): Fonts {
  const decoders = new Map<Dict, Decode>();
  const decoderOf = (font: Dict): Decode => {
    const known = decoders.get(font);
    if (known !== undefined) return known;
    const made = fontDecoder(font, get);
    decoders.set(font, made);
    return made;
  };
  const byName = new Map<string, Set<Dict>>();
  const all = new Set<Dict>();
  const look = (value: Value, depth: number): void => {
    if (depth > 8) return;
    if (value instanceof Stream) {
      look(value.dict, depth);
      return;
    }
    if (isArray(value)) {
      for (const one of value) look(one, depth + 1);
      return;
    }
    if (!isDict(value)) return;
    if (isFont(value, get)) all.add(value);
    const fonts = get(value.get('Font'));
    for (const [name, written] of isDict(fonts) ? fonts : []) {
      const font = get(written);
      if (isDict(font)) byName.set(name, (byName.get(name) ?? new Set()).add(font));
    }
    for (const one of value.values()) look(one, depth + 1);
  };
  for (const value of values) look(value, 0);
  return {
    named: (resources, name) => {
      const own = get(resources);
      const fonts = isDict(own) ? get(own.get('Font')) : null;
      const font = isDict(fonts) ? get(fonts.get(name)) : null;
      if (isDict(font)) return [decoderOf(font)];
      const others = [...(byName.get(name) ?? all)].slice(0, mostTried);
      return [asItStands, ...others.map(decoderOf)];
    },
  };
}

function isFont(dict: Dict, get: Get): boolean {
  return (
    get(dict.get('Type')) === Name.of('Font') && textOf(get(dict.get('Subtype'))) !== undefined
  );
}
