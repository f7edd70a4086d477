/** Which days of a pack no calendar reaches: a year was mistyped, and nothing is counted from it. Pure. */
import { diagnose } from '../diagnostics/index.js';
import type { Edition } from '../model/access.js';
import { ordinalOf } from '../model/agenda-numbers.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Day } from '../model/meeting.js';
import type { PrivateNotice } from '../model/notice.js';
import type { ItemSource, PackSource } from '../model/source.js';
import type { BankHolidays } from './bank-holidays.js';

/**
 * Errors: `day-beyond-calendar`; in its place, for a restricted item of which the public is told, `withheld-mistake`.
 */
export function daysBeyondCalendar(
  { meeting, items }: PackSource,
  reader: Edition,
  { knows }: BankHolidays,
): readonly Diagnostic[] {
  const beyond = (days: readonly (Day | undefined)[]): Day | undefined =>
    days.find((day) => day !== undefined && !knows(day));
  const own = beyond([meeting.date, meeting.published, ...daysOf(meeting.privateNotice)]);
  const at = own === meeting.published ? (meeting.publishedAt ?? meeting.at) : meeting.at;
  const told = own === undefined ? [] : [diagnose('day-beyond-calendar', { day: own }, { at })];
  const inItems = [...meeting.partA, ...meeting.partB].flatMap((entry, index): Diagnostic[] => {
    const item = items.get(entry.name);
    const day = item && beyond(daysOfItem(item));
    if (item === undefined || day === undefined) return [];
    const label = `item ${ordinalOf(entry, index)}`;
    return [
      item.access.kind !== 'public' && reader === 'public'
        ? diagnose('withheld-mistake', {}, { at: entry.at, item: label })
        : diagnose('day-beyond-calendar', { day }, { at: item.at, item: label }),
    ];
  });
  return [...told, ...inItems];
}

function daysOfItem({ decision, privateNotice }: ItemSource): readonly (Day | undefined)[] {
  return [decision?.published, decision?.generalException?.notice, ...daysOf(privateNotice)];
}

function daysOf(notice: PrivateNotice | undefined): readonly (Day | undefined)[] {
  return notice === undefined || notice.kind === 'agreed' ? [] : [notice.published, notice.again];
}
