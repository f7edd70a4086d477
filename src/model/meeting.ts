/** The meeting and the people around it, in the clerk's words. */

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;

/** Decides the exemption regime, the notice period and the statutes that are quoted. */
export type Nation = (typeof nations)[number];

/** A calendar day, "2019-07-03", always a real one. No time zone is ever involved. */
export type Day = string;

/** A time of day, "17:00". */
export type TimeOfDay = string;

export interface Person {
  readonly name: string;
  readonly title?: string;
}

export interface Contact {
  readonly name?: string;
  readonly title?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** People under a heading, such as "Foster carers"; a plain list of names has none. */
export interface MemberGroup {
  readonly heading?: string;
  readonly names: readonly string[];
}

export interface Membership {
  readonly chair?: string;
  readonly viceChair?: string;
  readonly councillors: readonly string[];
  /** Co-opted members, under headings where the committee has them. */
  readonly coOptees: readonly MemberGroup[];
}

export type Venue =
  | { readonly kind: 'place'; readonly address: string }
  | { readonly kind: 'remote' };

/** What the front sheet says of the meeting, every setting resolved to its nearest definition. */
export interface Meeting {
  readonly council: string;
  readonly nation: Nation;
  readonly body: string;
  readonly date: Day;
  readonly time: TimeOfDay;
  readonly venue: Venue;
  readonly published: Day;
  readonly previousMeeting?: Day;
  readonly membership: Membership;
  readonly substitutes: readonly string[];
  /** Lines of the council's address. */
  readonly address: readonly string[];
  readonly properOfficer?: Person;
  readonly contact?: Contact;
  readonly website?: string;
  readonly webcast?: string;
  /** Absolute path of the council's logo. */
  readonly logo?: string;
  /** The council's own, "#1d4b63". */
  readonly colour?: string;
  /** BCP 47, "en-GB". */
  readonly language: string;
}
