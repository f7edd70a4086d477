/**
 * Which number each minute has, by the council's scheme. Pure: what earlier meetings minuted is handed in, so that the
 * same minutes always have the same numbers.
 */
import type { Day } from '../model/meeting.js';
import type { MinutesRules, RestartRule } from '../model/minuted.js';

/** A meeting's minutes as far as numbers are concerned. */
export interface NumberedMeeting {
  readonly date: Day;
  /** What begins its count, where its minutes say so. */
  readonly firstNumber?: number;
  /** For each minute, in order: whether it is of business from which the public was excluded. */
  readonly exempt: readonly boolean[];
}

/** How far the counts are: of all minutes that `{n}` counts, and of exempt ones. */
interface Counts {
  readonly n: number;
  readonly e: number;
}

const nothing: Counts = { n: 0, e: 0 };

/**
 * The numbers of each meeting's minutes. `meetings` are one body's, in the order in which they were held.
 *
 * The count goes on from meeting to meeting, begins anew with the period of `rules.restart`, and with what a meeting
 * says of its first number. Exempt minutes are counted apart where their scheme asks for `{e}`.
 */
export function numberMeetings(
  rules: Pick<MinutesRules, 'numbers' | 'exemptNumbers' | 'restart'>,
  meetings: readonly NumberedMeeting[],
): readonly (readonly string[])[] {
  const apart = /\{e\}/.test(rules.exemptNumbers);
  let counts = nothing;
  let period: number | undefined;
  return meetings.map(({ date, firstNumber, exempt }) => {
    const own = periodOf(date, rules.restart);
    if (own !== period) counts = nothing;
    period = own;
    if (firstNumber !== undefined) counts = { ...counts, n: firstNumber - 1 };
    return exempt.map((isExempt) => {
      const ofItsOwn = isExempt && apart;
      counts = ofItsOwn ? { ...counts, e: counts.e + 1 } : { ...counts, n: counts.n + 1 };
      const pattern = isExempt ? rules.exemptNumbers : rules.numbers;
      return fillNumber(pattern, { ...counts, year: yearOf(date, rules.restart) });
    });
  });
}

/** Whether the count of `date` begins anew after that of `before`. */
export function begins(date: Day, before: Day, restart: RestartRule): boolean {
  return periodOf(date, restart) !== periodOf(before, restart);
}

/** Equal for days in one count. */
function periodOf(date: Day, restart: RestartRule): number {
  return restart === 'never' ? 0 : yearOf(date, restart);
}

/** The year in which the count of this day began; a municipal year begins with May. */
function yearOf(date: Day, restart: RestartRule): number {
  const year = Number(date.slice(0, 4));
  return restart === 'municipal-year' && Number(date.slice(5, 7)) < 5 ? year - 1 : year;
}

function fillNumber(pattern: string, { n, e, year }: Counts & { readonly year: number }): string {
  const values: Readonly<Record<string, string>> = {
    n: String(n),
    e: String(e),
    yyyy: String(year),
    yy: String(year).slice(2),
  };
  return pattern.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
