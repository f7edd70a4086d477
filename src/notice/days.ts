/** Days as the calendar has them, one after the other. Knows nothing of notice. */
import type { Day } from '../model/meeting.js';

const oneDay = 86_400_000;

/** `day` and `by` days more; fewer where `by` is negative. No time zone is involved. */
export function plusDays(day: Day, by: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * oneDay).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Every day from `first` to `last`, both included; none where `last` is the earlier. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
