/** What is wrong with a pack, as data. Knows nothing of how it is shown. */
import type { PackError } from './error.js';
import type { CheckName, Spot } from './finding.js';
import type { Place } from './place.js';

/** What a check found in a document, for those who show or list it. */
export interface Found {
  readonly check: CheckName;
  /** Absolute path of the document. */
  readonly document: string;
  /** All places, in the order of the pages; none where it concerns the document as a whole. */
  readonly spots: readonly Spot[];
}

export type Severity = 'error' | 'warning';

/** One mistake: what, where, and what to do about it. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** One or two sentences that name the cause. */
  readonly message: string;
  readonly at?: Place;
  /** The agenda item concerned, as a clerk would call it: "item 7" or a title. */
  readonly item?: string;
  /** Remedies, each a sentence. */
  readonly hints: readonly string[];
  /** Set where a check of a document found it. */
  readonly found?: Found;
}

/** A stage's result together with the mistakes it found on the way. */
export interface Checked<T> {
  /** Missing where the mistakes leave nothing to go on with. */
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
  /** Set where the environment is broken too: to be told after all diagnostics. */
  readonly failure?: PackError;
}
