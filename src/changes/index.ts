/**
 * The stage `changes`: what became of a public pack's items and papers between two states of it. Pure. Names nothing that is
 * restricted in either: what went is not named where anything is restricted now, since it may be that; what came is not
 * named where it was restricted before; and words are shown only where nothing is restricted in both.
 */
import { given } from '../model/given.js';
import type { PageRange } from '../model/plan.js';
import type { Version, VersionDocument, VersionItem } from '../model/version.js';
import { type Pair, pairItems } from './pairs.js';
import { type TextChange, textChange } from './words.js';

export type { Passage, TextChange } from './words.js';

export interface Changes {
  readonly body: string;
  readonly date: string;
  readonly before: { readonly name: string; readonly sheets: number };
  readonly after: { readonly name: string; readonly sheets: number };
  /** Only those of which something is to be told. */
  readonly items: readonly ItemChange[];
  /** Of the words of front sheet and agenda, page references aside. */
  readonly front?: TextChange;
}

/** An item in one state. */
export interface ItemState extends Pick<VersionItem, 'number' | 'access' | 'status' | 'range'> {
  /** Missing where nobody is to be told. */
  readonly title?: string;
}

export interface ItemChange {
  /** Missing of an item that came. */
  readonly before?: ItemState;
  /** Missing of an item that went. */
  readonly after?: ItemState;
  readonly documents: readonly DocumentChange[];
}

export interface DocumentChange {
  readonly title?: string;
  readonly source?: string;
  /** Missing of a paper that came. */
  readonly before?: PageRange;
  /** Missing of a paper that went. */
  readonly after?: PageRange;
  /** The officer's file is another one; missing where that is not known. */
  readonly fileChanged?: boolean;
  readonly text?: TextChange;
}

/** `of` says which meeting it is. */
export function compareVersions(
  of: Pick<Changes, 'body' | 'date'>,
  before: Version,
  after: Version,
): Changes {
  const closed = new Set([...before.closedNames, ...after.closedNames].map(folded));
  const discretion: Discretion = {
    gone: !after.hasRestricted,
    words: !before.hasRestricted && !after.hasRestricted,
    isClosed: (name) => closed.has(folded(name)),
  };
  const items = pairItems(before.items, after.items).flatMap((pair) =>
    itemChange(pair, discretion),
  );
  const front =
    before.front && after.front
      ? shown(textChange(before.front, after.front), discretion)
      : undefined;
  return {
    body: of.body,
    date: of.date,
    before: { name: before.name, sheets: before.sheets },
    after: { name: after.name, sheets: after.sheets },
    items,
    ...given({ front }),
  };
}

/** What may be told. */
interface Discretion {
  /** Names of what went. */
  readonly gone: boolean;
  /** Words that came and went. */
  readonly words: boolean;
  /** It is the name of something that is restricted in one of the states. */
  readonly isClosed: (name: string) => boolean;
}

function itemChange({ before, after }: Pair<VersionItem>, may: Discretion): ItemChange[] {
  const crossed = before !== undefined && after !== undefined && before.access !== after.access;
  const stateOf = (item: VersionItem, isNamed: boolean): ItemState => {
    const { number, title, access, status, range } = item;
    const named = isNamed && !crossed && !may.isClosed(title) ? title : undefined;
    return { number, access, range, ...given({ status, title: named }) };
  };
  // An item that is restricted in one of the states has papers in the other only: which, nobody is told.
  const documents =
    crossed || (before ?? after)?.access !== 'public'
      ? []
      : pairDocuments(before?.documents ?? [], after?.documents ?? []).flatMap((pair) =>
          documentChange(pair, may),
        );
  const old = before && stateOf(before, may.gone || before.title === after?.title);
  const now = after && stateOf(after, true);
  const isSame =
    before !== undefined &&
    after !== undefined &&
    documents.length === 0 &&
    before.number === after.number &&
    before.title === after.title &&
    before.access === after.access &&
    before.status === after.status &&
    isSameRange(before.range, after.range);
  return isSame ? [] : [{ ...given({ before: old, after: now }), documents }];
}

function pairDocuments(
  before: readonly VersionDocument[],
  after: readonly VersionDocument[],
): readonly Pair<VersionDocument>[] {
  const left = [...before];
  const take = (is: (old: VersionDocument) => boolean): VersionDocument | undefined => {
    const at = left.findIndex(is);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const bySource = after.map((now) => take(({ source }) => source === now.source));
  const pairs = after.map((now, at): Pair<VersionDocument> => {
    const old = bySource[at] ?? take(({ title }) => title === now.title);
    return old === undefined ? { after: now } : { before: old, after: now };
  });
  return [...pairs, ...left.map((old) => ({ before: old }))];
}

function documentChange(
  { before, after }: Pair<VersionDocument>,
  may: Discretion,
): DocumentChange[] {
  const shownAs = after ?? (may.gone ? before : undefined);
  const isNamed =
    shownAs !== undefined && !may.isClosed(shownAs.title) && !may.isClosed(shownAs.source);
  const named = isNamed ? { title: shownAs.title, source: shownAs.source } : {};
  if (before === undefined || after === undefined) {
    return [{ ...named, ...given({ before: before?.range, after: after?.range }) }];
  }
  const text =
    before.pages && after.pages ? shown(textChange(before.pages, after.pages), may) : undefined;
  const known = before.sha256 !== undefined && after.sha256 !== undefined;
  const fileChanged = known ? before.sha256 !== after.sha256 : undefined;
  if (!fileChanged && text === undefined && isSameRange(before.range, after.range)) return [];
  return [{ ...named, before: before.range, after: after.range, ...given({ fileChanged, text }) }];
}

function shown(change: TextChange | undefined, may: Discretion): TextChange | undefined {
  return change && !may.words ? { ...change, passages: [] } : change;
}

function isSameRange(a: PageRange | null, b: PageRange | null): boolean {
  if (a === null || b === null) return a === b;
  return a.first === b.first && a.last === b.last && pagesOf(a) === pagesOf(b);
}

/** How many pages a range has. */
export function pagesOf({ sheets }: PageRange): number {
  return sheets.last - sheets.first + 1;
}

/** As nobody would tell two names apart. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
