/** Notice of a meeting: the law as data, what a council says otherwise, and the count, day by day. Counts nothing itself. */
import type { Day, Nation } from './meeting.js';

/** `parish`: a parish, town or community council; `principal`: every other council, its committees and its executive. */
export const noticeBodies = ['principal', 'parish'] as const;

export type NoticeBody = (typeof noticeBodies)[number];

/** Kinds of days that do not count. */
export const leftOutKinds = [
  'saturdays',
  'sundays',
  'bank-holidays',
  'christmas-break',
  'easter-break',
  'mourning',
] as const;

export type LeftOut = (typeof leftOutKinds)[number];

export const confidences = ['high', 'medium', 'low'] as const;

/** How many days' notice one kind of body must give, from a day on. */
export interface NoticeRule {
  readonly body: NoticeBody;
  /** Of meetings on or after this day; missing where it always held. */
  readonly from?: Day;
  readonly days: number;
  /** The Act's word for them: "clear days". */
  readonly words: string;
  readonly leftOut: readonly LeftOut[];
  /** "Local Government Act 1972, sections 100A(6) and 100B(3)". */
  readonly law: string;
  /** By which a meeting may be convened at shorter notice; missing where none is known. */
  readonly shorter?: string;
  /** Where it was read, and what is not settled. */
  readonly source: string;
  readonly confidence: (typeof confidences)[number];
}

/** Notices of an executive's decisions and private meetings (England: SI 2012/2089). */
export interface ExecutiveLaw {
  /** Of meetings on or after this day; always where missing. */
  readonly from?: Day;
  readonly law: string;
  /** Of the meeting itself, which has as many days as other meetings. */
  readonly meeting: { readonly provision: string };
  /** Clear days, and where it stands: "regulation 9". */
  readonly keyDecision: { readonly days: number; readonly provision: string };
  /** `again`: clear days of the second notice. */
  readonly privateMeeting: {
    readonly days: number;
    readonly again: number;
    readonly provision: string;
  };
  readonly generalException: { readonly days: number; readonly provision: string };
  readonly specialUrgency: { readonly provision: string };
  readonly privateUrgency: { readonly provision: string };
}

export interface NoticeLaw {
  readonly nation: Nation;
  /** When it was last compared with its sources. */
  readonly checked: Day;
  readonly rules: readonly NoticeRule[];
  /** Missing where the rules for executives are not known. */
  readonly executive?: ExecutiveLaw;
  readonly calendar: CalendarLaw;
}

/** What is put right in the library's bank holidays of a nation, and days of mourning. */
export interface CalendarLaw {
  /** Years whose one-off days were compared with what was proclaimed, both included. */
  readonly compared: { readonly first: number; readonly last: number };
  /** `name` is missing where the day is none. */
  readonly corrections: readonly { readonly day: Day; readonly name?: string }[];
  readonly mourning: readonly { readonly first: Day; readonly last: Day; readonly name: string }[];
}

/** `notice:` in council.yaml, committee.yaml or pack.yaml; each key counts alone. */
export interface NoticeSettings {
  readonly body?: NoticeBody;
  /** In place of the law's number. */
  readonly days?: number;
  /** In place of what the law says of Saturdays and Sundays. */
  readonly weekends?: 'count' | 'skip';
  /** Besides those of the law. */
  readonly daysLeftOut?: readonly NamedDay[];
  /** Which of the two counts of 28 days warns. */
  readonly executiveDays?: 'calendar' | 'working';
}

export interface NamedDay {
  readonly day: Day;
  readonly name?: string;
}

/** What an item says of the notice of a key decision. */
export interface DecisionNotices {
  /** Day on which the document that lists the key decision was published. */
  readonly published?: Day;
  /** A matter that could not be listed in time (regulation 10): day of the notice to the scrutiny chair, and why. */
  readonly generalException?: { readonly notice: Day; readonly reason: string };
  /** One that cannot wait even so long (regulation 11). */
  readonly specialUrgency?: { readonly agreedBy: string; readonly reason: string };
}

/** Notices that a part of an executive meeting is private, or who agreed that it may be without them (regulation 5). */
export type PrivateNotice =
  | { readonly kind: 'notice'; readonly published: Day; readonly again?: Day }
  | { readonly kind: 'agreed'; readonly agreedBy: string; readonly reason: string };

/** One day between publication and meeting. */
export type CountedDay =
  | { readonly day: Day; readonly kind: 'published' | 'meeting' }
  /** `number`: the first, second … day that counts. */
  | { readonly day: Day; readonly kind: 'counted'; readonly number: number }
  | { readonly day: Day; readonly kind: 'left-out'; readonly why: string };

/** A count from a day of publication to the meeting. */
export interface Count {
  readonly published: Day;
  /** Days that count. */
  readonly clear: number;
  readonly needed: number;
  readonly enough: boolean;
  /** The last day on which publication would be early enough. */
  readonly lastInLaw: Day;
  /** The last such day that is neither a Saturday, a Sunday nor a bank holiday. */
  readonly lastInPractice: Day;
}

export interface MeetingNotice {
  readonly nation: Nation;
  readonly body: NoticeBody;
  readonly meeting: Day;
  /** The law's rule, with what the council says otherwise in it. */
  readonly rule: NoticeRule;
  /** The number of days is the council's own, and not the law's. */
  readonly ownDays: boolean;
  /** Why it was convened at shorter notice, where it was. */
  readonly shortNotice?: string;
  /** Missing where the pack does not say when it is published. */
  readonly count?: Count;
  readonly lastInLaw: Day;
  readonly lastInPractice: Day;
  /** From publication, or from the last day for it, to the meeting. */
  readonly days: readonly CountedDay[];
  /** Bank holidays of these days go beyond the years that were compared. */
  readonly beyondCalendar: boolean;
}

/** 28 days, counted both ways; what warns is the council's choice. */
export interface CountBothWays {
  readonly calendar: Count;
  readonly working: Count;
  readonly decides: 'calendar' | 'working';
}

/** Notices of one item of an executive meeting. */
export interface ItemNotices {
  /** "4" */
  readonly item: string;
  readonly keyDecision?: {
    readonly notice?: CountBothWays;
    readonly generalException?: Count;
    readonly specialUrgency?: { readonly agreedBy: string };
  };
  readonly privateMeeting?: {
    readonly notice?: CountBothWays;
    readonly again?: Count;
    /** That it may be without notice; by whom is missing where it stands in a restricted item's own file, for the public. */
    readonly agreement?: { readonly agreedBy?: string };
  };
}

export interface Notices {
  readonly meeting: MeetingNotice;
  /** Of an executive meeting: every item that needs a notice of its own. */
  readonly items: readonly ItemNotices[];
}
