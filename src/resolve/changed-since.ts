/**
 * What has become of issued items and papers since: withdrawn, or made not for publication. The latter cannot be called
 * back, and is to be told of. Pure.
 */
import type { PackFolders } from '../model/agenda.js';
import type { ClosedSince } from '../model/issue.js';
import type { MappedAbsence, MappedDocument, MappedItem } from '../model/map.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { isPublic } from './access.js';
import { locate } from './located.js';

/** As far as issued page maps tell. */
export interface IssuedItem {
  /** When it was issued last. */
  readonly access: MappedItem['access'];
  readonly documents: readonly MappedDocument[];
  /** How many restricted papers the public was told of when it was issued last. */
  readonly withheld: number;
  readonly status: MappedItem['status'];
  /** What its agenda named when it was issued last, and did not hold. */
  readonly absent: readonly MappedAbsence[];
}

/** `source` is missing where the whole item is withdrawn. */
export interface WithdrawnSince {
  /** Its printed number. */
  readonly item: string;
  readonly source?: string;
}

/**
 * The item, if it is withdrawn now and was not when it was issued last; else its public papers of which this is so. Those
 * that were issued are marked.
 */
export function withdrawnSince(
  item: ItemSource,
  { status, absent }: IssuedItem,
  number: string,
): readonly WithdrawnSince[] {
  if (item.status?.kind === 'withdrawn') return status === 'withdrawn' ? [] : [{ item: number }];
  if (!isPublic(item)) return [];
  const isTold = ({ title }: DocumentSource): boolean =>
    absent.some((one) => one.status === 'withdrawn' && one.title === title);
  return item.documents
    .filter((one) => isPublic(one) && one.issued !== undefined && !isTold(one))
    .flatMap(({ status: now, file }) =>
      now?.kind === 'withdrawn' && file !== undefined ? [{ item: number, source: file }] : [],
    );
}

/** Undefined where nothing of `item` was public and no longer is. */
export function closedSince(
  item: ItemSource,
  { access, documents, withheld }: IssuedItem,
  number: string,
  folders: PackFolders,
): ClosedSince | undefined {
  const given = documents.filter((document) => document.access === 'public');
  if (!isPublic(item)) {
    if (given.length === 0 && access !== 'public') return undefined;
    return { item: number, whole: true, ...pagesOf(given), isNew: access === 'public' };
  }
  const restricted = item.documents.filter((document) => !isPublic(document));
  const sources = restricted.flatMap(({ file, ...about }) => {
    const located = file === undefined ? undefined : locate({ ...about, file }, folders, '');
    return located !== undefined && 'source' in located ? [located.source] : [];
  });
  const closed = given.filter(({ source }) => sources.includes(source));
  if (closed.length === 0) return undefined;
  return {
    ...{ item: number, whole: false },
    ...pagesOf(closed),
    isNew: restricted.length > withheld,
  };
}

function pagesOf(documents: readonly MappedDocument[]): Pick<ClosedSince, 'sources' | 'ranges'> {
  return {
    sources: documents.map(({ source }) => source),
    ranges: documents.map(({ range }) => range),
  };
}
