/**
 * Days and times of day as a council prints them, from their plain forms "2019-07-03" and
 * "17:00". No clock, no time zone and no ICU, so that every machine prints the same words.
 */
import type { Day, TimeOfDay } from './meeting.js';

interface Words {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly noon: string;
  readonly midnight: string;
}

const english: Words = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  noon: '12 noon',
  midnight: '12 midnight',
};

const welsh: Words = {
  weekdays: [
    'Dydd Sul',
    'Dydd Llun',
    'Dydd Mawrth',
    'Dydd Mercher',
    'Dydd Iau',
    'Dydd Gwener',
    'Dydd Sadwrn',
  ],
  months: [
    'Ionawr',
    'Chwefror',
    'Mawrth',
    'Ebrill',
    'Mai',
    'Mehefin',
    'Gorffennaf',
    'Awst',
    'Medi',
    'Hydref',
    'Tachwedd',
    'Rhagfyr',
  ],
  noon: '12 canol dydd',
  midnight: '12 canol nos',
};

function wordsOf(language: string): Words {
  return language.toLowerCase().split('-')[0] === 'cy' ? welsh : english;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

function partsOf(day: string): Parts | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) };
  const real =
    parts.month >= 1 &&
    parts.month <= 12 &&
    parts.date >= 1 &&
    parts.date <= lengthOf(parts.year, parts.month);
  return real ? parts : undefined;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 0 is Sunday, in the Gregorian calendar (Sakamoto's method). */
function weekday({ year, month, date }: Parts): number {
  const offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + offset + date) % 7;
}

/** Days from `from` to `to`, which are real ones; negative where `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (a === undefined || b === undefined) return 0;
  // The language's calendar without its time zones.
  const number = ({ year, month, date }: Parts) => Date.UTC(year, month - 1, date) / 86_400_000;
  return number(b) - number(a);
}

/** The days named in `text` as "11 July 2024", "11th July 2024" or "11 Gorffennaf 2024". */
export function daysIn(text: string): readonly Day[] {
  const months = [english, welsh].flatMap((words) =>
    words.months.map((name) => name.toLowerCase()),
  );
  return [
    ...text.matchAll(/\b(\d{1,2})(?:st|nd|rd|th|eg|fed|ed|ydd|ain)? +(\p{L}+),? +(\d{4})\b/gu),
  ]
    .map(([, date = '', month = '', year = '']) => {
      const index = months.indexOf(month.toLowerCase()) % 12;
      return `${year}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
    })
    .filter(isRealDay);
}

/** Whether `day` is written "2019-07-03" and is in the calendar: "2019-02-30" is not. */
export function isRealDay(day: string): boolean {
  return partsOf(day) !== undefined;
}

/**
 * "Wednesday 3 July 2019"; in Welsh ("cy", "cy-GB") "Dydd Mercher 3 Gorffennaf 2019". Any other
 * language is printed in English. A day that is not real comes back as it was written.
 */
export function formatLongDay(day: Day, language: string): string {
  const parts = partsOf(day);
  if (parts === undefined) return day;
  const words = wordsOf(language);
  const name = words.weekdays[weekday(parts)] ?? '';
  const month = words.months[parts.month - 1] ?? '';
  return `${name} ${parts.date} ${month} ${parts.year}`;
}

/** "3 July 2019", as it stands within a sentence; what is no day comes back as it was written. */
export function formatDayWords(day: string, language = 'en-GB'): string {
  const parts = partsOf(day);
  return parts === undefined
    ? day
    : `${parts.date} ${wordsOf(language).months[parts.month - 1] ?? ''} ${parts.year}`;
}

/**
 * "17:00" as front sheets print it: "5.00 pm"; 12:00 is "12 noon" and 00:00 "12 midnight", which
 * nobody can misread. Welsh sheets keep "am" and "pm" but not "noon". What is not a time of day
 * comes back as it was written.
 */
export function formatTime(time: TimeOfDay, language = 'en-GB'): string {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) return time;
  const hour = Number(match[1]);
  const minutes = match[2] ?? '00';
  if (minutes === '00' && hour === 12) return wordsOf(language).noon;
  if (minutes === '00' && hour === 0) return wordsOf(language).midnight;
  return `${hour % 12 === 0 ? 12 : hour % 12}.${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}
