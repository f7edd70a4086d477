/** Which days count for a notice, and why the others do not. Knows no meeting. */
import type { Day } from '../model/meeting.js';
import type { CalendarLaw, LeftOut, NamedDay } from '../model/notice.js';
import type { BankHolidays } from './bank-holidays.js';
import { plusDays, weekdayOf, yearOf } from './days.js';

/** Why a day does not count; undefined where it does. */
export type WhyNot = (day: Day) => string | undefined;

/** `own` are the council's own days that do not count. */
export function whyNot(
  kinds: readonly LeftOut[],
  holidays: BankHolidays,
  law: CalendarLaw,
  own: readonly NamedDay[] = [],
): WhyNot {
  const tests: Readonly<Record<LeftOut, WhyNot>> = {
    saturdays: (day) => (weekdayOf(day) === 6 ? 'Saturday' : undefined),
    sundays: (day) => (weekdayOf(day) === 0 ? 'Sunday' : undefined),
    'bank-holidays': holidays.nameOf,
    'christmas-break': (day) => (inChristmasBreak(day, holidays) ? 'Christmas break' : undefined),
    'easter-break': (day) => (inEasterBreak(day, holidays) ? 'Easter break' : undefined),
    mourning: (day) => law.mourning.find(({ first, last }) => first <= day && day <= last)?.name,
  };
  // A bank holiday is called by its name, also where the day is a Sunday or within a break.
  const asked = [...kinds].sort(
    (a, b) => Number(b === 'bank-holidays') - Number(a === 'bank-holidays'),
  );
  return (day) => {
    for (const kind of asked) {
      const why = tests[kind](day);
      if (why !== undefined) return why;
    }
    const named = own.find((one) => one.day === day);
    return named && (named.name ?? 'left out by the council');
  };
}

/** Whether an office is open on `day`, as far as anybody can tell. */
export function isWorkingDay(day: Day, holidays: BankHolidays, own: readonly NamedDay[]): boolean {
  const weekday = weekdayOf(day);
  return (
    weekday !== 0 &&
    weekday !== 6 &&
    holidays.nameOf(day) === undefined &&
    !own.some((one) => one.day === day)
  );
}

/**
 * From the last week day before Christmas Day to the first week day after it that is no bank holiday (Local Government
 * Act 1972, section 243; a week day is any day but Sunday). How sure that is: templates/notice/england.yaml.
 */
function inChristmasBreak(day: Day, holidays: BankHolidays): boolean {
  const christmas = `${yearOf(day)}-12-25`;
  let first = plusDays(christmas, -1);
  while (weekdayOf(first) === 0) first = plusDays(first, -1);
  let last = plusDays(christmas, 1);
  while (weekdayOf(last) === 0 || holidays.nameOf(last) !== undefined) last = plusDays(last, 1);
  return first <= day && day <= last;
}

/** From the Thursday before to the Tuesday after Easter Day (the same section). */
function inEasterBreak(day: Day, holidays: BankHolidays): boolean {
  const easter = holidays.easter(yearOf(day));
  if (easter === undefined) return false;
  return plusDays(easter, -3) <= day && day <= plusDays(easter, 2);
}
