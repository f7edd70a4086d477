/**
 * The public agenda: public items in full but for their restricted papers, restricted ones by what the public is told of
 * them. The same for every edition.
 */
import { diagnose } from '../diagnostics/index.js';
import type { AgendaItem } from '../model/agenda.js';
import { formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { PackSource } from '../model/source.js';
import { isPublic, publicAccess } from './access.js';
import { earlierDocuments, publicDocuments } from './documents.js';
import { type Business, exclusionWords, isAnyRestricted, motionNotNeeded } from './exclusion.js';
import { fillTitle } from './fill.js';
import { agendaItem, isWithdrawn, titleOf } from './items.js';
import { isRestricted, type Listed, type Listing, numbersByName } from './listing.js';
import type { Law } from './restriction.js';
import type { Settled } from './settings.js';
import { type FillContext, lookupIn } from './values.js';
import { restrictedDocuments, withheldDocuments, withheldItem } from './withheld.js';

export interface PublicAgenda {
  /** In agenda order. */
  readonly items: readonly AgendaItem[];
  /** Those that are public, by the name of their entry. */
  readonly open: ReadonlyMap<string, AgendaItem>;
  readonly fill: Omit<FillContext, 'ownNumber' | 'builtIn'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Errors and warnings: `no-exclusion-motion`, `exclusion-not-needed`, those of `agendaItem`, `restrictedDocuments` and of public titles. */
export function publicAgenda(
  source: PackSource,
  settled: Settled,
  listing: Listing,
  law: Law,
): PublicAgenda {
  const titles = {
    meeting: settled.meeting,
    numbers: numbersByName(listing.open),
    restrictedNumbers: numbersByName(listing.restricted),
  };
  // What is restricted comes first: the motion to exclude the public names it.
  const told = listing.entries.map((listed) => {
    const number = formatItemNumber(listed.number);
    const lookup = lookupIn({ ...titles, ownNumber: number });
    if (isRestricted(listed)) {
      const { value, diagnostics } = withheldItem(listed, lookup);
      const business = isWithdrawn(listed.item) ? [] : [value];
      return { listed, restricted: value, business, withheld: undefined, diagnostics };
    }
    const papers = listed.item && restrictedDocuments(listed.item, law, `item ${number}`);
    const withheld = withheldDocuments(papers?.documents ?? [], lookup, `item ${number}`);
    const business: Business = {
      number: listed.number,
      title: shortTitle(listed, lookup),
      access: publicAccess,
      withheld: withheld.value,
    };
    const diagnostics = [...(papers?.diagnostics ?? []), ...withheld.diagnostics];
    return {
      listed,
      restricted: undefined,
      business: isWithdrawn(listed.item) ? [] : [business],
      withheld: withheld.value,
      diagnostics,
    };
  });
  const business = told.flatMap((one) => one.business);
  const fill = { ...titles, exclusion: exclusionWords(business, law.own) };
  // Of restricted business there was some, and none of it is left.
  const isSpent = hasRestricted(listing) && !isAnyRestricted(business);
  const made = told.map(({ listed, restricted, withheld, diagnostics }) => {
    if (restricted !== undefined) return { item: restricted, listed, diagnostics };
    const own = isSpent && isMotion(listed) ? withoutMotionIn(listed) : { listed, diagnostics: [] };
    const full = openItem(own.listed, { source, settled, fill });
    const item = given({ ...full.item, withheld: withheld?.length ? withheld : undefined });
    return { item, listed, diagnostics: [...diagnostics, ...own.diagnostics, ...full.diagnostics] };
  });
  return {
    items: made.map(({ item }) => item),
    open: new Map(
      made.flatMap(({ item, listed }) =>
        isRestricted(listed) ? [] : [[listed.entry.name, item] as const],
      ),
    ),
    fill,
    diagnostics: [
      ...made.flatMap(({ diagnostics }) => diagnostics),
      ...withoutMotion(made, listing),
    ],
  };
}

function hasRestricted({ open, restricted }: Listing): boolean {
  return (
    restricted.length > 0 ||
    open.some(({ item }) => item?.documents.some((document) => !isPublic(document)))
  );
}

/** By the name of the standing text that it is made from. */
function isMotion({ entry, item, standing }: Listed): boolean {
  const names = [entry.name, item?.standing?.name, standing?.name];
  return names.some((name) => name?.startsWith('exclusion'));
}

/**
 * The item keeps its number and says that its motion is not needed; the clerk's own words are left to the clerk.
 * Warnings: `exclusion-not-needed`.
 */
function withoutMotionIn(listed: Listed): {
  readonly listed: Listed;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { standing, item, number } = listed;
  if (item !== undefined && item.text.source.trim() !== '') {
    const where = { at: item.at, item: `item ${formatItemNumber(number)}` };
    return { listed, diagnostics: [diagnose('exclusion-not-needed', {}, where)] };
  }
  if (standing === undefined) return { listed, diagnostics: [] };
  const text = { source: motionNotNeeded, at: standing.text.at };
  return { listed: { ...listed, standing: { ...standing, text } }, diagnostics: [] };
}

/** The public can be excluded by resolution only (section 100A(4)): somebody has to move it. */
function withoutMotion(
  made: readonly { readonly item: AgendaItem; readonly listed: Listing['entries'][number] }[],
  { open }: Listing,
): readonly Diagnostic[] {
  const exempt = made.find(
    ({ item }) =>
      item.status?.kind !== 'withdrawn' &&
      [item.access, ...(item.withheld ?? []).map(({ access }) => access)].some(
        ({ kind }) => kind === 'exempt',
      ),
  );
  const moved = open.some(
    (one) =>
      isMotion(one) ||
      /\bexclu(?:de|sion)/i.test(`${one.item?.title ?? ''} ${one.item?.text.source ?? ''}`),
  );
  if (exempt === undefined || moved) return [];
  const item = `item ${formatItemNumber(exempt.item.number)}`;
  return [diagnose('no-exclusion-motion', {}, { at: exempt.listed.entry.at, item })];
}

function openItem(listed: Listed, context: Parameters<typeof agendaItem>[2]) {
  const documents = listed.item === undefined ? [] : publicDocuments(listed.item);
  const earlier = listed.item === undefined ? [] : earlierDocuments(listed.item);
  const idPrefix = `${formatItemNumber(listed.number)}.`;
  return agendaItem(listed, { access: publicAccess, documents, earlier, idPrefix }, context);
}

/** Its mistakes are told of where the item itself is made. */
function shortTitle(
  { entry, item, standing }: Listed,
  lookup: ReturnType<typeof lookupIn>,
): string {
  const { text, at } = titleOf(item, standing) ?? { text: entry.name, at: entry.at };
  return fillTitle(text, at, lookup).value;
}
