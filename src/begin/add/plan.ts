/** Decides what adding a paper changes: which item it goes to, what is written where. Touches nothing. */
import { basename, join } from 'node:path';
import { itemNameOf } from '../../load/item-name.js';
import { UsageError } from '../../model/error.js';
import { folderName } from '../folder-name.js';
import { type DocumentEntry, newItem, withDocument } from './item-file.js';
import { type EntryGroup, withEntry, withReplaced } from './list-edit.js';
import type { AgendaList, WrittenMeeting } from './meeting-as-written.js';

export interface Wish {
  /** As it was typed: a name, a number or a title. */
  readonly item: string;
  /** The paper's path from the meeting's folder, with slashes. */
  readonly source: string;
  /** The paper's own title, or the one that was given. */
  readonly title: string | undefined;
  readonly role: string | undefined;
  /** The item that a new one comes after, as it was typed; where missing, it comes last. */
  readonly after: string | undefined;
  readonly exempt:
    | {
        readonly paragraphs: readonly string[];
        readonly reason: string;
        readonly publicTitle: string | undefined;
      }
    | undefined;
}

export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly content: string;
  /** The file is there and is amended; else it is new. */
  readonly before: string | undefined;
}

export interface AddPlan {
  readonly changes: readonly Change[];
  /** The agenda's line of the item, and its place on the agenda, from 1. */
  readonly line: string;
  readonly number: number;
  /** The item is one that the agenda did not have. */
  readonly added: boolean;
}

/** @throws UsageError where there is no such item, or a file is written in a way that cannot be amended surely. */
export function planAdd(wish: Wish, meeting: WrittenMeeting): AddPlan {
  const target = targetOf(wish.item, meeting);
  switch (target.kind) {
    case 'item':
      return {
        ...numbered(target.name, meeting.lists),
        changes: [amended(target.name, wish, meeting)],
      };
    case 'standing':
      return ofStanding(target.name, wish, meeting);
    case 'new':
      return ofNewLine(target, wish, meeting);
  }
}

type Target =
  /** On the agenda, with a file of its own. */
  | { readonly kind: 'item'; readonly name: string }
  /** On the agenda as a standing item, with no file yet. */
  | { readonly kind: 'standing'; readonly name: string }
  /** Not on the agenda; there may be a file that was never listed. */
  | { readonly kind: 'new'; readonly slug: string; readonly title: string | undefined };

function targetOf(item: string, meeting: WrittenMeeting): Target {
  const names = meeting.lists.flatMap((list) => list.names);
  const known = (name: string): Target =>
    meeting.items.has(name) ? { kind: 'item', name } : { kind: 'standing', name };
  if (/^\d{1,3}$/.test(item)) {
    const name = names[Number(item) - 1];
    if (name !== undefined) return known(name);
    throw new UsageError(`There is no item ${item}: the agenda has ${names.length}.`, {
      hints: ['Name the item, or write the title of a new one. Nothing was changed.'],
    });
  }
  const written = itemNameOf(item);
  if (names.includes(written)) return known(written);
  const plain = folderName(written);
  if (plain === '') {
    throw new UsageError(`No file can be named after “${item}”. Nothing was changed.`, {
      hints: ['Write the item’s title in words, or the name of its file.'],
    });
  }
  // A figure in front of a file's name means nothing, and a standing item's file is meant by the item's name.
  const meant = names.find(
    (name) => bare(name) === bare(plain) || meeting.items.get(name)?.standing === plain,
  );
  if (meant !== undefined) return known(meant);
  return { kind: 'new', slug: plain, title: /[\s\p{Lu}]/u.test(item) ? item.trim() : undefined };
}

function bare(name: string): string {
  return name.replace(/^\d+-/, '');
}

/** The item's file with the paper behind those that it has. */
function amended(name: string, wish: Wish, { items }: WrittenMeeting): Change {
  const item = items.get(name);
  if (item === undefined) throw new Error(`There is no item file called ${name}.`);
  if (item.files.includes(wish.source)) {
    throw new UsageError(`“${wish.source}” is a paper of ${name} already. Nothing was changed.`, {
      hints: ['pack plan shows the papers of every item.'],
    });
  }
  const entry = documentEntry(wish, { title: item.title, inItem: false });
  const content = withDocument(item.text, item.documents, entry);
  if (content === undefined) throw byHand(item.file, `documents:\n  - ${wish.source}`);
  return { path: item.file, content, before: item.text };
}

/** A standing item gets a file, whose name takes the place of its own on the agenda. */
function ofStanding(standing: string, wish: Wish, meeting: WrittenMeeting): AddPlan {
  const { number, list, index } = numbered(standing, meeting.lists);
  const name = fresh(standing, number, meeting);
  const text = withReplaced(meeting.text, list.path, index, name);
  if (text === undefined) throw byHand(meeting.file, `- ${name}`);
  const role = wish.role ?? (standing === 'minutes' ? 'minutes' : undefined);
  const entry = documentEntry({ ...wish, role }, { title: undefined, inItem: false });
  return {
    ...{ line: name, number, added: false },
    changes: [
      itemFile(name, newItem({ standing }, entry), meeting),
      { path: meeting.file, content: text, before: meeting.text },
    ],
  };
}

function ofNewLine(
  { slug, title }: Extract<Target, { kind: 'new' }>,
  wish: Wish,
  meeting: WrittenMeeting,
): AddPlan {
  const listed = meeting.items.get(slug);
  const { list, index, number } = placeFor(wish, meeting);
  const name = listed === undefined ? fresh(slug, number, meeting) : slug;
  const text = withEntry(meeting.text, list.path, index, name);
  if (text === undefined) throw byHand(meeting.file, `- ${name}`);
  const itemChange =
    listed === undefined
      ? itemFile(name, newItemOf(slug, title, wish, meeting), meeting)
      : amended(slug, wish, meeting);
  return {
    ...{ line: name, number, added: true },
    changes: [itemChange, { path: meeting.file, content: text, before: meeting.text }],
  };
}

/** Where a new item goes: behind the one that was asked for; else where it belongs. */
function placeFor(
  { after, exempt }: Wish,
  meeting: WrittenMeeting,
): { readonly list: AgendaList; readonly index: number; readonly number: number } {
  if (after !== undefined) {
    const target = targetOf(after, meeting);
    if (target.kind !== 'new') {
      const { list, index, number } = numbered(target.name, meeting.lists);
      return { list, index: index + 1, number: number + 1 };
    }
    throw new UsageError(`--after is “${after}”, which is not on the agenda.`, {
      hints: ['Name a line of the agenda in pack.yaml, or give its number. Nothing was changed.'],
    });
  }
  const [first, second] = meeting.lists;
  if (exempt !== undefined && first !== undefined && second !== undefined) {
    const index = second.names.length;
    return { list: second, index, number: first.names.length + index + 1 };
  }
  if (first === undefined) throw byHand(meeting.file, 'agenda:');
  const index = placeIn(first.names);
  return { list: first, index, number: index + 1 };
}

function newItemOf(
  slug: string,
  title: string | undefined,
  wish: Wish,
  { standing }: WrittenMeeting,
): string {
  if (standing.has(slug)) {
    const role = wish.role ?? (slug === 'minutes' ? 'minutes' : undefined);
    return newItem(
      { standing: slug },
      documentEntry({ ...wish, role }, { title: undefined, inItem: false }),
    );
  }
  const named = title ?? wish.title ?? sentence(bare(slug));
  const { exempt } = wish;
  const head: EntryGroup = {
    title: named,
    ...(exempt?.publicTitle === undefined ? {} : { 'public-title': exempt.publicTitle }),
    ...(exempt === undefined ? {} : { access: accessOf(exempt) }),
  };
  return newItem(head, documentEntry(wish, { title: named, inItem: true }));
}

/** What a document's entry need not say again: the item's title, and that the whole item is restricted. */
interface Around {
  readonly title: string | undefined;
  readonly inItem: boolean;
}

function documentEntry(
  { source, title, role, exempt }: Wish,
  { title: itemTitle, inItem }: Around,
): DocumentEntry {
  const own = title === itemTitle ? undefined : title;
  const group: EntryGroup = {
    file: source,
    ...(own === undefined ? {} : { title: own }),
    ...(role === undefined ? {} : { role }),
    ...(exempt === undefined || inItem
      ? {}
      : {
          ...(exempt.publicTitle === undefined ? {} : { 'public-title': exempt.publicTitle }),
          access: accessOf(exempt),
        }),
  };
  return Object.keys(group).length === 1 ? source : group;
}

function accessOf({ paragraphs, reason }: NonNullable<Wish['exempt']>): EntryGroup {
  return { exempt: { paragraphs, reason } };
}

/** Standing items with which an agenda ends. */
const closing: ReadonlySet<string> = new Set(['urgent-business', 'exclusion', 'exclusion-parish']);

/** Behind the last item, but before what an agenda ends with. */
function placeIn(names: readonly string[]): number {
  return names.findLastIndex((name) => !closing.has(bare(name))) + 1;
}

function numbered(
  name: string,
  lists: readonly AgendaList[],
): {
  readonly line: string;
  readonly number: number;
  readonly added: false;
  readonly list: AgendaList;
  readonly index: number;
} {
  let before = 0;
  for (const list of lists) {
    const index = list.names.indexOf(name);
    if (index !== -1) return { line: name, number: before + index + 1, added: false, list, index };
    before += list.names.length;
  }
  throw new Error(`${name} is not on the agenda.`);
}

/** "04-library", a name that no item file has: its folder then shows items in the agenda's order. */
function fresh(slug: string, number: number, { items }: WrittenMeeting): string {
  const name = /^\d+-/.test(slug) ? slug : `${String(number).padStart(2, '0')}-${slug}`;
  if (!items.has(name)) return name;
  for (let count = 2; ; count += 1) {
    if (!items.has(`${name}-${count}`)) return `${name}-${count}`;
  }
}

function itemFile(name: string, content: string, { folder }: WrittenMeeting): Change {
  return { path: join(folder, 'items', `${name}.md`), content, before: undefined };
}

/** "open-spaces" is "Open spaces". */
function sentence(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function byHand(file: string, lines: string): UsageError {
  return new UsageError(
    `${basename(file)} is written in a way that cannot be amended surely. Nothing was changed.`,
    { hints: ['Write it yourself:', ...lines.split('\n')] },
  );
}
