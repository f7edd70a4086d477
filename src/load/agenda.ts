/** Compares the agenda with the item files and the standing texts. Reads nothing. */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import { standingMeant } from '../diagnostics/standing-names.js';
import { ordinalOf } from '../model/agenda-numbers.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { AgendaEntry, ItemSource } from '../model/source.js';
import { isCloseTo } from './discreet.js';
import { itemNameOf } from './item-name.js';
import type { AgendaSource } from './meeting.js';

export interface AgendaContext {
  /** Missing where pack.yaml could not be read that far. */
  readonly agenda: AgendaSource | undefined;
  readonly items: ReadonlyMap<string, ItemSource>;
  /** Names of all standing texts. */
  readonly standing: ReadonlySet<string>;
  /** Files in items/ that are not Markdown. */
  readonly otherFiles: readonly string[];
  /** Names of items that the reader of mistakes may not know; none where he may know all. */
  readonly closed: ReadonlySet<string>;
}

/** Everything that is listed but not there, there but not listed, or listed twice. */
export function checkAgenda(context: AgendaContext): readonly Diagnostic[] {
  const { agenda, items, standing, closed } = context;
  const known = [...standing].sort();
  const links = [...items.values()].flatMap((item) => {
    if (item.standing === undefined || standing.has(item.standing.name)) return [];
    const { name, at } = item.standing;
    const data = { name, near: standingMeant(name, known) ?? nearestName(name, known), known };
    return [diagnose('unknown-standing-item', data, { at, item: itemLabel(item.name, agenda) })];
  });
  if (agenda === undefined) return links;
  const entries = [...agenda.partA, ...agenda.partB];
  return [
    ...entries.flatMap((entry) => checkEntry(entry, context, known)),
    ...repeated(entries, items),
    ...links,
    ...notUsed(entries, items, agenda),
    ...notListed(entries, items, closed),
  ];
}

/** How a clerk would call an item: "item 6"; its name where the agenda does not number it. */
export function itemLabel(name: string, agenda: AgendaSource | undefined): string {
  const entries = agenda === undefined ? [] : [...agenda.partA, ...agenda.partB];
  const index = entries.findIndex((entry) => entry.name === name);
  const entry = entries[index];
  return entry === undefined ? name : `item ${ordinalOf(entry, index)}`;
}

function checkEntry(
  entry: AgendaEntry,
  { items, standing, otherFiles, agenda, closed }: AgendaContext,
  known: readonly string[],
): readonly Diagnostic[] {
  const { name, at } = entry;
  if (items.has(name) || standing.has(name)) return [];
  const where = { at, item: itemLabel(name, agenda) };
  // The name of a restricted item may give the matter away: it is not offered to anybody, nor repeated misspelt.
  const offered = [...items.values()]
    .filter((item) => isPublic(item) && !closed.has(item.name))
    .map((item) => item.name);
  const secret = [...closed].filter((one) => !standing.has(one));
  if (isCloseTo(name, secret)) return [diagnose('withheld-mistake', {}, where)];
  const nearItem = nearestName(name, offered);
  const nearStanding = standingMeant(name, known) ?? nearestName(name, known);
  const other = otherFiles.find((file) => file === name || otherName(file) === name);
  // A file's name has a figure in front as a rule; a standing item's never has.
  const meantStanding =
    nearStanding !== undefined && nearItem === undefined && other === undefined && !/\d/.test(name);
  if (meantStanding) {
    return [diagnose('unknown-standing-item', { name, near: nearStanding, known }, where)];
  }
  const listed = offered.sort();
  return [diagnose('item-missing', { name, near: nearItem, other, items: listed }, where)];
}

/** The item that "04-library.docx" or "04-library.md.txt" was to be. */
function otherName(file: string): string {
  return itemNameOf(file.replace(/\.[^.]*$/, ''));
}

/** The nearest of `names`, or the only one that is part of `word` or of which `word` is part. */
function nearestName(word: string, names: readonly string[]): string | undefined {
  const near = nearest(word, names);
  if (near !== undefined || word.length < 4) return near;
  const plain = word.toLowerCase().replaceAll(' ', '-');
  const related = names.filter((name) => {
    const other = name.toLowerCase();
    return other.includes(plain) || plain.includes(other);
  });
  return related.length === 1 ? related[0] : undefined;
}

function repeated(
  entries: readonly AgendaEntry[],
  items: ReadonlyMap<string, ItemSource>,
): readonly Diagnostic[] {
  const first = new Map<string, AgendaEntry>();
  return entries.flatMap((entry) => {
    const meaning = items.get(entry.name)?.standing?.name ?? entry.name;
    const earlier = first.get(meaning);
    if (earlier === undefined) {
      first.set(meaning, entry);
      return [];
    }
    const data = { name: entry.name, firstLine: earlier.at.line };
    return [diagnose('item-listed-twice', data, { at: entry.at })];
  });
}

/** A standing item listed by its own name while a file adds to it: its paper would be left out. */
function notUsed(
  entries: readonly AgendaEntry[],
  items: ReadonlyMap<string, ItemSource>,
  agenda: AgendaSource,
): readonly Diagnostic[] {
  return entries.flatMap(({ name, at }) => {
    const adding = notListedItems(entries, items).filter((item) => item.standing?.name === name);
    if (items.has(name) || adding.length === 0) return [];
    const files = adding.map((item) => item.name);
    const documents = adding.some((item) => item.documents.length > 0);
    const where = { at, item: itemLabel(name, agenda) };
    return [diagnose('item-file-not-used', { standing: name, files, documents }, where)];
  });
}

function notListed(
  entries: readonly AgendaEntry[],
  items: ReadonlyMap<string, ItemSource>,
  closed: ReadonlySet<string>,
): readonly Diagnostic[] {
  const listed = new Set(entries.map(({ name }) => name));
  return notListedItems(entries, items)
    .filter(({ name }) => !closed.has(name))
    .filter(({ standing }) => standing === undefined || !listed.has(standing.name))
    .map(({ name, at }) => diagnose('item-not-listed', { name }, { at }));
}

function notListedItems(
  entries: readonly AgendaEntry[],
  items: ReadonlyMap<string, ItemSource>,
): readonly ItemSource[] {
  const listed = new Set(entries.map(({ name }) => name));
  // What is restricted is left out of the pack by right, and its name is not for the world.
  return [...items.values()].filter((item) => !listed.has(item.name) && isPublic(item));
}

function isPublic({ access }: ItemSource): boolean {
  return access.kind === 'public';
}
