/**
 * A nation's bank holidays: the library's, put right by our data. The library is loaded when days are counted: it takes
 * a fifth of a second, and no help and no version needs it.
 */
import type { Day, Nation } from '../model/meeting.js';
import type { CalendarLaw } from '../model/notice.js';
import { yearOf } from './days.js';

export interface BankHolidays {
  /** The day's name; undefined where it is none. */
  readonly nameOf: (day: Day) => string | undefined;
  /** Easter Sunday of a year; undefined where the library does not know the year. */
  readonly easter: (year: number) => Day | undefined;
  /** Whether the library reaches back, or on, to the year of this day. */
  readonly knows: (day: Day) => boolean;
}

/** The library's name of each nation, as parts of "GB". */
const parts: Readonly<Record<Nation, string>> = {
  england: 'ENG',
  wales: 'WLS',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
};

export async function openBankHolidays(nation: Nation, law: CalendarLaw): Promise<BankHolidays> {
  const { default: Holidays } = await import('date-holidays');
  const library = new Holidays('GB', parts[nation]);
  const years = new Map<number, Year>();
  const yearly = (year: number): Year => {
    const known = years.get(year) ?? readYear(library.getHolidays(year, 'en'), year, law);
    years.set(year, known);
    return known;
  };
  return {
    nameOf: (day) => yearly(yearOf(day)).names.get(day),
    easter: (year) => yearly(year).easter,
    knows: (day) => yearly(yearOf(day)).easter !== undefined,
  };
}

interface Year {
  readonly names: ReadonlyMap<Day, string>;
  readonly easter: Day | undefined;
}

interface LibraryDay {
  readonly date: string;
  readonly name: string;
  readonly type: string;
  readonly rule: string;
}

function readYear(days: readonly LibraryDay[], year: number, law: CalendarLaw): Year {
  const names = new Map<Day, string>();
  for (const { date, name, type } of days) {
    const day = date.slice(0, 10);
    // "public" is the library's word for bank holidays; "observance" is no day off.
    if (type === 'public' && yearOf(day) === year) names.set(day, plainName(name));
  }
  for (const { day, name } of law.corrections) {
    if (yearOf(day) !== year) continue;
    if (name === undefined) names.delete(day);
    else names.set(day, name);
  }
  const easter = days.find(({ rule }) => rule === 'easter')?.date.slice(0, 10);
  return { names, easter };
}

/** "Boxing Day, substitute day", and no apostrophe of a typewriter. */
function plainName(name: string): string {
  return name
    .replaceAll("'", '’')
    .replace('January 2nd', '2 January')
    .replace(/ \(substitute day\)$/, ', substitute day');
}
