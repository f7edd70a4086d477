/** Minutes matched with their agenda, numbered, and parted into what everybody and what only members may read. */
import type { Edition, StatedAccess } from './access.js';
import type { Day, Meeting, TimeOfDay } from './meeting.js';
import type { Attendance, MinuteBlock, Movement } from './minutes.js';
import type { Place } from './place.js';

export const restartRules = ['calendar-year', 'municipal-year', 'never'] as const;

/** When the count of minutes begins anew: on 1 January, on 1 May, or never. */
export type RestartRule = (typeof restartRules)[number];

export const actionPlaces = ['agenda', 'paper', 'no'] as const;

/** Where open actions of earlier meetings are shown: in the agenda's text, as a paper of its item, or nowhere. */
export type ActionPlace = (typeof actionPlaces)[number];

/** What a council, a committee or a meeting says of minutes; the nearest definition of each wins. */
export interface MinutesSettings {
  /** "{n}/{yy}": `n` the count, `e` that of exempt minutes, `yy` and `yyyy` the year in which the count began. */
  readonly numbers?: string;
  /** Likewise for minutes of business from which the public was excluded. */
  readonly exemptNumbers?: string;
  readonly restart?: RestartRule;
  /** Each paragraph of a minute has a number of its own: 60.1, 60.2. */
  readonly paragraphs?: boolean;
  readonly actions?: ActionPlace;
  /** How many members must be there. */
  readonly quorum?: number;
}

/** The same, every rule known. */
export interface MinutesRules {
  readonly numbers: string;
  readonly exemptNumbers: string;
  readonly restart: RestartRule;
  readonly paragraphs: boolean;
  readonly actions: ActionPlace;
  readonly quorum?: number;
}

export interface Minute {
  /** "14/19". Within the minutes of a body no other has it. */
  readonly number: string;
  /** The printed number of its agenda item; missing for business that was not on the agenda. */
  readonly item?: string;
  /** The item's name, by which the pack knows it. */
  readonly name?: string;
  /** As the agenda has it. */
  readonly title: string;
  readonly urgent: boolean;
  /** Of the item; a minute in the public minutes is public whatever that is. */
  readonly access: StatedAccess;
  readonly blocks: readonly MinuteBlock[];
  readonly at: Place;
}

/** The minutes of a meeting for one edition. */
export interface Minuted {
  readonly edition: Edition;
  readonly meeting: Meeting;
  readonly attendance: Attendance;
  /** Who was in the chair. */
  readonly chair?: string;
  readonly started: TimeOfDay;
  readonly ended?: TimeOfDay;
  /** Missing while they are a draft. */
  readonly approved?: Day;
  readonly movements: readonly Movement[];
  readonly numberParagraphs: boolean;
  /** What everybody may read. */
  readonly minutes: readonly Minute[];
  /** In a members' edition: what was said while the public was excluded. */
  readonly exempt: readonly Minute[];
}
