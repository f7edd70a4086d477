/**
 * Text as nothing but its letters and figures, so that the same words are the same however they are set: ligatures,
 * accents, capitals, hyphens at line ends, spaces within and between words. Must not know what is looked for.
 */

/** Letters one after the other, and where words begin. */
export interface Letters {
  /** UTF-16 units, small letters without accents. */
  readonly codes: Uint16Array;
  /** Index of the first letter of each word, and at last the number of letters. */
  readonly words: Uint32Array;
}

const outside = 0;
const letter = 1;
/** Belongs to a word but is no letter of it: accents, soft hyphens, apostrophes, joiners. */
const silent = 2;

/** By UTF-16 unit, filled as characters occur; 255 where not yet known. */
const kinds = new Uint8Array(65_536).fill(255);

export function lettersOf(text: string): Letters {
  const plain = text
    // A word that is broken at the end of a line.
    .replace(/[-\u2010\u00ad][^\S\n]*\n\s*(?=\p{L})/gu, '')
    .normalize('NFKD')
    .toLowerCase();
  const codes = new Uint16Array(plain.length);
  const words: number[] = [];
  let count = 0;
  let within = false;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    let kind = kinds[code] as number;
    if (kind === 255) kind = kindAt(plain, at, code);
    if (kind === letter) {
      if (!within) words.push(count);
      within = true;
      codes[count++] = code;
    } else if (kind === outside) within = false;
  }
  words.push(count);
  return { codes: codes.subarray(0, count), words: Uint32Array.from(joined(words)) };
}

/** So many single letters in a row are one word, or several, set with space between the letters. */
const spacedLetters = 4;

/** Nobody can say where the words of spaced letters begin: all in a row are taken for one. */
function joined(words: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (let first = 0; first < words.length; ) {
    kept.push(words[first] as number);
    let next = first + 1;
    while (next < words.length && (words[next] as number) - (words[next - 1] as number) === 1)
      next++;
    first = next - first > spacedLetters ? next - 1 : first + 1;
  }
  return kept;
}

function kindAt(text: string, at: number, code: number): number {
  if (code >= 0xd800 && code < 0xe000) {
    // Half a character: its other half decides with it, so it is not remembered.
    const whole = code < 0xdc00 ? text.slice(at, at + 2) : text.slice(at - 1, at + 1);
    return /[\p{L}\p{N}]/u.test(whole) ? letter : outside;
  }
  const character = String.fromCharCode(code);
  const kind = /[\p{L}\p{N}]/u.test(character)
    ? letter
    : /[\p{M}\p{Cf}'’]/u.test(character)
      ? silent
      : outside;
  kinds[code] = kind;
  return kind;
}

/** How many words there are. */
export function wordCount(letters: Letters): number {
  return letters.words.length - 1;
}

/** On which line of `text`, from 1, the letter with that index of its `Letters` stands. */
export function lineOfLetter(text: string): (letter: number) => number {
  const ends: number[] = [];
  for (const line of text.split('\n')) ends.push((ends.at(-1) ?? 0) + lettersOf(line).codes.length);
  return (letter) => {
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (letter < (ends[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  };
}
