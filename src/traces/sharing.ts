/**
 * Which of the words that public sources share with restricted ones are worth a person's look, and where they stand.
 * Handed what was recognised, source after source; must not know the restricted words, nor read a file.
 */
import type { SharedKind, SharedPlace, SharedSource, SharedSpot } from '../model/fingerprint.js';
import type { Letters } from './letters.js';
import { runLength } from './runs.js';
import type { Hit } from './seeker.js';

/** Letters in a row, six words or so: shorter ones are ways of speaking. */
const longRun = 32;

/** A run that so many public sources have is a way of speaking too. */
const sourcesOfPhrase = 3;

/** A piece of a public source; `spot` says where in it the letter with that index stands. */
export interface SharedPiece {
  readonly source: SharedSource;
  readonly spot: (letter: number) => SharedSpot;
}

export interface Sharing {
  /** A restricted title, under the hash of its first run where it is longer than one. */
  readonly title: (firstRun: number, letters: number, hash: number) => void;
  /** Everybody's words: the council's, the law's, the program's. */
  readonly common: (hashes: readonly number[]) => void;
  /** The title of a public item: what stands under it may repeat it. */
  readonly heading: (hits: readonly Hit[]) => void;
  readonly note: (
    piece: SharedPiece,
    letters: Letters,
    hits: readonly Hit[],
    hashOf: (letters: Letters, from: number, to: number) => number,
  ) => void;
  /** One for each public source that shares what matters. */
  readonly finish: () => readonly SharedPlace[];
}

/** What was recognised in a piece: numbers only, since a paper may share all that it says. */
interface Noted {
  readonly piece: SharedPiece;
  readonly hashes: Float64Array;
  readonly from: Uint32Array;
  /** Titles and numbers, by the letter with which they begin. */
  readonly whole: ReadonlyMap<number, Whole>;
}

interface Whole {
  readonly kind: SharedKind;
  /** Behind its last letter. */
  readonly to: number;
}

export function openSharing(): Sharing {
  const titles = new Map<number, { readonly letters: number; readonly hash: number }[]>();
  const everybodys = new Set<number>();
  const headings = new Set<number>();
  const noted: Noted[] = [];
  /** How many sources have a run, and the last of them. */
  const holders = new Map<number, { last: SharedSource; count: number }>();

  return {
    title(firstRun, letters, hash) {
      titles.set(firstRun, [...(titles.get(firstRun) ?? []), { letters, hash }]);
    },
    common(hashes) {
      for (const hash of hashes) everybodys.add(hash);
    },
    heading(hits) {
      for (const { hash } of hits) headings.add(hash);
    },
    note(piece, letters, hits, hashOf) {
      const runs = hits.filter(({ kind }) => kind === 'run');
      const whole = new Map<number, Whole>();
      for (const { kind, from, to, hash } of hits) {
        if (everybodys.has(hash)) continue;
        if (kind === 'title') whole.set(from, { kind, to });
        if (kind === 'number' && !isTelephone(letters, from, to)) whole.set(from, { kind, to });
      }
      for (const { hash, from } of runs) {
        for (const long of everybodys.has(hash) ? [] : (titles.get(hash) ?? [])) {
          const to = from + long.letters;
          if (to <= letters.codes.length && hashOf(letters, from, to) === long.hash) {
            whole.set(from, { kind: 'title', to });
          }
        }
        const holder = holders.get(hash);
        if (holder === undefined) holders.set(hash, { last: piece.source, count: 1 });
        else if (holder.last !== piece.source) {
          holder.last = piece.source;
          holder.count += 1;
        }
      }
      if (runs.length === 0 && whole.size === 0) return;
      noted.push({
        piece,
        hashes: Float64Array.from(runs, ({ hash }) => hash),
        from: Uint32Array.from(runs, ({ from }) => from),
        whole,
      });
    },
    finish() {
      const isOwn = (hash: number): boolean =>
        !everybodys.has(hash) &&
        !headings.has(hash) &&
        (holders.get(hash)?.count ?? 0) < sourcesOfPhrase;
      const places = new Map<
        SharedSource,
        { kinds: Set<SharedKind>; spots: Map<string, SharedSpot> }
      >();
      for (const { piece, whole, hashes, from } of noted) {
        const found: (readonly [SharedKind, number])[] = [...whole].map(([at, { kind }]) => [
          kind,
          at,
        ]);
        for (const run of longRuns(from, (index) => isOwn(hashes[index] as number))) {
          const title = [...whole].find(([at, { to }]) => at <= run.from && run.to <= to);
          if (title === undefined) found.push(['run', run.from]);
        }
        if (found.length === 0) continue;
        const place = places.get(piece.source) ?? { kinds: new Set(), spots: new Map() };
        places.set(piece.source, place);
        for (const [kind, letter] of found.sort(([, a], [, b]) => a - b)) {
          place.kinds.add(kind);
          const spot = piece.spot(letter);
          place.spots.set(JSON.stringify(spot), spot);
        }
      }
      return [...places].map(([source, { kinds, spots }]) => ({
        ...source,
        kinds: [...kinds],
        spots: [...spots.values()].filter((spot) => Object.keys(spot).length > 0),
      }));
    },
  };
}

/** Stretches of enough letters, given where each run of them begins; `counts` says which do. */
function longRuns(
  from: Uint32Array,
  counts: (index: number) => boolean,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let start = -1;
  let last = -1;
  const end = (): void => {
    const to = last + runLength;
    if (start >= 0 && to - start >= longRun) found.push({ from: start, to });
  };
  for (let index = 0; index < from.length; index++) {
    if (!counts(index)) continue;
    const at = from[index] as number;
    if (start >= 0 && at - last <= 1) last = at;
    else {
      end();
      start = at;
      last = at;
    }
  }
  end();
  return found;
}

/** The same officers' numbers are in all of their papers. */
function isTelephone({ codes }: Letters, from: number, to: number): boolean {
  return /^(?:0|44)\d{9,10}$/.test(String.fromCharCode(...codes.subarray(from, to)));
}
