/**
 * Which restricted words are put together of public pieces: "by virtue of paragraph 3 of Part 1 of Schedule 12A" is
 * public wording with a number set in, and no public source has it in one piece. Knows hashes of words only.
 */
import { type Letters, wordCount } from './letters.js';
import { type Hasher, runLength } from './runs.js';
import { fewestLetters } from './units.js';

export interface Cover {
  /** Running public text. */
  readonly learn: (letters: Letters) => void;
  /** A public value that may be set into any text, as a whole. */
  readonly learnWhole: (letters: Letters) => void;
  /** Calls `visit` with the hash of each run, and each of the `short` pieces, that is covered by public pieces. */
  readonly covered: (
    letters: Letters,
    short: ReadonlyMap<number, unknown>,
    visit: (hash: number) => void,
  ) => void;
}

/** Fewer words in a row are in every text. What is nothing but such phrases says nothing of a paper. */
const wordsOfPhrase = 3;

/** Values are names, dates and addresses. */
const longestValue = 16;

export function openCover(hasher: Hasher): Cover {
  const phrases = new Set<number>();
  const values = new Map<number, Set<number>>();
  return {
    learn: (letters) => hasher.eachPhrase(letters, wordsOfPhrase, (hash) => phrases.add(hash)),
    learnWhole(letters) {
      const count = wordCount(letters);
      if (count === 0 || count > longestValue) return;
      const known = values.get(count) ?? new Set();
      values.set(count, known.add(hasher.of(letters, 0, letters.codes.length)));
    },
    covered(letters, short, visit) {
      const ends = coveredUntil(letters, hasher, phrases, values);
      const { starts, stops } = edges(letters);
      const inside = (from: number, to: number): boolean => (ends[from] as number) >= to;
      hasher.eachRun(letters, (hash, from, to) => {
        // Half a word before or behind public ones may be half of any word.
        const first = isIn(ends, from) ? from : (starts[from] as number);
        const last = isIn(ends, to - 1) ? to : (stops[to] as number);
        if (last - first >= runLength / 2 && inside(first, last)) visit(hash);
      });
      hasher.eachShort(letters, fewestLetters, (hash, from, to) => {
        if (to - from < runLength && short.has(hash) && inside(from, to)) visit(hash);
      });
    },
  };
}

function isIn(ends: Uint32Array, letter: number): boolean {
  return (ends[letter] as number) > letter;
}

/** For each letter where the next word starts, itself included; and where the last one before it stops. */
function edges({ codes, words }: Letters): {
  readonly starts: Uint32Array;
  readonly stops: Uint32Array;
} {
  const starts = new Uint32Array(codes.length + 1);
  const stops = new Uint32Array(codes.length + 1);
  for (let index = 0; index + 1 < words.length; index++) {
    const [from = 0, to = 0] = [words[index], words[index + 1]];
    starts[from] = from;
    starts.fill(to, from + 1, to + 1);
    stops.fill(from, from, to);
    stops[to] = to;
  }
  return { starts, stops };
}

/** For each letter, up to which letter all are covered; the letter itself where it is not. */
function coveredUntil(
  letters: Letters,
  hasher: Hasher,
  phrases: ReadonlySet<number>,
  values: ReadonlyMap<number, ReadonlySet<number>>,
): Uint32Array {
  const { codes, words } = letters;
  const isCovered = new Uint8Array(codes.length + 1);
  hasher.eachPhrase(letters, wordsOfPhrase, (hash, from, to) => {
    if (phrases.has(hash)) isCovered.fill(1, from, to);
  });
  for (const [count, hashes] of values) {
    hasher.eachPhrase(letters, count, (hash, from, to) => {
      if (hashes.has(hash)) isCovered.fill(1, from, to);
    });
  }
  // A number that is set in between two public pieces.
  for (let index = 1; index + 2 < words.length; index++) {
    const [from = 0, to = 0] = [words[index], words[index + 1]];
    const isNumber = to - from <= 3 && codes.subarray(from, to).every(isFigure);
    if (isNumber && isCovered[from - 1] === 1 && isCovered[to] === 1) isCovered.fill(1, from, to);
  }
  const ends = new Uint32Array(codes.length + 1);
  let end = codes.length;
  for (let at = codes.length; at >= 0; at--) {
    if (isCovered[at] !== 1) end = at;
    ends[at] = end;
  }
  return ends;
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
