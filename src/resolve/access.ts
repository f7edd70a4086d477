/**
 * The allow-list: the only door through which items and documents reach a pack. Later editions
 * add their own door beside it; nothing is ever taken out of a pack afterwards.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Access } from '../model/access.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';

/** What is public, stated anew: nothing that a source says of access is handed on. */
export const publicAccess: Access = { kind: 'public' };

export function isPublic(thing: { readonly access: Access }): boolean {
  return thing.access.kind === 'public';
}

/**
 * The mistake of asking for something restricted before there is an edition for it. It names the
 * place and the kind of restriction and nothing else: titles and file names leak too, and
 * messages are printed on public build servers.
 */
export function notPublicYet(
  what: 'item' | 'document',
  access: Access,
  at: Place,
  item: string,
): Diagnostic {
  return diagnose('not-public-yet', { what, kind: access.kind }, { at, item });
}
