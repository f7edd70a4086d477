/** Finds in a text what has a given fingerprint. Must not know where the text or the fingerprints come from. */
import type { FingerprintKind, Fingerprints, ShortKind } from '../model/fingerprint.js';
import { shortKinds } from '../model/fingerprint.js';
import { type Letters, lettersOf } from './letters.js';
import { openHasher } from './runs.js';
import { fewestLetters } from './units.js';

export interface Hit {
  readonly kind: FingerprintKind;
  readonly hash: number;
  /** Letters, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

export interface Seeker {
  /** `without`: kinds that are not looked for. */
  readonly inLetters: (letters: Letters, without?: readonly ShortKind[]) => readonly Hit[];
  /** How many stretches of the text, by kind; overlapping ones are one. */
  readonly inText: (
    text: string,
    without?: readonly ShortKind[],
  ) => ReadonlyMap<FingerprintKind, number>;
}

export function openSeeker(fingerprints: Pick<Fingerprints, 'salt' | 'runs' | 'short'>): Seeker {
  const hasher = openHasher(fingerprints.salt);
  const runs = tableOf(fingerprints.runs);
  const short = new Map<number, ShortKind>();
  // The more telling kind is named where a piece is of several.
  for (const kind of [...shortKinds].reverse()) {
    for (const hash of fingerprints.short[kind]) short.set(hash, kind);
  }
  const inLetters = (letters: Letters, without: readonly ShortKind[] = []): readonly Hit[] => {
    const hits: Hit[] = [];
    hasher.eachRun(letters, (hash, from, to) => {
      if (runs(hash)) hits.push({ kind: 'run', hash, from, to });
    });
    if (short.size > 0) {
      hasher.eachShort(letters, fewestLetters, (hash, from, to) => {
        const kind = short.get(hash);
        if (kind !== undefined && !without.includes(kind)) hits.push({ kind, hash, from, to });
      });
    }
    return hits;
  };
  return {
    inLetters,
    inText: (text, without) => counted(inLetters(lettersOf(text), without)),
  };
}

/** Hits that overlap are one, of the kind that says most. */
export function stretches(
  hits: readonly Hit[],
): readonly { readonly kind: FingerprintKind; readonly from: number; readonly to: number }[] {
  const found: { kind: FingerprintKind; from: number; to: number }[] = [];
  for (const { kind, from, to } of [...hits].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last === undefined || from >= last.to) found.push({ kind, from, to });
    else {
      last.to = Math.max(last.to, to);
      if (telling.indexOf(kind) < telling.indexOf(last.kind)) last.kind = kind;
    }
  }
  return found;
}

const telling: readonly FingerprintKind[] = [
  'title',
  'file-name',
  'metadata',
  'run',
  'name',
  'number',
  'wording',
];

function counted(hits: readonly Hit[]): ReadonlyMap<FingerprintKind, number> {
  const counts = new Map<FingerprintKind, number>();
  for (const { kind } of stretches(hits)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/**
 * Whether a number is one of many: a table with open addressing, which takes a third of the memory and time of a
 * Set of numbers above 2^31.
 */
function tableOf(hashes: Float64Array): (hash: number) => boolean {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const table = new Float64Array(size).fill(-1);
  const mask = size - 1;
  for (const hash of hashes) {
    let at = (hash % 0x7fffffff) & mask;
    while ((table[at] as number) >= 0) at = (at + 1) & mask;
    table[at] = hash;
  }
  return (hash) => {
    for (let at = (hash % 0x7fffffff) & mask; ; at = (at + 1) & mask) {
      const found = table[at] as number;
      if (found === hash) return true;
      if (found < 0) return false;
    }
  };
}
