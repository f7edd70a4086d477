/**
 * The allow-list: the only door through which items and documents reach a public pack. The members' part is added
 * beside it (restricted.ts); nothing is ever taken out of a pack afterwards.
 */
import type { StatedAccess } from '../model/access.js';

/** What is public, stated anew: nothing that a source says of access is handed on. */
export const publicAccess: StatedAccess = { kind: 'public' };

export function isPublic(thing: { readonly access: { readonly kind: string } }): boolean {
  return thing.access.kind === 'public';
}
