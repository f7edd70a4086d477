/**
 * What the public is told of restricted items and papers: a public title or words that say nothing, and the law. Looks
 * at nothing else of them.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Restriction } from '../model/access.js';
import {
  type AgendaItem,
  type DocumentRole,
  formatItemNumber,
  type WithheldDocument,
} from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { roleOf } from './documents.js';
import { type Filled, fillTitle, type Lookup } from './fill.js';
import { isWithdrawn } from './items.js';
import { type ListedRestricted, neutralName } from './listing.js';
import { isGone } from './paper-status.js';
import { type Law, stateRestriction, withoutReason } from './restriction.js';

/** What an item is called whose public title nobody has written. */
const genericTitle: Readonly<Record<Restriction['kind'], string>> = {
  exempt: 'Exempt business',
  confidential: 'Confidential business',
};

/** A restricted item as it stands on the public agenda: number, public title and law. */
export function withheldItem(listed: ListedRestricted, lookup: Lookup): Filled<AgendaItem> {
  const { entry, number, item, restriction } = listed;
  const title = publicTitle(item.publicTitle, entry.at, lookup, `item ${formatItemNumber(number)}`);
  return {
    value: {
      name: neutralName(number),
      number,
      title: title.value ?? genericTitle[restriction.kind],
      text: { source: '', at: entry.at },
      documents: [],
      // Of all that may be said of its status only this: there is no business to exclude anybody from.
      ...given({ status: isWithdrawn(item) ? ({ kind: 'withdrawn' } as const) : undefined }),
      keyDecision: false,
      wards: [],
      access: withoutReason(restriction),
      backgroundPapers: [],
      at: entry.at,
    },
    diagnostics: title.diagnostics,
  };
}

/** A restricted paper of a public item; its restriction has its reason, which is not for the public. */
export interface RestrictedDocument {
  readonly document: DocumentSource;
  readonly role: DocumentRole;
  readonly restriction: Restriction;
}

/**
 * The papers of a public item that are not for publication; none where it is withdrawn. Errors: those of `stateRestriction`, and
 * `public-title-of-public`.
 */
export function restrictedDocuments(
  item: ItemSource,
  law: Law,
  where: string,
): {
  readonly documents: readonly RestrictedDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const documents = item.documents.flatMap((document, index): readonly RestrictedDocument[] => {
    const { access, at } = document;
    if (access.kind === 'public') {
      if (document.publicTitle !== undefined) {
        const data = { what: 'document' } as const;
        diagnostics.push(diagnose('public-title-of-public', data, { at, item: where }));
      }
      return [];
    }
    const stated = stateRestriction(access, law, { what: 'document', at, item: where });
    diagnostics.push(...stated.diagnostics);
    if (stated.value === undefined || isWithdrawn(item)) return [];
    return [{ document, role: roleOf(document, index, item), restriction: stated.value }];
  });
  return { documents, diagnostics };
}

/** The same as the public is told of them. */
export function withheldDocuments(
  documents: readonly RestrictedDocument[],
  lookup: Lookup,
  where: string,
): Filled<readonly WithheldDocument[]> {
  // What was withdrawn or superseded is no business of this meeting.
  const current = documents.filter(({ document }) => !isGone(document));
  const told = current.map(({ document, role, restriction }) => {
    const title = publicTitle(document.publicTitle, document.at, lookup, where);
    return {
      value: given({ role, title: title.value, access: withoutReason(restriction) }),
      diagnostics: title.diagnostics,
    };
  });
  return {
    value: told.map(({ value }) => value),
    diagnostics: told.flatMap(({ diagnostics }) => diagnostics),
  };
}

function publicTitle(
  written: string | undefined,
  at: DocumentSource['at'],
  lookup: Lookup,
  where: string,
): Filled<string | undefined> {
  if (written === undefined || written.trim() === '') return { value: undefined, diagnostics: [] };
  return fillTitle(written, at, lookup, where);
}
