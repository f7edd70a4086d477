/** Understands a day as a clerk writes it. Knows nothing of keys and files. */
import { isRealDay } from '../model/date.js';
import type { Day } from '../model/meeting.js';

export type DayReading =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'impossible' }
  /** Not in the one form that is understood; `meant` is the likely day. */
  | { readonly kind: 'unclear'; readonly meant: Day | undefined };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Only "2019-07-03" is a day: "03/07/2019" is July here and March elsewhere. */
export function readDay(text: string): DayReading {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return isRealDay(text) ? { kind: 'day', day: text } : { kind: 'impossible' };
  }
  return { kind: 'unclear', meant: guess(text.trim()) };
}

function guess(text: string): Day | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dayFirst !== null) return dayOf(dayFirst[3], Number(dayFirst[2]), dayFirst[1]);
  const words = /^(?:[a-z]+,? +)?(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3,9}),? +(\d{4})$/i.exec(text);
  if (words === null) return undefined;
  const month = months.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return dayOf(words[3], month, words[1]);
}

function dayOf(year = '', month: number, date = ''): Day | undefined {
  const day = `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isRealDay(day) ? day : undefined;
}
