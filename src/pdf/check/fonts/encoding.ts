/** What the codes of a simple font stand for (ISO 32000-2, 9.6.5, annex D). Pure. */
import { type Dict, isArray, isDict, Name, type Value } from '../../objects/values.js';

export interface Encoding {
  /** WinAnsiEncoding, MacRomanEncoding …; empty where the font's own is meant. */
  readonly base: string;
  /** Names of characters that the document gives to codes. */
  readonly differences: ReadonlyMap<number, string>;
}

export function readEncoding(get: (value: Value | undefined) => Value, font: Dict): Encoding {
  const written = get(font.get('Encoding'));
  if (written instanceof Name) return { base: written.text, differences: new Map() };
  if (!isDict(written)) return { base: '', differences: new Map() };
  const base = get(written.get('BaseEncoding'));
  const listed = get(written.get('Differences'));
  const differences = new Map<number, string>();
  let code = 0;
  for (const entry of isArray(listed) ? listed : []) {
    const value = get(entry);
    if (typeof value === 'number') code = value;
    else if (value instanceof Name) differences.set(code++, value.text);
  }
  return { base: base instanceof Name ? base.text : '', differences };
}

/** Names of the characters 32 to 126, and 128 to 255 of WinAnsiEncoding (annex D.2). */
const names = `
space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma
hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at
A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave
a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde`
  .trim()
  .split(/\s+/);
const upperNames = `
Euro . quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE .
Zcaron . . quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright
oe . zcaron Ydieresis space exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine
guillemotleft logicalnot hyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph
periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave
Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex
Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis
Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex
edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash
ugrave uacute ucircumflex udieresis yacute thorn ydieresis`
  .trim()
  .split(/\s+/);

/** The characters of WinAnsiEncoding from 128 on; full stops where it has none. Latin 1 follows. */
const winUpper = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

const macintosh = new TextDecoder('macintosh');

/** Node's own decoder for windows-1252 knows no more than Latin 1. */
function winCharacter(code: number): string | undefined {
  const upper = winUpper[code - 128] ?? String.fromCharCode(code);
  return upper === '.' && code > 127 ? undefined : upper;
}

/** Others that fonts of documents are full of. */
const ligatures = {
  fi: 'fi',
  fl: 'fl',
  ff: 'ff',
  ffi: 'ffi',
  ffl: 'ffl',
  f_i: 'fi',
  f_l: 'fl',
  f_f: 'ff',
};

const characters: ReadonlyMap<string, string> = new Map([
  ...names.map((name, index) => [name, String.fromCharCode(32 + index)] as const),
  ...upperNames.flatMap((name, index) => {
    const character = winCharacter(128 + index);
    const known = name === '.' || name === 'space' || name === 'hyphen' || character === undefined;
    return known ? [] : [[name, character] as const];
  }),
  ...Object.entries(ligatures),
]);

/** The character that a name stands for, by the list of the standard and by number; undefined for others. */
export function characterNamed(name: string): string | undefined {
  const known = characters.get(name);
  if (known !== undefined) return known;
  const digits = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(name)?.[1];
  const point = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

/** The character of a code; undefined where the document does not say. */
export function characterOf({ base, differences }: Encoding, code: number): string | undefined {
  const name = differences.get(code);
  if (name !== undefined) return characterNamed(name);
  if (code < 32 || code === 127) return undefined;
  if (base === 'WinAnsiEncoding') return winCharacter(code);
  return base === 'MacRomanEncoding' ? macintosh.decode(Uint8Array.of(code)) : undefined;
}

/** The name of a code's glyph; undefined where it has none that is sure. */
export function nameOf(encoding: Encoding, code: number): string | undefined {
  const own = encoding.differences.get(code);
  if (own !== undefined) return own;
  // StandardEncoding, which is the rule where nothing is said, has two other quotation marks.
  if (encoding.base === '' || encoding.base === 'StandardEncoding') {
    if (code === 39) return 'quoteright';
    return code === 96 ? 'quoteleft' : names[code - 32];
  }
  const character = characterOf(encoding, code);
  return character === undefined ? undefined : nameOfCharacter.get(character);
}

const nameOfCharacter = new Map([...characters].map(([name, character]) => [character, name]));

/** The code that a character has in MacRomanEncoding; undefined for one that is not in it. */
export function macCodeOf(character: string): number | undefined {
  return macCodes.get(character);
}

const macCodes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 224 }, (_, index): readonly [string, number] => {
    const code = 32 + index;
    return [macintosh.decode(Uint8Array.of(code)), code];
  }),
);
