/** Simple fonts (ISO 32000-2, 9.6) against ISO 14289-1, 7.21: TrueType, Type 1 and Type 3. */
import { type Dict, isDict, Name } from '../../objects/values.js';
import type { PdfFile } from '../../read/open.js';
import type { FontUse } from '../content.js';
import type { Findings } from '../rules.js';
import type { CffProgram } from './cff.js';
import { checkCodes, type Lookup } from './codes.js';
import type { FontFiles } from './embedded.js';
import {
  characterNamed,
  characterOf,
  type Encoding,
  macCodeOf,
  nameOf,
  readEncoding,
} from './encoding.js';
import type { TrueTypeProgram } from './true-type.js';
import { readDrawnFont } from './type3.js';
import { simpleWidths } from './widths.js';

export function checkSimple(
  { file, embeddedIn, meaningsIn }: FontFiles,
  font: Dict,
  use: FontUse,
  found: Findings,
): void {
  const encoding = readEncoding(file.get, font);
  const meanings = meaningsIn(font);
  const check = (parts: Pick<Lookup, 'program' | 'glyphOf'>): void => {
    const lookup: Lookup = {
      ...parts,
      size: 1,
      widthOf: simpleWidths(file.get, font),
      meaningOf: (code) => meanings?.get(code) ?? characterOf(encoding, code),
    };
    checkCodes(lookup, use, found);
  };
  if (file.get(font.get('Subtype')) === Name.of('Type3')) {
    const program = readDrawnFont(file, font);
    if (program === undefined) found.find('7.21-0');
    else {
      const { differences } = encoding;
      check({ program, glyphOf: (code) => program.glyphNamed(differences.get(code) ?? '') });
    }
    return;
  }
  const embedded = embeddedIn(font);
  switch (embedded.kind) {
    case 'none':
      if (use.seen.size > 0) found.find('7.21.4.1-1');
      check({ program: undefined, glyphOf: () => undefined });
      break;
    case 'unknown':
      found.find('7.21-0');
      break;
    case 'cff': {
      const { program } = embedded;
      check({ program, glyphOf: (code) => glyphByName(program, encoding, code) });
      break;
    }
    case 'true-type': {
      const { program } = embedded;
      const isSymbolic = hasSymbols(file, font);
      checkTrueTypeEncoding(program, encoding, font.has('Encoding'), isSymbolic, found);
      check({
        program,
        glyphOf: (code) =>
          isSymbolic ? glyphOfCode(program, code) : glyphByCharacter(program, encoding, code),
      });
    }
  }
}

/** Flags of the font descriptor (ISO 32000-2, table 121). */
function hasSymbols(file: PdfFile, font: Dict): boolean {
  const descriptor = file.get(font.get('FontDescriptor'));
  const flags = isDict(descriptor) ? file.get(descriptor.get('Flags')) : null;
  return typeof flags === 'number' && (flags & 4) !== 0;
}

/** ISO 14289-1, 7.21.6. */
function checkTrueTypeEncoding(
  { maps }: TrueTypeProgram,
  { base, differences }: Encoding,
  isEncoded: boolean,
  isSymbolic: boolean,
  found: Findings,
): void {
  const hasSymbolMap = maps.some(({ platform, encoding }) => platform === 3 && encoding === 0);
  if (isSymbolic) {
    if (isEncoded) found.find('7.21.6-3');
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
  const other = maps.find(({ platform }) => platform === 1) ?? maps[0];
  return other?.glyphOf(code) ?? 0;
}

function glyphByCharacter(
  { maps }: TrueTypeProgram,
  encoding: Encoding,
  code: number,
): number | undefined {
  const character = characterOf(encoding, code);
  if (character === undefined) return undefined;
  const unicode = maps.find((map) => map.platform === 3 && map.encoding === 1);
  const glyph = unicode?.glyphOf(character.codePointAt(0) ?? 0) ?? 0;
  if (glyph !== 0) return glyph;
  const mac = maps.find(({ platform }) => platform === 1);
  const macCode = macCodeOf(character);
  return mac === undefined || macCode === undefined ? 0 : mac.glyphOf(macCode);
}

/** By the document's encoding, and where it has none by the program's own. */
function glyphByName(program: CffProgram, encoding: Encoding, code: number): number | undefined {
  const own = encoding.base === '' ? program.nameOfCode(code) : undefined;
  const name = encoding.differences.get(code) ?? own ?? nameOf(encoding, code);
  return name === undefined ? undefined : program.glyphNamed(name);
}
