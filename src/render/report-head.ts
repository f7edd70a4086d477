/**
 * The table at the head of a report: to whom, when, by whom, what it touches. What the report does not say
 * itself, the meeting and the item say. Knows nothing of how it looks.
 */
import type { AgendaItem } from '../model/agenda.js';
import { formatLongDay } from '../model/date.js';
import type { Meeting, Person } from '../model/meeting.js';
import type { ReportFront } from '../model/report.js';

export interface Particular {
  readonly label: string;
  readonly value: string;
}

/** In the order in which councils print them; `title` is the report's. */
export function reportHead(
  front: ReportFront,
  title: string,
  item: AgendaItem,
  meeting: Meeting,
): readonly Particular[] {
  const officer = front.leadOfficer ?? item.officer;
  const wards = front.wards ?? item.wards;
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Report to', front.reportTo ?? meeting.body],
    ['Date of meeting', formatLongDay(front.date ?? meeting.date, meeting.language)],
    ['Subject', front.subject ?? title],
    ['Lead officer', officer && nameAndTitle(officer)],
    ['Cabinet member', front.cabinetMember],
    ['Wards affected', wards.length === 0 ? undefined : wards.join(', ')],
    ...front.also.map(({ label, text }) => [label, text] as const),
    ['Key decision', (front.keyDecision ?? item.keyDecision) ? 'Yes' : 'No'],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function nameAndTitle({ name, title }: Person): string {
  return title === undefined ? name : `${name}, ${title}`;
}
