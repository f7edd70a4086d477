/** Counts clear days: neither the day of publication nor that of the meeting, nor any day that is left out. Pure. */
import type { Day } from '../model/meeting.js';
import type { Count, CountedDay } from '../model/notice.js';
import type { WhyNot } from './calendar.js';
import { daysFrom, plusDays } from './days.js';

export interface Counting {
  readonly meeting: Day;
  readonly needed: number;
  readonly whyNot: WhyNot;
  readonly isWorkingDay: (day: Day) => boolean;
}

/**
 * Every day from `first`, which is that of publication, to the meeting. A clear day is a whole one, from midnight to
 * midnight (R v Swansea City Council, ex parte Elitestone, 1993).
 */
export function dayByDay(published: Day, { meeting, whyNot }: Counting): readonly CountedDay[] {
  if (published >= meeting) return [{ day: meeting, kind: 'meeting' }];
  let number = 0;
  const between = daysFrom(plusDays(published, 1), plusDays(meeting, -1)).map((day): CountedDay => {
    const why = whyNot(day);
    if (why !== undefined) return { day, kind: 'left-out', why };
    number += 1;
    return { day, kind: 'counted', number };
  });
  return [{ day: published, kind: 'published' }, ...between, { day: meeting, kind: 'meeting' }];
}

export function countFrom(published: Day, counting: Counting): Count {
  const { needed } = counting;
  const clear = dayByDay(published, counting).filter(({ kind }) => kind === 'counted').length;
  return { published, clear, needed, enough: clear >= needed, ...lastDays(counting) };
}

/** In years. A year without a day that counts is a mistake in data, and not a reason to look for ever. */
const longestSearch = 2;

/** The last day on which to publish: in law any day will do, in practice somebody has to be there. */
export function lastDays({ meeting, needed, whyNot, isWorkingDay }: Counting): {
  readonly lastInLaw: Day;
  readonly lastInPractice: Day;
} {
  const limit = plusDays(meeting, -366 * longestSearch);
  let clear = 0;
  let lastInLaw = plusDays(meeting, -1);
  while (clear < needed && lastInLaw > limit) {
    if (whyNot(lastInLaw) === undefined) clear += 1;
    lastInLaw = plusDays(lastInLaw, -1);
  }
  let lastInPractice = lastInLaw;
  while (!isWorkingDay(lastInPractice) && lastInPractice > limit) {
    lastInPractice = plusDays(lastInPractice, -1);
  }
  return { lastInLaw, lastInPractice };
}
