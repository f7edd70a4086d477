/**
 * What members have besides the public pack: restricted items in full, and the restricted papers of public items. Never
 * called for a public pack.
 */
import type { Restriction } from '../model/access.js';
import {
  type AgendaItem,
  type EarlierDocument,
  formatItemNumber,
  type RestrictedPart,
} from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { ItemSource } from '../model/source.js';
import { type Chosen, earlierOf, packDocuments, roleOf } from './documents.js';
import { agendaItem, type ItemContext } from './items.js';
import { isRestricted, type Listed, type ListedRestricted, type Listing } from './listing.js';
import { issuedPapers } from './paper-status.js';
import { type Law, stateRestriction } from './restriction.js';
import { lookupIn } from './values.js';
import { restrictedDocuments } from './withheld.js';

/**
 * In agenda order. Missing value where nothing is restricted; in a supplement, where no restricted paper is new. Errors that the public pack has not: those of texts,
 * titles and documents that only members see.
 */
export function restrictedPart(
  listing: Listing,
  publicItems: ReadonlyMap<string, AgendaItem>,
  law: Law,
  context: ItemContext,
): { readonly value?: RestrictedPart; readonly diagnostics: readonly Diagnostic[] } {
  const made = listing.entries.map((listed) => {
    if (isRestricted(listed)) return restrictedItem(listed, law, context);
    const item = publicItems.get(listed.entry.name);
    return item === undefined ? { diagnostics: [] } : papersOf(listed, item, law, context);
  });
  const items = made.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const diagnostics = made.flatMap((one) => one.diagnostics);
  const isWhole = !items.some(({ earlier }) => earlier !== undefined);
  if (items.length === 0 || !(isWhole || items.some(({ documents }) => documents.length > 0))) {
    return { diagnostics };
  }
  const { inParts } = context.source.meeting;
  return {
    value: { heading: inParts ? 'Agenda – Part B' : 'Agenda – not for publication', items },
    diagnostics,
  };
}

interface Made {
  readonly item?: AgendaItem;
  readonly diagnostics: readonly Diagnostic[];
}

/** Its documents are restricted as it is, unless they say something of their own. */
function restrictedItem(listed: ListedRestricted, law: Law, context: ItemContext): Made {
  const { item, number, restriction } = listed;
  const documents = chosenOf(item, restriction, law, listed);
  const full = agendaItem(
    listed,
    {
      access: restriction,
      documents: documents.chosen,
      earlier: documents.earlier,
      idPrefix: `${formatItemNumber(number)}.R`,
    },
    context,
  );
  return { item: full.item, diagnostics: [...documents.diagnostics, ...full.diagnostics] };
}

function chosenOf(
  item: ItemSource,
  inherited: Restriction,
  law: Law,
  { entry, number }: Listed,
): {
  readonly chosen: readonly Chosen[];
  readonly earlier: readonly EarlierDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const all = item.documents.map((document, index): Chosen => {
    const role = roleOf(document, index, item);
    const { access } = document;
    if (access.kind === 'public') return { document, role, access: inherited };
    const where = {
      what: 'document',
      at: entry.at,
      item: `item ${formatItemNumber(number)}`,
    } as const;
    const stated = stateRestriction(access, law, where);
    diagnostics.push(...stated.diagnostics);
    return { document, role, access: stated.value ?? inherited };
  });
  return {
    chosen: all.filter(({ document }) => document.issued === undefined),
    earlier: earlierOf(all),
    diagnostics,
  };
}

/** The restricted papers of a public item, under its number and title. */
function papersOf(
  { number, item: source, entry }: Listed,
  item: AgendaItem,
  law: Law,
  {
    source: { folders, issued, openActions = [] },
    settled: { meeting, comments, convert },
    fill,
  }: ItemContext,
): Made {
  if (source === undefined) return { diagnostics: [] };
  const printed = formatItemNumber(number);
  // Their mistakes in access are told of with the public pack.
  const { documents: all } = restrictedDocuments(source, law, `item ${printed}`);
  if (all.length === 0) return { diagnostics: [] };
  const documents = all.filter(({ document }) => document.issued === undefined);
  const earlier = earlierOf(all);
  const papers = packDocuments(
    source,
    documents.map(({ document, role, restriction }) => ({ document, role, access: restriction })),
    {
      folders,
      number: printed,
      idPrefix: `${printed}.R`,
      meeting,
      lookup: lookupIn({ ...fill, ownNumber: printed }),
      comments,
      openActions,
      convert,
      issued: issuedPapers(issued),
    },
  );
  const { name, title, access, at } = item;
  const nothing = { keyDecision: false, wards: [], backgroundPapers: [] } as const;
  const text = { source: '', at: entry.at };
  const { diagnostics, absent } = papers;
  if (papers.documents.length + absent.length + earlier.length === 0) return { diagnostics };
  return {
    item: given({
      name,
      number,
      title,
      text,
      documents: papers.documents,
      earlier: earlier.length === 0 ? undefined : earlier,
      absent: absent.length === 0 ? undefined : absent,
      access,
      ...nothing,
      at,
    }),
    diagnostics,
  };
}
