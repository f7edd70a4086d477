/** Documents that are in a pack more than once, or that are public in one place and restricted in another. */
import { resolve } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { type AgendaItem, formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PackSource } from '../model/source.js';
import { isPublic } from './access.js';
import { isRestricted, type Listing } from './listing.js';

/** Warns of documents that several items list, at the later one. Within one item they are told of already. */
export function documentsTwice(
  items: readonly Pick<AgendaItem, 'number' | 'documents'>[],
): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return items.flatMap(({ number, documents }) => {
    const item = `item ${formatItemNumber(number)}`;
    return documents.flatMap(({ file, source, at }) => {
      const other = first.get(file);
      if (other === undefined) first.set(file, item);
      return other === undefined || other === item
        ? []
        : [diagnose('document-twice', { source, other }, { at, item })];
    });
  });
}

/**
 * The same file, public for one item and not for publication for another: whichever is meant, it must not be published
 * before that is settled. Paths are compared as written; what a link leads to is not looked at.
 */
export function alsoRestricted(
  source: PackSource,
  agenda: readonly Pick<AgendaItem, 'number' | 'documents'>[],
  { entries }: Listing,
): readonly Diagnostic[] {
  const restricted = new Map<string, string>();
  for (const listed of entries) {
    const whole = isRestricted(listed);
    for (const document of listed.item?.documents ?? []) {
      if (document.file === undefined || (!whole && isPublic(document))) continue;
      const written = document.file.trim().replaceAll('\\', '/');
      restricted.set(
        resolve(source.folders.meeting, written),
        `item ${formatItemNumber(listed.number)}`,
      );
    }
  }
  return agenda.flatMap(({ number, documents }) =>
    documents.flatMap(({ file, at }) => {
      const other = restricted.get(file);
      const item = `item ${formatItemNumber(number)}`;
      return other === undefined
        ? []
        : [diagnose('document-also-restricted', { other }, { at, item })];
    }),
  );
}
