/**
 * What of a meeting's sources belongs to the part that is made. Once a pack is issued its numbers are frozen: the pack
 * holds what its page map says and nothing that came since; a supplement holds what no part before it has. Pure.
 */
import type { Edition } from '../model/access.js';
import type { Supplement } from '../model/agenda.js';
import { numberAgenda } from '../model/agenda-numbers.js';
import { given } from '../model/given.js';
import {
  type ClosedSince,
  type IssuedPart,
  type IssuedPlace,
  numberOf,
  type PackPart,
  wholePack,
} from '../model/issue.js';
import type { MappedAbsence, MappedDocument } from '../model/map.js';
import type { AgendaEntry, DocumentSource, ItemSource, PackSource } from '../model/source.js';
import type { DocumentStatus, ItemStatus } from '../model/status.js';
import { isPublic } from './access.js';
import {
  closedSince,
  type IssuedItem,
  type WithdrawnSince,
  withdrawnSince,
} from './changed-since.js';
import { roleOf } from './documents.js';
import { locate } from './located.js';
import { isGone } from './paper-status.js';

/** What is in no part that was issued before the one that is made. */
export interface News {
  /** Numbers of items. */
  readonly items: readonly string[];
  /** Papers of the edition, with the numbers of their items. */
  readonly documents: readonly { readonly item: string; readonly source: string }[];
  /** How many restricted papers there are of which the public is only told. */
  readonly withheld: number;
  readonly withdrawn: readonly WithdrawnSince[];
  readonly closed: readonly ClosedSince[];
}

export interface SourceOfPart {
  /** For the part: items in the agenda's lists have their numbers. */
  readonly source: PackSource;
  readonly supplement?: Supplement;
  readonly news: News;
}

export const noNews: News = { items: [], documents: [], withheld: 0, withdrawn: [], closed: [] };

export function isNews({ items, documents, withheld, withdrawn, closed }: News): boolean {
  const told = items.length + documents.length + withheld + withdrawn.length;
  return told > 0 || closed.some(({ isNew }) => isNew);
}

/** A meeting of which nothing is issued is one whole pack. */
export function sourceOfPart(source: PackSource, part: PackPart, edition: Edition): SourceOfPart {
  const before = source.issued.filter((one) => numberOf(one.part) < Math.max(1, numberOf(part)));
  const last = before.at(-1);
  if (last === undefined) return { source, news: noNews };
  const known = knownItems(before);
  const whole = { ...source, meeting: numberAgenda(source.meeting, last.pages.items) };
  const listed = listedItems(whole);
  const full = last.pages.edition === edition;
  const parted = listed.map(({ entry, item }) => {
    const number = String(entry.ordinal);
    return { entry, ...partItem(item, known.get(number), { number, source, edition, full }) };
  });
  const news: News = {
    items: parted.filter(({ entry }) => !known.has(String(entry.ordinal))).map(numberOfEntry),
    documents: parted.flatMap((one) => one.documents),
    withheld: parted.reduce((sum, one) => sum + one.withheld, 0),
    withdrawn: parted.flatMap((one) => one.withdrawn),
    closed: parted.flatMap(({ closed }) => closed ?? []),
  };
  if (part.kind === 'supplement') {
    const items = new Map([...source.items, ...named(parted.map(({ marked }) => marked))]);
    const told = [...news.withdrawn, ...news.closed.filter(({ isNew }) => isNew)];
    const supplement = {
      number: part.number,
      ...given({ published: source.meeting.supplementsPublished?.[part.number - 1] }),
      after: highestLabels(before),
      newItems: news.items,
      changedItems: [...new Set(told.map(({ item }) => item))],
    };
    return { source: { ...whole, items }, supplement, news };
  }
  const items = new Map([...source.items, ...named(parted.map(({ kept }) => kept))]);
  const isKnown = ({ ordinal }: AgendaEntry): boolean => known.has(String(ordinal));
  const { partA, partB, bindingOrder } = whole.meeting;
  const left = new Set([...partA, ...partB].filter((entry) => !isKnown(entry)).map(nameOf));
  const meeting = {
    ...whole.meeting,
    partA: partA.filter(isKnown),
    partB: partB.filter(isKnown),
    bindingOrder: bindingOrder.filter(({ name }) => !left.has(name)),
  };
  // What a supplement has by now is not new, though it is not in the pack.
  const after = source.issued.at(-1)?.part;
  const isSupplemented = after !== undefined && numberOf(after) > 0;
  const next = { kind: 'supplement', number: numberOf(after ?? wholePack) + 1 } as const;
  return {
    source: { ...whole, items, meeting },
    news: isSupplemented ? sourceOfPart(source, next, edition).news : news,
  };
}

function nameOf({ name }: AgendaEntry): string {
  return name;
}

function numberOfEntry({ entry }: { readonly entry: AgendaEntry }): string {
  return String(entry.ordinal);
}

function named(
  items: readonly (ItemSource | undefined)[],
): readonly (readonly [string, ItemSource])[] {
  return items.flatMap((item) => (item === undefined ? [] : [[item.name, item] as const]));
}

function listedItems({ meeting, items }: PackSource) {
  return [...meeting.partA, ...meeting.partB].map((entry) => ({
    entry,
    item: items.get(entry.name),
  }));
}

/** All that was issued of an item. */
interface KnownItem extends IssuedItem {
  readonly documents: readonly (MappedDocument & { readonly part: PackPart })[];
}

/** By number. */
function knownItems(parts: readonly IssuedPart[]): ReadonlyMap<string, KnownItem> {
  const known = new Map<string, KnownItem>();
  for (const { part, pages } of parts) {
    for (const { number, access, status, documents, absent = [], withheld } of pages.items) {
      const before = known.get(number);
      known.set(number, {
        access,
        status,
        documents: [
          ...(before?.documents ?? []),
          ...documents.map((document) => ({ ...document, part })),
        ],
        absent,
        withheld: withheld ?? 0,
      });
    }
  }
  return known;
}

interface PartedItem {
  /** As it was issued: without papers that came since, with the status that it had. */
  readonly kept?: ItemSource;
  /** As it is now, its issued papers marked. */
  readonly marked?: ItemSource;
  readonly documents: News['documents'];
  readonly withheld: number;
  readonly withdrawn: News['withdrawn'];
  readonly closed?: ClosedSince;
}

interface PartContext {
  readonly number: string;
  readonly source: PackSource;
  readonly edition: Edition;
  /** What was issued was issued to this edition, and the maps name all of its papers. */
  readonly full: boolean;
}

function partItem(
  item: ItemSource | undefined,
  known: KnownItem | undefined,
  { number, source, edition, full }: PartContext,
): PartedItem {
  if (item === undefined) return { documents: [], withheld: 0, withdrawn: [] };
  const { folders } = source;
  const kept: DocumentSource[] = [];
  const marked: DocumentSource[] = [];
  const news: { readonly item: string; readonly source: string }[] = [];
  const waiting = [...(known?.absent ?? [])];
  let told = 0;
  item.documents.forEach((document, index) => {
    const role = roleOf(document, index, item);
    const { file } = document;
    const located = file === undefined ? undefined : locate({ ...document, file }, folders, '');
    const at = located !== undefined && 'source' in located ? located : undefined;
    const open = isPublic(item) && isPublic(document);
    // Of restricted papers a public map says how many there are, and nothing else.
    const named = open || (edition === 'members' && full);
    const issued = named ? known?.documents.find((one) => one.source === at?.source) : undefined;
    if (!open && isPublic(item)) told += 1;
    if (issued !== undefined) {
      const path = at?.file ?? '';
      kept.push(withStatus({ ...document, role, ...titleOf(document, issued) }, issued.status));
      marked.push({
        ...{ ...document, role, ...titleOf(document, issued) },
        issued: placeOf(issued, path),
      });
      return;
    }
    marked.push({ ...document, role });
    const absence = named ? take(waiting, document, role) : undefined;
    if (absence !== undefined) kept.push(asAbsent({ ...document, role }, absence));
    else if (!named && (edition === 'members' || told <= (known?.withheld ?? 0))) {
      kept.push({ ...document, role });
    }
    const isHere = at !== undefined && !isGone(document);
    if (isHere && (named || edition === 'members')) news.push({ item: number, source: at.source });
  });
  // The public is told of a restricted item that it was withdrawn, and of no other status.
  const isOut = item.status?.kind === 'withdrawn';
  const frozen = isPublic(item) || full || isOut !== (known?.status === 'withdrawn');
  const closed = known && closedSince(item, known, number, folders);
  return {
    kept: frozen
      ? withStatus({ ...item, documents: kept }, known?.status)
      : { ...item, documents: kept },
    marked: { ...item, documents: marked },
    documents: news,
    withheld:
      edition === 'public' && isPublic(item) ? Math.max(0, told - (known?.withheld ?? 0)) : 0,
    withdrawn: known ? withdrawnSince({ ...item, documents: marked }, known, number) : [],
    ...given({ closed }),
  };
}

/** With the status under which it was issued; what is said of that status is as it is written now. */
function withStatus<Thing extends { readonly status?: ItemStatus | DocumentStatus }>(
  thing: Thing,
  issued: ItemStatus['kind'] | DocumentStatus['kind'] | undefined,
): Thing {
  if (thing.status?.kind === issued) return thing;
  const { status: _now, ...rest } = thing;
  const plain =
    issued === 'to-follow' || issued === 'withdrawn' ? { status: { kind: issued } } : {};
  // The same thing but for a key that it may lack.
  return { ...rest, ...plain } as Thing;
}

/** The absent paper that has come as this document: by its title, or else the first of its role. Taken from `waiting`. */
function take(
  waiting: MappedAbsence[],
  { title }: DocumentSource,
  role: MappedAbsence['role'],
): MappedAbsence | undefined {
  const same = waiting.findIndex((one) => one.title === title);
  const index = same === -1 ? waiting.findIndex((one) => one.role === role) : same;
  return index === -1 ? undefined : waiting.splice(index, 1)[0];
}

function asAbsent(document: DocumentSource, { title, status }: MappedAbsence): DocumentSource {
  const { file: _file, status: _status, ...rest } = document;
  return { ...rest, title, status: { kind: status } };
}

/** A paper that has no title of its own keeps the one under which it was issued, whatever stands beside it now. */
function titleOf(
  { title }: DocumentSource,
  issued: MappedDocument | undefined,
): { readonly title?: string } {
  return title === undefined && issued !== undefined ? { title: issued.title } : {};
}

function placeOf(
  { part, range, sha256 }: KnownItem['documents'][number],
  path: string,
): IssuedPlace {
  return { part, first: range.first, last: range.last, sha256, path };
}

/** Numbers of public pages, and of those that begin with R; 0 where there are none. Blanks count. */
function highestLabels(parts: readonly IssuedPart[]): Supplement['after'] {
  const labels = parts.flatMap(({ pages }) => [
    pages.frontMatter.last,
    pages.partB?.last ?? '',
    ...pages.items.flatMap(({ access, range, documents }) => [
      ...(access === 'public' ? [range?.last ?? ''] : []),
      ...[range?.last ?? '', ...documents.map((document) => document.range.last)].filter((label) =>
        label.startsWith('R'),
      ),
    ]),
  ]);
  const highest = (pattern: RegExp): number =>
    Math.max(0, ...labels.map((label) => Number(pattern.exec(label)?.[1] ?? 0)));
  return { public: highest(/^(\d+)$/), restricted: highest(/^R(\d+)$/) };
}
