/** What the thread that reads Word documents is given, and what it says. */
import type { WordReading } from './read.js';

export type WordOutcome =
  | { readonly kind: 'read'; readonly reading: WordReading }
  /** The cause completes "It cannot be read: …". */
  | { readonly kind: 'broken'; readonly cause: string }
  | { readonly kind: 'too-slow' };
