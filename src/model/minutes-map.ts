/** What scripts read of minutes: who decided what under which number. It changes only together with its `version`. */
import type { Day, TimeOfDay } from './meeting.js';
import type { Attendance, Substitute } from './minutes.js';
import type { Vouched } from './paper.js';

export interface MappedAction {
  readonly who: string;
  readonly what: string;
  /** A day, or words in its place. */
  readonly by?: string;
  readonly done?: Day;
}

export interface MappedMinute {
  readonly number: string;
  /** Of the agenda item; missing for business that was not on the agenda. */
  readonly item?: string;
  readonly title: string;
  readonly access: 'public' | 'exempt' | 'confidential';
  readonly urgent?: true;
  /** The page of the minutes on which it begins. */
  readonly page: string;
  /** Markdown, in order. */
  readonly decisions: readonly string[];
  readonly actions: readonly MappedAction[];
}

export interface MinutesMap extends Vouched {
  readonly kind: 'minutes';
  /** Missing while they are a draft. */
  readonly approved?: Day;
  readonly started: TimeOfDay;
  readonly ended?: TimeOfDay;
  readonly attendance: Omit<Attendance, 'substitutes'> & {
    readonly substitutes: readonly Substitute[];
  };
  readonly minutes: readonly MappedMinute[];
  /** In a members' edition: what was said while the public was excluded. */
  readonly exempt?: readonly MappedMinute[];
}
