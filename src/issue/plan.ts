/** A page plan against the page map that was issued: items, papers and pages that are no longer what they were. Pure. */
import path from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { agendaItems, type EarlierDocument, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { isWithin } from '../model/inside.js';
import type { ClosedSince, IssuedPart } from '../model/issue.js';
import type { MappedDocument, MappedItem, PageMap } from '../model/map.js';
import type { Place } from '../model/place.js';
import { formatPageRange, type PageRange } from '../model/plan.js';

/**
 * Every change of what was issued. Errors: `issued-item-differs`, `issued-pages-change`, `issued-document-gone`,
 * `issued-document-changed`, `issued-item-restricted`. Where the public pack was issued and this one is for members, what the public has of it is compared.
 */
export function differencesFromIssue(
  issued: PageMap,
  now: PageMap,
  pack: Pack,
  closed: readonly ClosedSince[],
): readonly Diagnostic[] {
  const items = itemDifferences(issued, now, pack, closed);
  if (items.length > 0) return items;
  // Without them no page is what it was.
  if (closed.length > 0) return tellClosed('issued-item-restricted', closed, pack);
  const known = issued.items.filter(
    ({ access }) => access === 'public' || issued.edition === now.edition,
  );
  return [
    ...moved('The front sheet and agenda', issued.frontMatter, now.frontMatter, {}),
    ...(issued.edition === now.edition
      ? moved('The agenda of Part B', issued.partB ?? null, now.partB ?? null, {})
      : []),
    ...known.flatMap((item) => {
      const own = now.items.find(({ number }) => number === item.number);
      return own === undefined ? [] : pageDifferences(item, own, pack);
    }),
  ];
}

/** What was public and no longer is; by number alone, since its title and its papers may not be named any more. */
function tellClosed(
  code: 'issued-item-restricted' | 'restricted-after-issue',
  closed: readonly ClosedSince[],
  pack: Pack,
): readonly Diagnostic[] {
  return closed.map(({ item, whole, ranges }) =>
    diagnose(code, { whole, pages: ranges.map(formatPageRange) }, whereOf({ number: item }, pack)),
  );
}

/** Items that are other items now, have other titles, or have gone. Of those that are closed the public title says nothing. */
function itemDifferences(
  { items: issued, edition }: PageMap,
  { items: now, edition: ours }: PageMap,
  pack: Pack,
  closed: readonly ClosedSince[],
): readonly Diagnostic[] {
  const isClosed = new Set(closed.filter(({ whole }) => whole).map(({ item }) => item));
  const titles = new Set(issued.map(({ title }) => title));
  const found = issued.flatMap((item) => {
    const own = now.find(({ number }) => number === item.number);
    if (isClosed.has(item.number)) return [];
    // To members a restricted item is known by another title than the public one.
    if (own !== undefined && item.access !== 'public' && edition !== ours) return [];
    if (own?.title === item.title) return [];
    // What is restricted now may have been public, and is not to be named any more.
    const told = own === undefined || own.access === item.access || ours === 'members';
    const data = {
      issued: told && !(own === undefined && pack.keepsNames) ? item.title : undefined,
      now: own?.title,
      among: own !== undefined && !titles.has(own.title) && stillThere(item, now, pack),
    };
    return [{ data, where: whereOf(item, pack) }];
  });
  // What comes after an item that was put in between only follows from it.
  const among = found.filter(({ data }) => data.among);
  return (among.length > 0 ? among : found).map(({ data, where }) =>
    diagnose('issued-item-differs', data, where),
  );
}

/** Further down, or pushed off the end of what was issued. */
function stillThere({ number, title }: MappedItem, now: PageMap['items'], pack: Pack): boolean {
  const later = now.some((one) => one.title === title && Number(one.number) > Number(number));
  return later || Number(number) === agendaItems(pack).length;
}

function pageDifferences(item: MappedItem, now: MappedItem, pack: Pack): readonly Diagnostic[] {
  const where = whereOf(item, pack);
  const open = (one: MappedDocument): boolean =>
    item.access !== 'public' || one.access === 'public';
  const gone = item.documents.filter(
    ({ source }) => !now.documents.some((one) => one.source === source),
  );
  const documents = item.documents.flatMap((document): readonly Diagnostic[] => {
    const pages = formatPageRange(document.range);
    const own = now.documents.find(({ source }) => source === document.source);
    if (own === undefined) {
      const source = pack.keepsNames ? undefined : document.source;
      return [diagnose('issued-document-gone', { source, pages }, where)];
    }
    const at = documentAt(pack, item.number, document.source) ?? where.at;
    const place = { ...where, ...(at && { at }) };
    if (own.sha256 !== document.sha256) {
      const data = { source: document.source, pages };
      return [diagnose('issued-document-changed', data, place)];
    }
    return open(document) && sameRange(item.range, now.range)
      ? moved(`“${document.title}”`, document.range, own.range, place)
      : [];
  });
  return [
    ...(gone.length > 0 ? [] : moved('The item', item.range, now.range, where)),
    ...documents,
  ];
}

function moved(
  what: string,
  issued: PageRange | null,
  now: PageRange | null,
  where: { readonly at?: Place; readonly item?: string },
): readonly Diagnostic[] {
  if (sameRange(issued, now)) return [];
  const words = (range: PageRange | null): string =>
    range === null ? 'no pages' : formatPageRange(range).replace('P', 'p');
  return [diagnose('issued-pages-change', { what, issued: words(issued), now: words(now) }, where)];
}

function sameRange(one: PageRange | null, other: PageRange | null): boolean {
  return (
    one?.first === other?.first &&
    one?.last === other?.last &&
    one?.sheets.first === other?.sheets.first &&
    one?.sheets.last === other?.sheets.last
  );
}

function whereOf(
  { number }: Pick<MappedItem, 'number'>,
  pack: Pack,
): { readonly at?: Place; readonly item: string } {
  const at = agendaItems(pack).find((item) => formatItemNumber(item.number) === number)?.at;
  // A standing item may have no file of the council's own.
  const isTheirs = at !== undefined && isWithin(at.file, pack.folders.council, path);
  return { item: `item ${number}`, ...(isTheirs ? { at } : {}) };
}

function documentAt(pack: Pack, number: string, source: string): Place | undefined {
  return [...agendaItems(pack), ...(pack.restricted?.items ?? [])]
    .filter((item) => formatItemNumber(item.number) === number)
    .flatMap(({ documents }) => documents)
    .find((document) => document.source === source)?.at;
}

/**
 * For a supplement: what was issued before it and is no longer listed, or is another item now; and what the public has
 * been given and may not have any more. Errors: `issued-item-differs`, `issued-document-gone`. Warnings:
 * `restricted-after-issue`.
 */
export function missingEarlier(
  parts: readonly IssuedPart[],
  now: PageMap,
  pack: Pack,
  closed: readonly ClosedSince[],
): readonly Diagnostic[] {
  const last = parts.at(-1);
  const items = last === undefined ? [] : itemDifferences(last.pages, now, pack, closed);
  if (items.length > 0) return items;
  const isClosed = (number: string, source: string): boolean =>
    closed.some(({ item, sources }) => item === number && sources.includes(source));
  const news = closed.filter(({ isNew }) => isNew);
  const listed = new Map<string, EarlierDocument[]>();
  for (const { number, earlier = [] } of [
    ...agendaItems(pack),
    ...(pack.restricted?.items ?? []),
  ]) {
    const key = formatItemNumber(number);
    listed.set(key, [...(listed.get(key) ?? []), ...earlier]);
  }
  const gone = parts.flatMap(({ pages }) =>
    pages.items.flatMap((item) =>
      item.documents.flatMap((document): Diagnostic[] => {
        const isListed = listed
          .get(item.number)
          ?.some(({ place }) => place.first === document.range.first);
        // Part B of a supplement is missing where nothing in it is new.
        if (isListed || isClosed(item.number, document.source)) return [];
        if (document.access !== 'public' && pack.restricted === undefined) return [];
        const source = pack.keepsNames ? undefined : document.source;
        const data = { source, pages: formatPageRange(document.range) };
        return [diagnose('issued-document-gone', data, whereOf(item, pack))];
      }),
    ),
  );
  return [...gone, ...tellClosed('restricted-after-issue', news, pack)];
}
