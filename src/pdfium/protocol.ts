/** What a thread is asked and what it says. Must not know who asks. */
import type { PrepareOptions } from '../pdf/index.js';
import type {
  Canonical,
  Inspection,
  Outcome,
  Picture,
  Prepared,
  Question,
  Reading,
} from './types.js';

export type Request =
  | { readonly kind: 'canonicalise'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'inspect'; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'prepare';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly options: PrepareOptions;
    }
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly question: Question;
    }
  | {
      readonly kind: 'render';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly sheet: number;
      readonly scale: number;
    };

export type Answer =
  | { readonly kind: 'canonicalise'; readonly outcome: Outcome<Canonical> }
  | { readonly kind: 'inspect'; readonly outcome: Outcome<Inspection> }
  | { readonly kind: 'prepare'; readonly outcome: Outcome<Prepared> }
  | { readonly kind: 'read'; readonly outcome: Outcome<Reading> }
  | { readonly kind: 'render'; readonly outcome: Outcome<Picture> };
