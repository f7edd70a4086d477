/**
 * One item of a pack, from its file and its standing text, every fill-in filled. Which of its documents are in the pack
 * is decided by the caller, and so is whether the item may be looked at at all.
 */
import { diagnose } from '../diagnostics/index.js';
import type { StatedAccess } from '../model/access.js';
import {
  type AbsentDocument,
  type AgendaItem,
  type EarlierDocument,
  formatItemNumber,
} from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Markdown, Place } from '../model/place.js';
import type { ItemSource, PackSource, StandingText } from '../model/source.js';
import type { ItemStatus } from '../model/status.js';
import { withActions } from './actions.js';
import { type Chosen, packDocuments, roleOf } from './documents.js';
import { fillMarkdown, fillTitle, type Lookup } from './fill.js';
import type { Listed } from './listing.js';
import { isGone, issuedPapers } from './paper-status.js';
import type { Settled } from './settings.js';
import { type FillContext, lookupIn } from './values.js';

export interface ItemContext {
  readonly source: PackSource;
  readonly settled: Pick<Settled, 'meeting' | 'comments' | 'convert' | 'minutes'>;
  readonly fill: Omit<FillContext, 'ownNumber' | 'builtIn'>;
}

/** What the pack is to hold of an item, besides its own words. */
export interface Holding {
  readonly access: StatedAccess;
  readonly documents: readonly Chosen[];
  /** In a supplement: its papers that were issued before. */
  readonly earlier: readonly EarlierDocument[];
  /** See `DocumentContext`. */
  readonly idPrefix: string;
}

/**
 * Errors: those of fill-ins and of documents, and `item-without-title`. Warnings: `number-in-title`,
 * `status-out-of-date`, and those of documents.
 */
export function agendaItem(
  { entry, number, item, standing }: Listed,
  holding: Holding,
  { source, settled: { meeting, comments, convert, minutes }, fill }: ItemContext,
): { readonly item: AgendaItem; readonly diagnostics: readonly Diagnostic[] } {
  const printed = formatItemNumber(number);
  const where = `item ${printed}`;
  const at = item?.at ?? standing?.at ?? entry.at;
  const lookup = lookupIn({ ...fill, ownNumber: printed });
  const lookupFor = (place: Place): Lookup =>
    standing?.level === 'built-in' && place.file === standing.at.file
      ? lookupIn({ ...fill, ownNumber: printed, builtIn: { ...standing, at: entry.at } })
      : lookup;
  const written = titleOf(item, standing);
  const heading = written ?? { text: entry.name, at };
  const title = fillTitle(heading.text, heading.at, lookupFor(heading.at), where);
  const body = textOf(item, standing, at);
  const filled = fillMarkdown(body, lookupFor(body.at), where);
  const isActions =
    minutes.actions === 'agenda' && (item?.standing?.name ?? entry.name) === 'actions';
  const text = isActions
    ? { ...filled, value: withActions(filled.value, source.openActions) }
    : filled;
  const papers =
    item === undefined
      ? { documents: [], absent: [], diagnostics: [] }
      : packDocuments(item, isWithdrawn(item) ? [] : holding.documents, {
          folders: source.folders,
          number: printed,
          idPrefix: holding.idPrefix,
          // Beside others, a paper needs a name of its own.
          ...(holding.earlier.length === 0 ? { itemTitle: title.value } : {}),
          meeting,
          lookup,
          comments,
          openActions: source.openActions ?? [],
          convert,
          issued: issuedPapers(source.issued),
        });
  const status = statusOf(item, papers, where);
  return {
    item: given({
      name: entry.name,
      number,
      title: title.value,
      text: text.value,
      documents: papers.documents,
      earlier: holding.earlier.length === 0 ? undefined : holding.earlier,
      absent: papers.absent.length === 0 ? undefined : papers.absent,
      officer: item?.officer,
      keyDecision: item?.keyDecision ?? false,
      wards: [...(item?.wards ?? [])],
      access: holding.access,
      status: status.value,
      accept: item?.accept,
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

export function titleOf(
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

/** What is withdrawn keeps its number, and none of its papers is in the pack or on its agenda. */
export function isWithdrawn(item: ItemSource | undefined): boolean {
  return item?.status?.kind === 'withdrawn';
}

/**
 * "To follow" ends when the report is here, for the public or not: nothing stale is printed once it has come, and a
 * report that is not for publication stands on the public agenda as such. Appendices alone do not end it. It begins
 * without a word where the item's only paper is to follow.
 */
function statusOf(
  item: ItemSource | undefined,
  { absent }: { readonly absent: readonly AbsentDocument[] },
  where: string,
): { readonly value?: ItemStatus; readonly diagnostics: readonly Diagnostic[] } {
  if (item === undefined) return { diagnostics: [] };
  const { status, at, documents } = item;
  if (status === undefined) {
    const waits = documents.length === 1 && absent[0]?.status === 'to-follow';
    return waits ? { value: { kind: 'to-follow' }, diagnostics: [] } : { diagnostics: [] };
  }
  const arrived = documents.some((document, index) => {
    const role = roleOf(document, index, item);
    const here = document.file !== undefined && !isGone(document);
    return here && (role === 'report' || role === 'minutes');
  });
  return status.kind === 'to-follow' && arrived
    ? { diagnostics: [diagnose('status-out-of-date', {}, { at, item: where })] }
    : { value: status, diagnostics: [] };
}
