/**
 * Which items the agenda lists, under which numbers, and which of them the public may have. Looks at neither title nor
 * text of a restricted one.
 */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Edition, Restriction } from '../model/access.js';
import { formatItemNumber, type ItemNumber } from '../model/agenda.js';
import { ordinalOf } from '../model/agenda-numbers.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { AgendaEntry, ItemSource, PackSource, StandingText } from '../model/source.js';
import { isPublic } from './access.js';
import { type Law, stateRestriction } from './restriction.js';
import { chooseStanding } from './standing.js';

/** An entry of the agenda with what it stands for, before anything is filled in. */
export interface Listed {
  readonly entry: AgendaEntry;
  readonly number: ItemNumber;
  /** Missing where the item is made straight from a standing text. */
  readonly item?: ItemSource;
  /** Missing where the item file adds to none. */
  readonly standing?: StandingText;
}

/** A restricted entry; its restriction has its reason, which is not for the public. */
export interface ListedRestricted extends Listed {
  readonly item: ItemSource;
  readonly restriction: Restriction;
}

export interface Listing {
  /** In agenda order, Part A before Part B. */
  readonly entries: readonly (Listed | ListedRestricted)[];
  readonly open: readonly Listed[];
  readonly restricted: readonly ListedRestricted[];
  readonly diagnostics: readonly Diagnostic[];
}

export function isRestricted(listed: Listed | ListedRestricted): listed is ListedRestricted {
  return 'restriction' in listed;
}

/**
 * Numbers the entries of both parts in agenda order and finds what each stands for: an item file before a standing
 * text of the same name. An entry with a mistake in its access keeps its number and is left out.
 *
 * Errors: `agenda-entry-unknown`, `part-b-without-access`, `public-title-of-public`, and those of `chooseStanding` and
 * `stateRestriction`.
 */
export function listAgenda(source: PackSource, law: Law, edition: Edition): Listing {
  const { partA, partB } = source.meeting;
  const written = [
    ...partA.map((entry) => ({ entry, part: 'A' as const })),
    ...partB.map((entry) => ({ entry, part: 'B' as const })),
  ];
  const found = written.map(({ entry, part }, index) =>
    listEntry(entry, { part, ordinal: ordinalOf(entry, index) }, source, law, edition),
  );
  const entries = found.flatMap(({ listed }) => (listed === undefined ? [] : [listed]));
  return {
    entries,
    open: entries.filter((listed) => !isRestricted(listed)),
    restricted: entries.filter(isRestricted),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

interface Finding {
  readonly listed?: Listed | ListedRestricted;
  readonly diagnostics: readonly Diagnostic[];
}

function listEntry(
  entry: AgendaEntry,
  number: ItemNumber,
  source: PackSource,
  law: Law,
  edition: Edition,
): Finding {
  const where = `item ${formatItemNumber(number)}`;
  const item = source.items.get(entry.name);
  if (item === undefined) {
    if (!source.standing.some((text) => text.name === entry.name)) {
      return { diagnostics: [unknownEntry(entry, source, where)] };
    }
    if (number.part === 'B') return withoutAccess(entry, where);
    const { value, diagnostics } = chooseStanding(source, entry.name, entry.at, where);
    if (value === undefined) return { diagnostics };
    return { listed: { entry, number, standing: value }, diagnostics };
  }
  const { access } = item;
  if (access.kind === 'public') return listOpen(entry, number, item, source, where);
  // The public is led to the agenda's line: the name of the item's own file may give the matter away.
  const at = (edition === 'members' ? access.at : undefined) ?? entry.at;
  const stated = stateRestriction(access, law, { what: 'item', at, item: where });
  if (stated.value === undefined) return { diagnostics: stated.diagnostics };
  const standing = standingOf(item, source, where, entry.at);
  const listed = given({
    entry,
    number,
    item,
    standing: standing.value,
    restriction: stated.value,
  });
  return { listed, diagnostics: [...stated.diagnostics, ...standing.diagnostics] };
}

function listOpen(
  entry: AgendaEntry,
  number: ItemNumber,
  item: ItemSource,
  source: PackSource,
  where: string,
): Finding {
  // What could not be read has been told of, and may well have had its access.
  if (number.part === 'B') return item.standIn ? { diagnostics: [] } : withoutAccess(entry, where);
  const standing = standingOf(item, source, where);
  const titled =
    item.publicTitle === undefined
      ? []
      : [diagnose('public-title-of-public', { what: 'item' }, { at: item.at, item: where })];
  return {
    listed: given({ entry, number, item, standing: standing.value }),
    diagnostics: [...standing.diagnostics, ...titled],
  };
}

function standingOf(
  { standing }: ItemSource,
  source: PackSource,
  where: string,
  at = standing?.at,
) {
  return standing === undefined || at === undefined
    ? { value: undefined, diagnostics: [] }
    : { value: undefined, ...chooseStanding(source, standing.name, at, where) };
}

function withoutAccess(entry: AgendaEntry, item: string): Finding {
  return { diagnostics: [diagnose('part-b-without-access', {}, { at: entry.at, item })] };
}

function unknownEntry(entry: AgendaEntry, source: PackSource, where: string): Diagnostic {
  // Names of restricted items are not offered: a name can give a matter away.
  const names = [
    ...[...source.items.values()].filter(isPublic).map(({ name }) => name),
    ...source.standing.map(({ name }) => name),
  ];
  return diagnose(
    'agenda-entry-unknown',
    { name: entry.name, near: nearest(entry.name, names) },
    { at: entry.at, item: where },
  );
}

/** Names of items that are, or may be, restricted, whether or not they are on the agenda. */
export function namesKept(source: PackSource): readonly string[] {
  const standing = new Set(source.standing.map(({ name }) => name));
  const inPartB = source.meeting.partB.map(({ name }) => name);
  const closed = [...source.items.values()].filter((item) => !isPublic(item) || item.inDoubt);
  return [...closed.map(({ name }) => name), ...inPartB].filter((name) => !standing.has(name));
}

/** Printed numbers by the names that `{{item NAME}}` may use. */
export function numbersByName(listed: readonly Listed[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  const add = (name: string | undefined, number: ItemNumber): void => {
    if (name !== undefined && !numbers.has(name)) numbers.set(name, formatItemNumber(number));
  };
  // Items' own names first: they are the more exact ones.
  for (const { entry, number } of listed) add(entry.name, number);
  for (const { item, number } of listed) add(item?.standing?.name, number);
  return numbers;
}

/** The name by which the pack knows a restricted item in public: its own would stand in links and bookmarks. */
export function neutralName({ ordinal }: ItemNumber): string {
  return `not-for-publication-${ordinal}`;
}
