/**
 * The agenda's numbered items, from item files and standing texts, for the public edition. Goes by
 * the allow-list in access.ts; the text and title of a restricted item are never looked at.
 */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import {
  type AgendaItem,
  type Document,
  formatItemNumber,
  type ItemNumber,
  type ItemStatus,
} from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Markdown, Place } from '../model/place.js';
import type { AgendaEntry, ItemSource, PackSource, StandingText } from '../model/source.js';
import { isPublic, notPublicYet, publicAccess } from './access.js';
import { publicDocuments } from './documents.js';
import { fillMarkdown, fillTitle, type Lookup } from './fill.js';
import type { Settled } from './settings.js';
import { chooseStanding } from './standing.js';
import { type FillContext, lookupIn } from './values.js';

/** A public entry of the agenda with what it stands for, before anything is filled in. */
export interface Listed {
  readonly entry: AgendaEntry;
  readonly number: ItemNumber;
  /** Missing where the item is made straight from a standing text. */
  readonly item?: ItemSource;
  /** Missing where the item file adds to none. */
  readonly standing?: StandingText;
}

/**
 * Numbers the entries of Part A in agenda order and finds what each stands for: an item file
 * before a standing text of the same name. A restricted entry keeps its number and is left out.
 *
 * Errors: `not-public-yet`, `agenda-entry-unknown`, and those of `chooseStanding`.
 */
export function listPublicItems(source: PackSource): {
  readonly listed: readonly Listed[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const listed = source.meeting.partA.flatMap((entry, index): readonly Listed[] => {
    const number: ItemNumber = { part: 'A', ordinal: index + 1 };
    const where = `item ${formatItemNumber(number)}`;
    const item = source.items.get(entry.name);
    if (item === undefined) {
      if (!source.standing.some((text) => text.name === entry.name)) {
        diagnostics.push(unknownEntry(entry, source, where));
        return [];
      }
      const { value, diagnostics: found } = chooseStanding(source, entry.name, entry.at, where);
      diagnostics.push(...found);
      return value === undefined ? [] : [{ entry, number, standing: value }];
    }
    if (!isPublic(item)) {
      // At the agenda's line: the name of the item's own file may give the matter away.
      diagnostics.push(notPublicYet('item', item.access, entry.at, where));
      return [];
    }
    if (item.standing === undefined) return [{ entry, number, item }];
    const { name, at } = item.standing;
    const standing = chooseStanding(source, name, at, where);
    diagnostics.push(...standing.diagnostics);
    return [given({ entry, number, item, standing: standing.value })];
  });
  return { listed, diagnostics };
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

/**
 * One item of the public pack, every fill-in filled.
 *
 * Errors: those of fill-ins and of documents, and `item-without-title`. Warnings:
 * `status-out-of-date`, `withdrawn-with-documents`.
 */
export function publicItem(
  { entry, number, item, standing }: Listed,
  source: PackSource,
  { meeting, comments }: Pick<Settled, 'meeting' | 'comments'>,
  numbers: FillContext['numbers'],
): { readonly item: AgendaItem; readonly diagnostics: readonly Diagnostic[] } {
  const printed = formatItemNumber(number);
  const where = `item ${printed}`;
  const at = item?.at ?? standing?.at ?? entry.at;
  const lookup = lookupIn({ meeting, numbers, ownNumber: printed });
  const lookupFor = (place: Place): Lookup =>
    standing?.level === 'built-in' && place.file === standing.at.file
      ? lookupIn({ meeting, numbers, ownNumber: printed, builtIn: { ...standing, at: entry.at } })
      : lookup;
  const written = titleOf(item, standing);
  const heading = written ?? { text: entry.name, at };
  const title = fillTitle(heading.text, heading.at, lookupFor(heading.at), where);
  const body = textOf(item, standing, at);
  const text = fillMarkdown(body, lookupFor(body.at), where);
  const papers =
    item === undefined
      ? { documents: [], diagnostics: [] }
      : publicDocuments(item, {
          folders: source.folders,
          number: printed,
          itemTitle: title.value,
          meeting,
          lookup,
          comments,
        });
  const status = statusOf(item, papers.documents, where);
  return {
    item: given({
      name: entry.name,
      number,
      title: title.value,
      text: text.value,
      documents: papers.documents,
      officer: item?.officer,
      keyDecision: item?.keyDecision ?? false,
      wards: [...(item?.wards ?? [])],
      access: publicAccess,
      status: status.value,
      backgroundPapers: [...(item?.backgroundPapers ?? [])],
      at,
    }),
    diagnostics: [
      ...(written === undefined && item?.standing === undefined
        ? [diagnose('item-without-title', {}, { at, item: where })]
        : []),
      ...title.diagnostics,
      ...typedNumber(title.value, heading.at, where),
      ...text.diagnostics,
      ...papers.diagnostics,
      ...status.diagnostics,
    ],
  };
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

function titleOf(
  item: ItemSource | undefined,
  standing: StandingText | undefined,
): { readonly text: string; readonly at: Place } | undefined {
  if (item?.title !== undefined && item.title.trim() !== '') {
    return { text: item.title, at: item.at };
  }
  return standing === undefined ? undefined : { text: standing.title, at: standing.at };
}

/** A number that was typed would be printed beside the one that is counted. */
function typedNumber(title: string, at: Place, item: string): readonly Diagnostic[] {
  const number = numberBefore.exec(title)?.[0];
  return number === undefined ? [] : [diagnose('number-in-title', { number }, { at, item })];
}

/** "6. Allotments", "6 – Allotments" and "Agenda item 6: Allotments", but neither "6.30 pm" nor "20 mph zone". */
const numberBefore =
  /^(?:(?:agenda )?item (?:no\.? ?)?\d{1,3}|\d{1,3}[.):](?!\d)|\d{1,3}(?= [-–—] \p{L}))/iu;

/** An item's own text replaces the standing one. */
function textOf(
  item: ItemSource | undefined,
  standing: StandingText | undefined,
  at: Place,
): Markdown {
  if (item !== undefined && item.text.source.trim() !== '') return item.text;
  return standing?.text ?? item?.text ?? { source: '', at };
}

/**
 * "To follow" ends when the report is here: nothing stale is printed once it has come. Appendices
 * alone do not end it. A withdrawn item keeps its documents, since a pack once issued keeps its
 * page numbers; the clerk is told.
 */
function statusOf(
  item: ItemSource | undefined,
  documents: readonly Document[],
  where: string,
): { readonly value?: ItemStatus; readonly diagnostics: readonly Diagnostic[] } {
  if (item?.status === undefined) return { diagnostics: [] };
  const { status, at } = item;
  const arrived = documents.some(({ role }) => role === 'report' || role === 'minutes');
  if (status === 'to-follow' && arrived) {
    return { diagnostics: [diagnose('status-out-of-date', {}, { at, item: where })] };
  }
  if (status === 'withdrawn' && documents.length > 0) {
    return {
      value: status,
      diagnostics: [
        diagnose('withdrawn-with-documents', { count: documents.length }, { at, item: where }),
      ],
    };
  }
  return { value: status, diagnostics: [] };
}
