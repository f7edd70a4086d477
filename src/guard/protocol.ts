/** What the guard's process is asked and what it says. Nothing in it can be read as restricted words. */
import type { Guarded } from '../model/fingerprint.js';
import type { Place } from '../model/place.js';

export interface GuardRequest {
  /** The meeting's folder, absolute. */
  readonly meeting: string;
  readonly writes: Writing;
}

/** What is being written. Minutes and notices of decisions print what `minutes.md` and `decisions/` say; a pack does not. */
export type Writing = 'pack' | 'minutes';

export type GuardAnswer =
  | { readonly kind: 'guarded'; readonly guarded: Guarded }
  /** The sources cannot be loaded. */
  | { readonly kind: 'nothing' }
  /** A public paper is the same file as a restricted one, byte for byte; `at` is the public one's line. */
  | { readonly kind: 'same-paper'; readonly at: Place }
  /** A restricted file is missing, outside the council's folder, locked or broken. */
  | { readonly kind: 'unreadable'; readonly at: Place };
