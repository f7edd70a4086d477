/**
 * Short pieces of a text that say something by themselves: lines, names, numbers, codes. Errs on the side of
 * many: whatever public sources hold too is taken out later. Must not know what they are compared with.
 */
import type { ShortKind } from '../model/fingerprint.js';
import { type Letters, lettersOf, wordCount } from './letters.js';
import { runLength } from './runs.js';

export interface Unit {
  readonly kind: ShortKind;
  readonly letters: Letters;
}

/** Fewer letters than this are found in any text. */
export const fewestLetters = 7;

/** A single word with so many letters is taken for one that says something. */
const longWord = 12;

/** How many words a short run has: four are common in any officer's prose, five hardly. */
const wordsOfRun = 5;

/** A title, a file's name, an author: the whole of it, where it is long enough to be told from other words. */
export function wholeUnit(kind: ShortKind, text: string): readonly Unit[] {
  const letters = lettersOf(text);
  return isTelling(letters) ? [{ kind, letters }] : [];
}

/** The pieces of running text that are shorter than a run of letters. */
export function unitsIn(text: string): readonly Unit[] {
  return [...linesIn(text), ...namesIn(text), ...numbersIn(text), ...codesIn(text)];
}

/** Every five words in a row that are too short for a run of letters: where they begin and end, in letters. */
export function eachShortPhrase(
  { words }: Letters,
  visit: (from: number, to: number) => void,
): void {
  for (let first = 0; first + wordsOfRun < words.length; first++) {
    const from = words[first] as number;
    const to = words[first + wordsOfRun] as number;
    if (to - from < runLength && to - from >= longWord) visit(from, to);
  }
}

/** Cells, headings and whatever else stands on a line of its own. */
function linesIn(text: string): readonly Unit[] {
  return text
    .split(/[\n\r\t|]+/)
    .flatMap((line) => (line.length > 100 ? [] : wholeUnit('wording', line)))
    .filter(({ letters }) => letters.codes.length >= 10);
}

/** Words that begin with a capital, two to four in a row: "Mill Lane", "Gladys Orme". */
function namesIn(text: string): readonly Unit[] {
  const names = /\p{Lu}[\p{Ll}'’-]+(?:[ \t]+(?:\p{Lu}\.?[ \t]+)?\p{Lu}[\p{Ll}'’-]+){1,3}/gu;
  return [...text.matchAll(names)].flatMap(([name]) => {
    const parts = name.split(/[ \t]+/);
    // A sentence may begin before the name, and a list go on after it.
    const pairs = parts.slice(1).map((part, index) => `${parts[index]} ${part}`);
    return [name, ...pairs].flatMap((one) => wholeUnit('name', one));
  });
}

/** Seven figures or more: telephone numbers, accounts, sums from a million. No dates: those are everywhere. */
function numbersIn(text: string): readonly Unit[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\d[\d.,/ \u00a0\u202f-]{5,24}\d(?![\p{L}\p{N}])/gu)]
    .map(([number]) => number)
    .filter((number) => !isDate(number))
    .flatMap((number) => wholeUnit('number', number))
    .filter(({ letters }) => new Set(letters.codes).size > 1);
}

/** "2025-03-04", "20250304", "4/3/2025", perhaps with a time after it. */
function isDate(number: string): boolean {
  return /^(?:(?:19|20)\d\d[-/. ]?[01]?\d[-/. ]?[0-3]?\d(?:\D?\d{2}.*)?|[0-3]?\d[-/. ][01]?\d[-/. ](?:19|20)?\d\d)$/.test(
    number,
  );
}

/** Letters and figures in one word: a case number, a National Insurance number. */
function codesIn(text: string): readonly Unit[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}/-]{5,22}[\p{L}\p{N}]/gu)]
    .map(([code]) => code)
    .filter((code) => /\p{L}/u.test(code) && (code.match(/\d/g)?.length ?? 0) >= 3)
    .flatMap((code) => {
      const letters = lettersOf(code);
      return letters.codes.length >= fewestLetters && !isDate(code)
        ? [{ kind: 'number' as const, letters }]
        : [];
    });
}

function isTelling(letters: Letters): boolean {
  const length = letters.codes.length;
  if (length >= longWord) return true;
  const figures = letters.codes.every((code) => code >= 0x30 && code <= 0x39);
  return length >= fewestLetters && (figures || wordCount(letters) > 1);
}
