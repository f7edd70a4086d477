/**
 * Fonts against ISO 14289-1, 7.21: each is embedded, has the glyphs that are shown, as wide as the document says,
 * and every code says which character it means. A font that cannot be looked into does not pass.
 */
import { type Dict, isArray, isDict, Name, Ref, Stream, type Value } from '../../objects/values.js';
import { decodedContent } from '../../prepare/content.js';
import type { PdfFile } from '../../read/open.js';
import type { FontUse } from '../content.js';
import type { Findings } from '../rules.js';
import { characterNamed, characterOf, macCodeOf, readEncoding } from './encoding.js';
import type { FontProgram } from './program.js';
import { readToUnicode } from './to-unicode.js';
import { readTrueType, type TrueTypeProgram } from './true-type.js';
import { cidWidths, simpleWidths, type WidthOf } from './widths.js';

export function checkFont(file: PdfFile, font: Dict, use: FontUse, found: Findings): void {
  if (use.seen.size + use.unseen.size === 0) return;
  switch (nameIn(file, font, 'Subtype')) {
    case 'Type0':
      checkComposite(file, font, use, found);
      break;
    case 'TrueType':
    case 'Type1':
    case 'MMType1':
      checkSimple(file, font, use, found);
      break;
    default:
      found.find('7.21-0');
  }
}

/** What is known of a font, and looked up for each of its codes. */
interface Lookup {
  readonly program: FontProgram | undefined;
  /** The glyph that a code shows; undefined where that is not known. */
  readonly glyphOf: (code: number) => number | undefined;
  readonly widthOf: WidthOf;
  readonly meaningOf: (code: number) => string | undefined;
}

function checkCodes(
  { program, glyphOf, widthOf, meaningOf }: Lookup,
  seen: ReadonlySet<number>,
  unseen: ReadonlySet<number>,
  found: Findings,
): void {
  for (const code of new Set([...seen, ...unseen])) {
    const meaning = meaningOf(code);
    if (meaning === undefined || meaning === '') found.find('7.21.7-1');
    else if (/[\0\ufffe\ufeff]/.test(meaning)) found.find('7.21.7-2');
    if (program === undefined) continue;
    const glyph = glyphOf(code);
    if (glyph === 0) found.find('7.21.8-1');
    if (!seen.has(code)) continue;
    const width = glyph === undefined ? undefined : program.widthOf(glyph);
    if (width === undefined) found.find('7.21.4.1-2');
    else if (Math.abs(width - widthOf(code)) > 1) found.find('7.21.5-1');
  }
}

function checkComposite(file: PdfFile, font: Dict, use: FontUse, found: Findings): void {
  const { get } = file;
  const cmap = nameIn(file, font, 'Encoding');
  const descendants = get(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? get(descendants[0]) : null;
  const widthOf = isDict(descendant) ? cidWidths(get, descendant) : undefined;
  // Other CMaps have codes of several lengths, and character collections that are not in the file.
  if (!/^Identity-[HV]$/.test(cmap) || !isDict(descendant) || widthOf === undefined) {
    found.find('7.21.3.1-1');
    return;
  }
  const embedded = readProgram(file, descendant);
  if (embedded.kind === 'none' && use.seen.size > 0) found.find('7.21.4.1-1');
  if (embedded.kind === 'unknown') {
    found.find('7.21-0');
    return;
  }
  const toGlyph = glyphsOfCids(file, descendant);
  if (embedded.kind === 'true-type' && toGlyph === undefined) found.find('7.21.3.2-1');
  const meanings = readMeanings(file, font);
  const program = embedded.kind === 'true-type' ? embedded.program : undefined;
  const lookup = {
    program,
    glyphOf: toGlyph ?? (() => undefined),
    widthOf,
    meaningOf: (code: number) => meanings?.get(code),
  };
  checkCodes(lookup, codesOf(use.seen, 2), codesOf(use.unseen, 2), found);
}

/** CIDToGIDMap (9.7.4.2); undefined where it is missing, or is nothing of the kind. */
function glyphsOfCids(file: PdfFile, font: Dict): ((cid: number) => number) | undefined {
  const written = font.get('CIDToGIDMap');
  const map = file.get(written);
  if (map === Name.of('Identity')) return (cid) => cid;
  if (!(map instanceof Stream)) return undefined;
  const bytes = decodedContent(file, [written ?? null])?.bytes;
  if (bytes === undefined) return undefined;
  return (cid) => ((bytes[cid * 2] ?? 0) << 8) | (bytes[cid * 2 + 1] ?? 0);
}

function checkSimple(file: PdfFile, font: Dict, use: FontUse, found: Findings): void {
  const embedded = readProgram(file, font);
  if (embedded.kind === 'none' && use.seen.size > 0) found.find('7.21.4.1-1');
  if (embedded.kind === 'unknown') {
    found.find('7.21-0');
    return;
  }
  const encoding = readEncoding(file.get, font);
  const meanings = readMeanings(file, font);
  const program = embedded.kind === 'true-type' ? embedded.program : undefined;
  const symbolic = isSymbolic(file, font);
  if (program !== undefined) checkTrueTypeEncoding(program, font, encoding, symbolic, found);
  const lookup: Lookup = {
    program,
    glyphOf: (code) => {
      if (program === undefined) return undefined;
      if (symbolic) return glyphOfCode(program, code);
      const character = characterOf(encoding, code);
      return character === undefined ? undefined : glyphOfCharacter(program, character);
    },
    widthOf: simpleWidths(file.get, font),
    meaningOf: (code) => meanings?.get(code) ?? characterOf(encoding, code),
  };
  checkCodes(lookup, codesOf(use.seen, 1), codesOf(use.unseen, 1), found);
}

/** ISO 14289-1, 7.21.6. */
function checkTrueTypeEncoding(
  { maps }: TrueTypeProgram,
  font: Dict,
  { base, differences }: ReturnType<typeof readEncoding>,
  symbolic: boolean,
  found: Findings,
): void {
  const hasSymbolMap = maps.some(({ platform, encoding }) => platform === 3 && encoding === 0);
  if (symbolic) {
    if (font.has('Encoding')) found.find('7.21.6-3');
    if (maps.length !== 1 && !hasSymbolMap) found.find('7.21.6-4');
    return;
  }
  if (maps.length <= (hasSymbolMap ? 1 : 0)) found.find('7.21.6-1');
  const isKnown = base === 'WinAnsiEncoding' || base === 'MacRomanEncoding';
  const named = [...differences.values()].every((name) => characterNamed(name) !== undefined);
  if (!isKnown || !named) found.find('7.21.6-2');
}

/** ISO 32000-2, 9.6.5.4: by the table for symbols, where codes may be moved up, or by the other one. */
function glyphOfCode({ maps }: TrueTypeProgram, code: number): number {
  const symbols = maps.find(({ platform, encoding }) => platform === 3 && encoding === 0);
  if (symbols !== undefined) {
    for (const above of [0xf000, 0, 0xf100, 0xf200]) {
      const glyph = symbols.glyphOf(above + code);
      if (glyph !== 0) return glyph;
    }
  }
  const mac = maps.find(({ platform }) => platform === 1) ?? maps[0];
  return mac?.glyphOf(code) ?? 0;
}

function glyphOfCharacter({ maps }: TrueTypeProgram, character: string): number {
  const unicode = maps.find(({ platform, encoding }) => platform === 3 && encoding === 1);
  const glyph = unicode?.glyphOf(character.codePointAt(0) ?? 0) ?? 0;
  if (glyph !== 0) return glyph;
  const mac = maps.find(({ platform }) => platform === 1);
  const code = macCodeOf(character);
  return mac === undefined || code === undefined ? 0 : mac.glyphOf(code);
}

type Embedded =
  | { readonly kind: 'none' | 'unknown' }
  | { readonly kind: 'true-type'; readonly program: TrueTypeProgram };

function readProgram(file: PdfFile, font: Dict): Embedded {
  const descriptor = file.get(font.get('FontDescriptor'));
  const entries = isDict(descriptor) ? descriptor : new Map<string, Value>();
  const written = entries.get('FontFile2');
  if (!(file.get(written) instanceof Stream)) {
    const others = [entries.get('FontFile'), entries.get('FontFile3')];
    const has = others.some((other) => file.get(other) instanceof Stream);
    return { kind: has ? 'unknown' : 'none' };
  }
  const bytes = decodedContent(file, [written ?? null])?.bytes;
  const program = bytes && readTrueType(bytes);
  return program === undefined ? { kind: 'unknown' } : { kind: 'true-type', program };
}

function readMeanings(file: PdfFile, font: Dict): ReadonlyMap<number, string> | undefined {
  const written = font.get('ToUnicode');
  if (!(written instanceof Ref) || !(file.get(written) instanceof Stream)) return undefined;
  const bytes = decodedContent(file, [written])?.bytes;
  return bytes && readToUnicode(bytes);
}

/** Flags of the font descriptor (ISO 32000-2, table 121). */
function isSymbolic(file: PdfFile, font: Dict): boolean {
  const descriptor = file.get(font.get('FontDescriptor'));
  const flags = isDict(descriptor) ? file.get(descriptor.get('Flags')) : null;
  return typeof flags === 'number' && (flags & 4) !== 0;
}

function nameIn(file: PdfFile, dict: Dict, key: string): string {
  const value = file.get(dict.get(key));
  return value instanceof Name ? value.text : '';
}

function codesOf(strings: ReadonlySet<string>, size: 1 | 2): ReadonlySet<number> {
  const codes = new Set<number>();
  for (const text of strings) {
    for (let at = 0; at + size <= text.length; at += size) {
      codes.add(
        size === 1 ? text.charCodeAt(at) : (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1),
      );
    }
  }
  return codes;
}
