/**
 * Resolve: a pack as written becomes a pack for one edition, with only what that edition may hold.
 * Pure: it touches no file, no clock and no network.
 */
import { basename } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Edition } from '../model/access.js';
import type { Pack, Supplement } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Meeting } from '../model/meeting.js';
import type { Markdown } from '../model/place.js';
import type { NoticeSource, PackSource } from '../model/source.js';
import { isPublic } from './access.js';
import { publicAgenda } from './agenda.js';
import { alsoRestricted, documentsTwice } from './documents-twice.js';
import { fillMarkdown } from './fill.js';
import { type Listed, listAgenda, namesKept } from './listing.js';
import { restrictedPart } from './restricted.js';
import { lawOf } from './restriction.js';
import { settle } from './settings.js';
import { chooseStanding } from './standing.js';
import { type FillContext, lookupIn } from './values.js';

export { isNews, type News, type SourceOfPart, sourceOfPart } from './part.js';

/**
 * The pack of `edition`, or the supplement that it is: settings at their nearest definition, items numbered, standing texts
 * chosen for the meeting's nation and day, fill-ins filled, documents located.
 *
 * The result is built up from what is public, field by field, and never by taking restricted
 * things out (Local Government Act 1972, section 100B(2)). A pack with errors is still returned
 * where later stages can find more mistakes in it; it must not be built.
 *
 * Errors of its own: `agenda-empty`, `binding-order-unknown`, `document-also-restricted`, and those of the functions it
 * calls. No value for an empty agenda.
 */
export function resolvePack(
  source: PackSource,
  edition: Edition,
  supplement?: Supplement,
): Checked<Pack> {
  const settled = settle(source);
  const { meeting, numbering, notices, checks, reportHeadings, minutes } = settled;
  if (source.meeting.partA.length === 0) {
    const { inParts, at } = source.meeting;
    return { diagnostics: [...settled.diagnostics, diagnose('agenda-empty', { inParts }, { at })] };
  }
  const law = lawOf(source.regimes, meeting.nation);
  const listing = listAgenda(source, law, edition);
  const agenda = publicAgenda(source, settled, listing, law);
  const order = bindingOrder(source, listing.open);
  const webcast = webcastNotice(source, meeting, notices, listing.open);
  const front = [...notices, ...webcast].map((notice) => noticeText(notice, source, agenda.fill));
  const context = { source, settled, fill: agenda.fill };
  const restricted =
    edition === 'members'
      ? restrictedPart(listing, agenda.open, law, context)
      : { diagnostics: [] };
  return {
    value: given({
      edition,
      folders: {
        council: source.folders.council,
        committee: source.folders.committee,
        meeting: source.folders.meeting,
      },
      bodySlug: basename(source.folders.committee),
      meeting,
      notices: front.flatMap(({ value }) => (value === undefined ? [] : [value])),
      numbering,
      bindingOrder: order.names,
      agendaHeading: source.meeting.inParts ? 'Agenda – Part A' : 'Agenda',
      partA: agenda.items.filter(({ number }) => number.part === 'A'),
      partB: agenda.items.filter(({ number }) => number.part === 'B'),
      restricted: restricted.value,
      keepsNames: edition === 'public' && keepsNames(source) ? (true as const) : undefined,
      checks,
      minutes,
      reportHeadings,
      supplement,
    }),
    diagnostics: [
      ...settled.diagnostics,
      ...listing.diagnostics,
      ...agenda.diagnostics,
      ...documentsTwice(agenda.items),
      ...alsoRestricted(source, agenda.items, listing),
      ...order.diagnostics,
      ...front.flatMap((notice) => notice.diagnostics),
      ...restricted.diagnostics,
    ],
  };
}

/** Whether anything beside the public pack is, or may be, restricted: then any file that it does not hold may be. */
function keepsNames(source: PackSource): boolean {
  const items = [...source.items.values()];
  return namesKept(source).length > 0 || !items.every(({ documents }) => documents.every(isPublic));
}

/** The standing notice of a webcast, where there is a webcast and nothing else says so. */
function webcastNotice(
  source: PackSource,
  { webcast }: Meeting,
  notices: readonly NoticeSource[],
  listed: readonly Listed[],
): readonly NoticeSource[] {
  const name = 'webcast';
  const told =
    notices.some((notice) =>
      notice.kind === 'standing'
        ? notice.name === name
        : /\{\{ *webcast *\}\}/.test(notice.text.source),
    ) || listed.some(({ entry, standing }) => (standing?.name ?? entry.name) === name);
  if (webcast === undefined || told || !source.standing.some((text) => text.name === name)) {
    return [];
  }
  return [{ kind: 'standing', name, at: source.meeting.at }];
}

function noticeText(
  notice: NoticeSource,
  source: PackSource,
  context: Omit<FillContext, 'ownNumber' | 'builtIn'>,
): Checked<Markdown> {
  if (notice.kind === 'text') return fillMarkdown(notice.text, lookupIn(context));
  const { value, diagnostics } = chooseStanding(source, notice.name, notice.at);
  if (value === undefined) return { diagnostics };
  const builtIn = value.level === 'built-in' ? { name: value.name, at: notice.at } : undefined;
  const filled = fillMarkdown(value.text, lookupIn({ ...context, builtIn }));
  return { value: filled.value, diagnostics: [...diagnostics, ...filled.diagnostics] };
}

/**
 * Item names in the order in which their documents are bound, each once. An item may be called by
 * its own name or by that of the standing item it adds to. A restricted item is passed over here:
 * it is a mistake of its own already.
 */
function bindingOrder(
  source: PackSource,
  listed: readonly Listed[],
): { readonly names: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const names = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const written = new Set(
    [...source.meeting.partA, ...source.meeting.partB].map(({ name }) => name),
  );
  for (const { name, at } of source.meeting.bindingOrder) {
    const found =
      listed.find(({ entry }) => entry.name === name) ??
      listed.find(({ item }) => item?.standing?.name === name);
    if (found !== undefined) names.add(found.entry.name);
    else if (!written.has(name)) {
      const open = listed.map(({ entry }) => entry.name);
      // Misspelt, the name of a restricted item says as much as spelt rightly.
      const kept = namesKept(source);
      const meant = nearest(name, [...kept, ...open]);
      const data =
        meant !== undefined && kept.includes(meant)
          ? { name: undefined, near: undefined }
          : { name, near: meant };
      diagnostics.push(diagnose('binding-order-unknown', data, { at }));
    }
  }
  return { names: [...names], diagnostics };
}
