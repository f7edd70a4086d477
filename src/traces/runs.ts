/**
 * Salted hashes of runs of letters: of all that have 24 letters, wherever they begin, and of shorter ones that are
 * whole words. Time grows with the length of the text and nothing else. Must not know what is looked for.
 */
import type { Letters } from './letters.js';

/** About five words: long enough that nobody writes them by chance, short enough for half a sentence. */
export const runLength = 24;

export type Salt = readonly [number, number];

/** `from` and `to` count letters, `to` excluded. */
export type Visit = (hash: number, from: number, to: number) => void;

/** Hashes under one salt. */
export interface Hasher {
  /** Every run of 24 letters, in order. */
  readonly eachRun: (letters: Letters, visit: Visit) => void;
  /** Every run of whole words that has `fewest` to 23 letters. */
  readonly eachShort: (letters: Letters, fewest: number, visit: Visit) => void;
  /** Every run of `count` words, however long. */
  readonly eachPhrase: (letters: Letters, count: number, visit: Visit) => void;
  /** The letters `from` to `to` as one. */
  readonly of: (letters: Letters, from: number, to: number) => number;
}

export function openHasher(salt: Salt): Hasher {
  // Multipliers are odd, and large enough that neighbours do not resemble each other.
  const b1 = scramble(salt[0] ^ 0x9e3779b9) | 0x10001;
  const b2 = scramble(salt[1] ^ 0x85ebca6b) | 0x10001;
  const values1 = new Int32Array(65_536);
  const values2 = new Int32Array(65_536);
  for (let code = 0; code < 65_536; code++) {
    values1[code] = scramble(code ^ salt[0]);
    values2[code] = scramble((code + 0x1000193) ^ salt[1]);
  }
  const top1 = power(b1, runLength);
  const top2 = power(b2, runLength);
  const finish = (h1: number, h2: number, length: number): number =>
    (scramble(h1 ^ Math.imul(length, 0x27d4eb2f) ^ (h2 >>> 7)) >>> 0) * 0x200000 +
    (scramble(h2 ^ h1 ^ salt[0]) >>> 11);
  const step1 = (h: number, code: number): number =>
    (Math.imul(h, b1) + (values1[code] as number)) | 0;
  const step2 = (h: number, code: number): number =>
    (Math.imul(h, b2) + (values2[code] as number)) | 0;

  const of = ({ codes }: Letters, from: number, to: number): number => {
    let h1 = 0;
    let h2 = 0;
    for (let at = from; at < to; at++) {
      const code = codes[at] as number;
      h1 = step1(h1, code);
      h2 = step2(h2, code);
    }
    return finish(h1, h2, to - from);
  };

  return {
    of,
    eachRun({ codes }, visit) {
      let h1 = 0;
      let h2 = 0;
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at] as number;
        h1 = step1(h1, code);
        h2 = step2(h2, code);
        if (at >= runLength) {
          const old = codes[at - runLength] as number;
          h1 = (h1 - Math.imul(values1[old] as number, top1)) | 0;
          h2 = (h2 - Math.imul(values2[old] as number, top2)) | 0;
        }
        if (at >= runLength - 1) visit(finish(h1, h2, runLength), at - runLength + 1, at + 1);
      }
    },
    eachShort({ codes, words }, fewest, visit) {
      for (let first = 0; first + 1 < words.length; first++) {
        const from = words[first] as number;
        let h1 = 0;
        let h2 = 0;
        let at = from;
        for (let next = first + 1; next < words.length; next++) {
          const to = words[next] as number;
          if (to - from >= runLength) break;
          for (; at < to; at++) {
            const code = codes[at] as number;
            h1 = step1(h1, code);
            h2 = step2(h2, code);
          }
          if (to - from >= fewest) visit(finish(h1, h2, to - from), from, to);
        }
      }
    },
    eachPhrase(letters, count, visit) {
      const { words } = letters;
      for (let first = 0; first + count < words.length; first++) {
        const from = words[first] as number;
        const to = words[first + count] as number;
        visit(of(letters, from, to), from, to);
      }
    },
  };
}

/** Every bit of the answer depends on every bit of the number (MurmurHash3's last step). */
function scramble(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < exponent; step++) result = Math.imul(result, base);
  return result;
}
