/** Which item of the agenda each heading of the minutes is about. Pure; reads no text below it. */
import { diagnose } from '../diagnostics/index.js';
import type { Told } from '../diagnostics/minute.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Edition } from '../model/access.js';
import { type AgendaItem, formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { MinuteSource, MinutesSource } from '../model/minutes.js';

export interface MatchedMinute {
  readonly source: MinuteSource;
  /** Missing for business that was not on the agenda. */
  readonly item?: AgendaItem;
}

export interface Matched {
  readonly minutes: readonly MatchedMinute[];
  /** Names of items that are said not to be minuted. */
  readonly left: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Errors: `minute-of-unknown-item`, `minute-heading-contradicts`, `item-minuted-twice`, `not-minuted-unknown`. `items`
 * are the public agenda's, `titles` more names by which the reader may know them. To the public the errors quote no
 * words that are not the agenda's.
 */
export function matchHeadings(
  { minutes, notMinuted }: Pick<MinutesSource, 'minutes' | 'notMinuted'>,
  items: readonly AgendaItem[],
  reader: Edition,
  titles: ReadonlyMap<AgendaItem, readonly string[]> = new Map(),
): Matched {
  const diagnostics: Diagnostic[] = [];
  const taken = new Map<AgendaItem, MinuteSource>();
  const matched = minutes.flatMap((source): MatchedMinute[] => {
    if (source.urgent) return [{ source }];
    const found = itemFor(source.heading, items, titles);
    const where = { at: source.at, item: `“${source.heading}”` };
    if (found.kind === 'contradiction') {
      const { number, other } = found;
      diagnostics.push(
        diagnose(
          'minute-heading-contradicts',
          { number, title: other.title, other: numberOf(other) },
          where,
        ),
      );
      return [];
    }
    if (found.kind === 'nothing') {
      const told = toldOf(source.heading, reader, items, found.words);
      diagnostics.push(diagnose('minute-of-unknown-item', told, { at: source.at }));
      return [];
    }
    const before = taken.get(found.item);
    if (before !== undefined) {
      const data = { line: before.at.line };
      diagnostics.push(
        diagnose('item-minuted-twice', data, {
          at: source.at,
          item: `item ${numberOf(found.item)}`,
        }),
      );
      return [];
    }
    taken.set(found.item, source);
    return [{ source, item: found.item }];
  });
  const left = new Set<string>();
  for (const { item: written, at } of notMinuted) {
    const found = itemFor(written, items, titles);
    if (found.kind !== 'item') {
      diagnostics.push(diagnose('not-minuted-unknown', toldOf(written, reader, items), { at }));
    } else if (taken.has(found.item)) {
      diagnostics.push(
        diagnose(
          'not-minuted-but-is',
          { line: taken.get(found.item)?.at.line },
          { at, item: `item ${numberOf(found.item)}` },
        ),
      );
    } else left.add(found.item.name);
  }
  return { minutes: matched, left, diagnostics };
}

/** The item that is called so, by number, name or title; undefined where none is, or where number and title contradict. */
export function findItem(written: string, items: readonly AgendaItem[]): AgendaItem | undefined {
  const found = itemFor(written, items, new Map());
  return found.kind === 'item' ? found.item : undefined;
}

/** What a reader is told of words that name none of `items`; `sought` are those of them that may be a title. */
export function toldOf(
  words: string,
  reader: Edition,
  items: readonly AgendaItem[],
  sought = words,
): Told {
  if (reader === 'public') return { reader };
  const titles = items.map(({ title }) => title);
  return { reader, words, ...given({ near: nearest(sought, titles) }) };
}

type Found =
  | { readonly kind: 'item'; readonly item: AgendaItem }
  /** The number is one item's, the title another's. */
  | { readonly kind: 'contradiction'; readonly number: string; readonly other: AgendaItem }
  | { readonly kind: 'nothing'; readonly words: string };

/** "6. Scorecard", "Item 6: Scorecard", "6", "Scorecard" and "06-scorecard" are item 6. */
function itemFor(
  written: string,
  items: readonly AgendaItem[],
  titles: ReadonlyMap<AgendaItem, readonly string[]>,
): Found {
  const named = (words: string) =>
    items.find((item) =>
      [item.title, item.name, ...(titles.get(item) ?? [])].some(
        (name) => plain(name) === plain(words),
      ),
    );
  // A name may begin with figures that are no number.
  const whole = named(written);
  if (whole !== undefined) return { kind: 'item', item: whole };
  const [, number, rest = ''] =
    /^(?:agenda )?(?:item )?(\d{1,3})(?:[.:)]|\s+[–—-])?(?:\s+(.*))?$/i.exec(written) ?? [];
  if (number === undefined) return { kind: 'nothing', words: written };
  const other = rest === '' ? undefined : named(rest);
  const item = items.find((one) => numberOf(one) === String(Number(number)));
  if (other !== undefined && other !== item) return { kind: 'contradiction', number, other };
  return item === undefined ? { kind: 'nothing', words: rest } : { kind: 'item', item };
}

function plain(words: string): string {
  return words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function numberOf({ number }: AgendaItem): string {
  return formatItemNumber(number);
}
