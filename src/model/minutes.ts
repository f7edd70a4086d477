/** The minutes of a meeting as their author wrote them. Knows nothing of numbers, pages and how they are printed. */
import type { Day, MemberGroup, TimeOfDay } from './meeting.js';
import type { Markdown, Place } from './place.js';

/** "Councillor Ines Carvalho for Councillor Gwilym Roberts". */
export interface Substitute {
  readonly name: string;
  readonly for: string;
}

/**
 * Who was there (Local Government Act 1972, Schedule 12, paragraph 40: the names of members present are recorded), in
 * the clerk's order.
 */
export interface Attendance {
  /** Members who were there at any time, under headings where they were written so. */
  readonly present: readonly MemberGroup[];
  /** Officers and guests: they have no vote. */
  readonly inAttendance: readonly MemberGroup[];
  readonly absent: readonly string[];
  readonly apologies: readonly string[];
  readonly substitutes: readonly Substitute[];
}

/** Who does what by when; what is done is no longer open. */
export interface Action {
  /** "Stephen Lyle and Ben Hallam". */
  readonly who: string;
  /** "report the outcome to the meeting on 3 July 2019". */
  readonly what: string;
  /** A day, or what was said in its place: "the next meeting". Missing where nothing was said. */
  readonly by?: string;
  readonly done?: Day;
  readonly at: Place;
}

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Were there and did none of that. */
  readonly notVoting: number;
  readonly at: Place;
}

/** Somebody came or went while the meeting was held. */
export interface Movement {
  /** As written: "Councillor Oduya". */
  readonly who: readonly string[];
  readonly moves: 'arrived' | 'left';
  readonly time: TimeOfDay;
  readonly at: Place;
}

/** "pages 21 to 26 of the agenda". */
export interface PageCitation {
  readonly first: string;
  readonly last: string;
  readonly at: Place;
}

/** A part of a minute's text, in the order of the text. */
export type MinuteBlock =
  | { readonly kind: 'text'; readonly text: Markdown }
  /** RESOLVED or RECOMMENDED, with the whole sentence or list. */
  | {
      readonly kind: 'decision';
      readonly word: 'RESOLVED' | 'RECOMMENDED';
      /** With that word in capitals, wherever in the sentence it stands. */
      readonly text: Markdown;
    }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'movement'; readonly movement: Movement; readonly text: Markdown }
  /** Why urgent business could not wait (Local Government Act 1972, section 100B(4)(b)). */
  | { readonly kind: 'circumstances'; readonly text: Markdown };

/** What stands under one heading. */
export interface MinuteSource {
  /** As written: "6. Children in Care Performance Scorecard". */
  readonly heading: string;
  /** "Urgent: Flooding in Mill Lane" is business that the agenda did not have. */
  readonly urgent: boolean;
  readonly blocks: readonly MinuteBlock[];
  readonly votes: readonly Votes[];
  readonly citations: readonly PageCitation[];
  /** The place of the heading. */
  readonly at: Place;
}

/** An item that has no minute, and why. */
export interface NotMinuted {
  /** The item's number, name or title. */
  readonly item: string;
  readonly why: string;
  readonly at: Place;
}

/** `minutes.md` as it is written. */
export interface MinutesSource {
  readonly attendance: Attendance;
  /** Who was in the chair, where that was not the chair. */
  readonly chair?: string;
  readonly started?: TimeOfDay;
  readonly ended?: TimeOfDay;
  /** The day on which they were approved; until then they are a draft. */
  readonly approved?: Day;
  /** The number of the first minute, where no earlier minutes tell. */
  readonly firstNumber?: number;
  readonly notMinuted: readonly NotMinuted[];
  readonly minutes: readonly MinuteSource[];
  /** By the key of the front matter, where it is written. */
  readonly placeOf: (key: string) => Place;
  readonly at: Place;
}
