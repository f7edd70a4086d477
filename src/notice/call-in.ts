/** The last day on which a decision may be called in, by the rule of the council's constitution. */
import type { CallInRule } from '../model/decision.js';
import type { Day } from '../model/meeting.js';
import type { NoticeLaw } from '../model/notice.js';
import type { PackSource } from '../model/source.js';
import { openBankHolidays } from './bank-holidays.js';
import { isWorkingDay, whyNot } from './calendar.js';
import { plusDays } from './days.js';
import { ruleFor, settledNotice } from './rule.js';

/** In days: a rule under which none counts is a mistake in data, and not a reason to look for ever. */
const longestSearch = 800;

/**
 * Counts the rule's days from the day after publication; the last of them is the last day. Days that do not count are
 * those of the nation's bank holidays and weekends (`working`), or those of the notice of a meeting (`clear`).
 */
export async function openCallIn(
  { meeting, council, committee }: PackSource,
  law: NoticeLaw,
  { days, count }: CallInRule,
): Promise<(published: Day) => Day> {
  const settings = settledNotice([meeting, committee, council]);
  const holidays = await openBankHolidays(law.nation, law.calendar);
  const own = settings.daysLeftOut ?? [];
  const body = settings.body ?? 'principal';
  const rule = ruleFor(law, { body, date: meeting.date, settings, executive: undefined });
  const left = whyNot(
    rule?.leftOut ?? ['saturdays', 'sundays', 'bank-holidays'],
    holidays,
    law.calendar,
    own,
  );
  const counts: Readonly<Record<CallInRule['count'], (day: Day) => boolean>> = {
    working: (day) => isWorkingDay(day, holidays, own),
    clear: (day) => left(day) === undefined,
    calendar: () => true,
  };
  return (published) => {
    let day = published;
    let counted = 0;
    for (let searched = 0; counted < days && searched < longestSearch; searched += 1) {
      day = plusDays(day, 1);
      if (counts[count](day)) counted += 1;
    }
    return day;
  };
}
