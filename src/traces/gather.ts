/**
 * Makes fingerprints of restricted pieces and takes out those that public pieces have too. Reads no file: it is
 * handed the pieces, all restricted ones first. Keeps the public words of what it took out, and no others.
 */
import { createHash } from 'node:crypto';
import type {
  Fingerprints,
  Overlap,
  SharedPlace,
  ShortKind,
  TracePlace,
} from '../model/fingerprint.js';
import { shortKinds } from '../model/fingerprint.js';
import { openCover } from './cover.js';
import { type Letters, lettersOf } from './letters.js';
import { alike } from './likeness.js';
import type { Found, PictureTrace } from './read/index.js';
import { openHasher, runLength, type Salt } from './runs.js';
import { type Hit, openSeeker, type Seeker, stretches } from './seeker.js';
import { openSharing, type SharedPiece } from './sharing.js';
import { eachShortPhrase, unitsIn, wholeUnit } from './units.js';

export interface Gathered {
  readonly fingerprints: Fingerprints;
  readonly overlaps: readonly Overlap[];
  readonly overlapCount: number;
  readonly shared: readonly SharedPlace[];
}

/** Whose public words they are. */
export type Publisher =
  /** The program's, the law's, the council's, the committee's: nobody is told of what is in them. */
  | 'everybody'
  /** A paper or text of which a person is told otherwise, by `locate`. */
  | 'somebody'
  /** The title of a public item. */
  | 'heading';

export interface Gatherer {
  /** A piece of a restricted file. What no person wrote in it is passed over. */
  readonly restrict: (found: Found) => void;
  /** A title, a name of a file or the like: restricted as a whole. */
  readonly restrictWhole: (kind: ShortKind, text: string) => void;
  /** A piece of a public file; `source` is told where the overlap is of interest to a person. */
  readonly publish: (found: Found, publisher: Publisher, source?: string) => void;
  /** A value that the program itself sets among others: a date, a venue, a name. */
  readonly publishWhole: (text: string, publisher: Publisher) => void;
  /** A public text in which a person is shown where it shares words. To be called after everybody's words. */
  readonly locate: (text: string, piece: SharedPiece) => void;
  /** Whether there are restricted pictures: without them, public ones need not be looked at. */
  readonly hasPictures: () => boolean;
  readonly finish: () => Gathered;
}

/** How many overlaps are listed. */
const mostListed = 40;

export function openGatherer(salt: Salt): Gatherer {
  const hasher = openHasher(salt);
  const runs: number[] = [];
  const short = new Map<number, ShortKind>();
  const streams: Letters[] = [];
  const pictures = new Set<string>();
  const likenesses = new Set<string>();
  const gone = new Set<number>();
  const overlaps = new Map<string, Overlap>();
  const cover = openCover(hasher);
  const everybodys = openCover(hasher);
  const sharing = openSharing();
  let seeker: Seeker | undefined;

  const addShort = (kind: ShortKind, letters: Letters, from: number, to: number): void => {
    const hash = hasher.of(letters, from, to);
    const before = short.get(hash);
    if (before === undefined || shortKinds.indexOf(kind) < shortKinds.indexOf(before)) {
      short.set(hash, kind);
    }
  };
  const addText = (text: string): void => {
    const letters = lettersOf(text);
    streams.push(letters);
    hasher.eachRun(letters, (hash) => runs.push(hash));
    eachShortPhrase(letters, (from, to) => addShort('wording', letters, from, to));
  };
  const restrictWhole = (kind: ShortKind, text: string): void => {
    addText(text);
    for (const unit of wholeUnit(kind, text)) {
      addShort(unit.kind, unit.letters, 0, unit.letters.codes.length);
    }
    const letters = lettersOf(text);
    const { length } = letters.codes;
    if (kind === 'title' && length >= runLength) {
      sharing.title(hasher.of(letters, 0, runLength), length, hasher.of(letters, 0, length));
    }
  };
  const hitsIn = (letters: Letters): readonly Hit[] => {
    seeker ??= openSeeker({ salt, runs: sorted(runs), short: byKind(short) });
    return seeker.inLetters(letters);
  };
  const note = (hits: readonly Hit[], letters: Letters, source: string | undefined): void => {
    for (const { hash } of hits) gone.add(hash);
    if (source === undefined) return;
    for (const { kind, from, to } of stretches(hits)) {
      const words = shortened(wordsOf(letters, from, to));
      const known = overlaps.get(words);
      if (known === undefined) overlaps.set(words, { source, words, kind });
    }
  };
  const publishText = (text: string, publisher: Publisher, source: string | undefined): void => {
    const letters = lettersOf(text);
    const hits = hitsIn(letters);
    note(hits, letters, source);
    if (publisher === 'everybody') {
      sharing.common(hits.map(({ hash }) => hash));
      everybodys.learn(letters);
    }
    if (publisher === 'heading') sharing.heading(hits);
    cover.learn(letters);
  };
  const publishPicture = ({ digest, likeness }: PictureTrace): void => {
    if (digest !== undefined) pictures.delete(digest);
    if (likeness === undefined) return;
    for (const own of likenesses) if (alike(own, likeness)) likenesses.delete(own);
  };

  return {
    restrict(found) {
      if ('picture' in found) {
        const { digest, likeness } = found.picture;
        if (digest !== undefined) pictures.add(digest);
        if (likeness !== undefined) likenesses.add(likeness);
        return;
      }
      const { place, text } = found;
      if (!isWritten(place)) return;
      if (place.kind === 'information' || place.kind === 'metadata') {
        restrictWhole('metadata', text);
        return;
      }
      if (place.kind === 'attachment-name') {
        restrictWhole('file-name', text);
        return;
      }
      for (const part of place.kind === 'text' ? paragraphsOf(text) : [text]) addText(part);
      for (const { kind, letters } of unitsIn(text)) {
        addShort(kind, letters, 0, letters.codes.length);
      }
    },
    restrictWhole,
    publish(found, publisher, source) {
      if ('picture' in found) publishPicture(found.picture);
      // A person is shown what a reader sees, once.
      else publishText(found.text, publisher, isSeen(found.place) ? source : undefined);
    },
    publishWhole(text, publisher) {
      publishText(text, publisher, undefined);
      cover.learnWhole(lettersOf(text));
      if (publisher === 'everybody') everybodys.learnWhole(lettersOf(text));
    },
    locate(text, piece) {
      const letters = lettersOf(text);
      // What is put together of everybody's words is theirs too.
      everybodys.covered(letters, short, (hash) => sharing.common([hash]));
      sharing.note(piece, letters, hitsIn(letters), hasher.of);
    },
    hasPictures: () => pictures.size + likenesses.size > 0,
    finish() {
      for (const letters of streams) cover.covered(letters, short, (hash) => gone.add(hash));
      const kept = new Map([...short].filter(([hash]) => !gone.has(hash)));
      const salted = (digest: string): string =>
        createHash('sha256')
          .update(`${salt.join(' ')} ${digest}`)
          .digest('hex');
      const listed: Overlap[] = [];
      let more = 0;
      for (const overlap of [...overlaps.values()].sort(
        (a, b) => b.words.length - a.words.length,
      )) {
        if (listed.some(({ words }) => words.includes(overlap.words))) continue;
        if (listed.length < mostListed) listed.push(overlap);
        // Not compared with each other: there may be very many.
        else more += 1;
      }
      return {
        fingerprints: {
          salt,
          runs: sorted(runs).filter((hash) => !gone.has(hash)),
          short: byKind(kept),
          pictures: [...pictures].map(salted).sort(),
          likenesses: [...likenesses].sort(),
        },
        overlaps: listed,
        overlapCount: listed.length + more,
        shared: sharing.finish(),
      };
    },
  };
}

/** What comes before and after a paragraph, a heading or an entry of a list may be anybody's words. */
function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n\s*\n|\n(?=[ \t]*(?:[-*+#|>]|\d+[.)]\s))/);
}

/** Whether a person wrote what stands there, so that it says something of the paper. */
function isWritten({ kind, key }: TracePlace): boolean {
  switch (kind) {
    case 'page-text':
    case 'bookmark':
    case 'alternative':
    case 'annotation':
    case 'field':
    case 'layer':
    case 'attachment-name':
    case 'content':
    case 'text':
      return true;
    case 'information':
      return ['Title', 'Author', 'Subject', 'Keywords'].includes(key ?? '');
    case 'metadata':
      return key !== undefined;
    default:
      return false;
  }
}

/** Whether a reader of the file sees or hears it. */
export function isSeen({ kind }: TracePlace): boolean {
  return kind === 'page-text' || kind === 'text' || kind === 'bookmark' || kind === 'alternative';
}

/** Ascending, each once. */
function sorted(hashes: readonly number[]): Float64Array {
  const all = Float64Array.from(hashes).sort();
  return all.filter((hash, index) => index === 0 || hash !== all[index - 1]);
}

function byKind(short: ReadonlyMap<number, ShortKind>): Fingerprints['short'] {
  const of = (kind: ShortKind): Float64Array =>
    sorted([...short].flatMap(([hash, own]) => (own === kind ? [hash] : [])));
  return {
    title: of('title'),
    'file-name': of('file-name'),
    metadata: of('metadata'),
    name: of('name'),
    number: of('number'),
    wording: of('wording'),
  };
}

/** Whole words, as letters. */
function wordsOf({ codes, words }: Letters, from: number, to: number): string {
  const parts: string[] = [];
  for (let index = 0; index + 1 < words.length; index++) {
    const [start = 0, end = 0] = [words[index], words[index + 1]];
    if (end > from && start < to) parts.push(String.fromCharCode(...codes.subarray(start, end)));
  }
  return parts.join(' ');
}

function shortened(words: string): string {
  return words.length > 160 ? `${words.slice(0, 159)}…` : words;
}
