/** Letters, runs, units and what is covered by public pieces: the parts of a fingerprint, each by itself. */
import { describe, expect, test } from 'vitest';
import { openCover } from '../../../src/traces/cover.js';
import { type Letters, lettersOf } from '../../../src/traces/letters.js';
import { alike, likenessOf } from '../../../src/traces/likeness.js';
import { openHasher, runLength } from '../../../src/traces/runs.js';
import { unitsIn, wholeUnit } from '../../../src/traces/units.js';

function wordsOf({ codes, words }: Letters): readonly string[] {
  return Array.from({ length: words.length - 1 }, (_, index) =>
    String.fromCharCode(...codes.subarray(words[index], words[index + 1])),
  );
}

describe('letters', () => {
  test.each([
    ['capitals and punctuation', 'The “Mill”, Lane!', ['the', 'mill', 'lane']],
    ['ligatures', 'oﬃce ﬁre', ['office', 'fire']],
    ['accents, composed or not', 'Siân Sia\u0302n', ['sian', 'sian']],
    ['a soft hyphen', 'drain\u00adage', ['drainage']],
    ['a hyphen at the end of a line', 'drain-\n  age', ['drainage']],
    ['a hyphen within a line', 'well-known', ['well', 'known']],
    ['an apostrophe', 'council’s', ['councils']],
    ['wide letters and figures', 'Ｍｉｌｌ ①', ['mill', '1']],
    ['spaced letters', 'D r a i n s of', ['drains', 'of']],
    ['few single letters', 'a b of', ['a', 'b', 'of']],
    ['letters beyond the first plane', '𝐌𝐢𝐥𝐥 😀', ['mill']],
    ['nothing', ' — ', []],
  ])('%s', (_, text, words) => {
    expect(wordsOf(lettersOf(text))).toEqual(words);
  });
});

describe('runs', () => {
  const hasher = openHasher([1, 2]);
  const text = lettersOf('the freehold of the boathouse beneath the weir and its mooring');

  test('have the hash of their letters alone, wherever they stand', () => {
    const rolled: number[] = [];
    hasher.eachRun(text, (hash) => rolled.push(hash));
    const anew = rolled.map((_, at) => hasher.of(text, at, at + runLength));
    expect(rolled).toEqual(anew);
    expect(new Set(rolled).size).toBe(rolled.length);
    expect(rolled.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true);
  });

  test('of whole words are found with the same hash', () => {
    const found = new Map<number, string>();
    hasher.eachShort(text, 7, (hash, from, to) =>
      found.set(hash, String.fromCharCode(...text.codes.subarray(from, to))),
    );
    const piece = lettersOf('beneath the weir');
    expect(found.get(hasher.of(piece, 0, piece.codes.length))).toBe('beneaththeweir');
    expect([...found.values()].every((one) => one.length >= 7 && one.length < runLength)).toBe(
      true,
    );
  });

  test('have another hash under another salt', () => {
    expect(openHasher([1, 3]).of(text, 0, 24)).not.toBe(hasher.of(text, 0, 24));
  });
});

describe('units', () => {
  const found = (text: string) =>
    unitsIn(text).map(({ kind, letters }) => `${kind}: ${wordsOf(letters).join(' ')}`);

  test.each([
    ['a name', 'when Gladys Orme came', 'name: gladys orme'],
    ['a name behind the beginning of a sentence', 'Then Gladys Orme came', 'name: gladys orme'],
    ['a name with an initial', 'by Gladys M. Orme.', 'name: gladys m orme'],
    ['a line', 'and so on\nPurchase price\nand', 'wording: purchase price'],
    ['a cell', 'a | the price paid | b', 'wording: the price paid'],
    ['a sum', 'for £1,240,000 in all', 'number: 1 240 000'],
    ['a telephone number', 'call 01632 960419', 'number: 01632 960419'],
    ['a National Insurance number', 'NI QQ123456C', 'number: qq123456c'],
  ])('%s', (_, text, unit) => {
    expect(found(text)).toContain(unit);
  });

  test.each([
    ['a day', 'on 2025-03-04 or 04/03/2025, in 20250304'],
    ['a small sum', 'for £250 and £3,000'],
    ['a single word', 'Reserves'],
    ['nothing but noughts', '0000000'],
  ])('%s is none', (_, text) => {
    expect(found(text).filter((unit) => !unit.startsWith('wording'))).toEqual([]);
    expect(wholeUnit('title', text.length < 12 ? text : 'Reserves')).toEqual(
      text === '0000000' ? [expect.anything()] : [],
    );
  });
});

describe('what is covered by public pieces', () => {
  const hasher = openHasher([5, 6]);

  /** Which runs of `text` are left. */
  function left(
    text: string,
    phrases: readonly string[],
    values: readonly string[],
  ): readonly string[] {
    const cover = openCover(hasher);
    for (const one of phrases) cover.learn(lettersOf(one));
    for (const one of values) cover.learnWhole(lettersOf(one));
    const letters = lettersOf(text);
    const gone = new Set<number>();
    cover.covered(letters, new Map(), (hash) => gone.add(hash));
    const kept: string[] = [];
    hasher.eachRun(letters, (hash, from, to) => {
      if (!gone.has(hash)) kept.push(String.fromCharCode(...letters.codes.subarray(from, to)));
    });
    return kept;
  }

  test('a number that is set into public words', () => {
    const text = 'exempt by virtue of paragraph 3 of Part One of the Schedule';
    expect(
      left(text, ['exempt by virtue of paragraph', 'of Part One of the Schedule'], []),
    ).toEqual([]);
  });

  test('values that stand side by side', () => {
    const text = 'Drains Committee Tuesday 4 March 2025 Pump House';
    expect(left(text, [], ['Drains Committee', 'Tuesday 4 March 2025', 'Pump House'])).toEqual([]);
  });

  test('half a word before public words, but not the whole of it', () => {
    const kept = left(
      'smokehouse there are no financial implications',
      ['there are no financial implications'],
      [],
    );
    expect(kept[0]).toBe('smokehousetherearenofina');
    expect(kept).toHaveLength(1);
  });

  test('not: a word between public words', () => {
    const kept = left(
      'the council has sold the lighthouse to the harbour board',
      ['the council has sold the', 'to the harbour board'],
      [],
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.every((run) => /light|house/.test(run))).toBe(true);
  });

  test('not: a sum between public words', () => {
    expect(
      left(
        'the value of the land is 4500 pounds and no more',
        ['the value of the land is', 'pounds and no more'],
        [],
      ),
    ).not.toEqual([]);
  });
});

describe('likeness', () => {
  test('is none of an even ground, and the same of itself', () => {
    expect(likenessOf(new Uint8Array(17 * 16).fill(200))).toBeUndefined();
    const grey = Uint8Array.from({ length: 17 * 16 }, (_, at) => (at * 89) % 256);
    const likeness = likenessOf(grey) ?? '';
    expect(likeness).toHaveLength(64);
    expect(alike(likeness, likeness)).toBe(true);
    const turned = likenessOf(Uint8Array.from(grey).reverse()) ?? '';
    expect(alike(likeness, turned)).toBe(false);
  });
});
