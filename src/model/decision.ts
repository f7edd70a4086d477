/** Notices of decisions: who decided what, why, and until when it may be called in. */
import type { Edition } from './access.js';
import type { Day, Person } from './meeting.js';
import type { Vouched } from './paper.js';
import type { Markdown, Place } from './place.js';

export const callInCounts = ['working', 'clear', 'calendar'] as const;

/** `clear`: the days that count for notice of a meeting; `calendar`: all. */
export type CallInCount = (typeof callInCounts)[number];

export const callInExceptions = ['urgent', 'recommendations'] as const;

export type CallInException = (typeof callInExceptions)[number];

/** `call-in:` in council.yaml, committee.yaml or pack.yaml: what the council's constitution says. */
export interface CallInRule {
  readonly days: number;
  readonly count: CallInCount;
  readonly notFor: readonly CallInException[];
}

/** A file of decisions/, as it is written. */
export interface DecisionSource {
  /** The item's number, name or title. */
  readonly item: string;
  readonly maker?: string;
  readonly officer?: Person;
  readonly date?: Day;
  readonly published?: Day;
  readonly keyDecision?: boolean;
  readonly urgent: boolean;
  readonly recommendation: boolean;
  /** The last day for call-in, where the rule does not decide it. */
  readonly callIn?: Day;
  readonly interests?: string;
  readonly decision?: Markdown;
  readonly reasons?: Markdown;
  readonly options?: Markdown;
  /** By the key of the front matter. */
  readonly placeOf: (key: string) => Place;
  readonly at: Place;
}

/** Whether and until when it may be called in; `none`: the council has no such rule. */
export type CallIn =
  | { readonly kind: 'until'; readonly day: Day }
  | { readonly kind: 'not-subject'; readonly why: CallInException }
  | { readonly kind: 'none' };

export interface Decision {
  /** Of the agenda item. */
  readonly item: string;
  readonly title: string;
  readonly maker: string;
  readonly officer?: Person;
  readonly date: Day;
  readonly published: Day;
  readonly keyDecision: boolean;
  readonly wards: readonly string[];
  readonly interests: string;
  readonly callIn: CallIn;
  readonly decision: Markdown;
  readonly reasons?: Markdown;
  readonly options?: Markdown;
}

export interface DecisionsMap extends Vouched {
  readonly kind: 'decisions';
  readonly edition: Edition;
  readonly decisions: readonly {
    readonly item: string;
    readonly title: string;
    readonly maker: string;
    readonly date: Day;
    readonly published: Day;
    readonly keyDecision: boolean;
    /** The last day; missing where it may not be called in. */
    readonly callIn?: Day;
    /** Markdown. */
    readonly decision: string;
    readonly page: string;
  }[];
}
