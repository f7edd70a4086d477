/** Meetings as a calendar that other programs take (iCalendar, RFC 5545). Pure. */
import type { SiteMeetingPage } from '../model/site.js';
import { uuidOf } from './identity.js';

/**
 * The calendar as UTF-8 text with lines of at most 75 octets (3.1). `address` is the site's, where it is known; without
 * it events have no link.
 */
export function writeCalendar(
  name: string,
  council: string,
  meetings: readonly SiteMeetingPage[],
  address: string | undefined,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//pack//public pages//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapedText(name)}`,
    ...zone,
    ...meetings.flatMap((meeting) => eventLines(meeting, council, address)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Summer time of the United Kingdom since 1996: the last Sundays of March and October, 01:00 UTC (SI 2002/262). */
const zone: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines(
  meeting: SiteMeetingPage,
  council: string,
  address: string | undefined,
): readonly string[] {
  const { source, items, updated, page } = meeting;
  const { pack, name } = source;
  const { body, date, time, venue } = pack.meeting;
  // No clock: what is made of the same sources is the same. RFC 5545, 3.8.7.2: in UTC.
  const stamp = `${updated.replaceAll('-', '')}T000000Z`;
  const agenda = items.map(({ number, title }) => `${number}. ${title}`).join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${uuidOf('meeting', council, pack.bodySlug, name)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `DTSTART;TZID=Europe/London:${date.replaceAll('-', '')}T${time.replace(':', '').padStart(4, '0')}00`,
    ...endOf(meeting),
    `SUMMARY:${escapedText(`${body}, ${council}`)}`,
    `LOCATION:${escapedText(venue.kind === 'place' ? venue.address : 'Held remotely')}`,
    `DESCRIPTION:${escapedText(`Agenda\n${agenda}`)}`,
    ...(address === undefined ? [] : [`URL:${address}${page}`]),
    'END:VEVENT',
  ];
}

/** Known once there are minutes. */
function endOf({ source }: SiteMeetingPage): readonly string[] {
  const ended = source.minutes?.minuted.ended;
  if (ended === undefined || ended <= source.pack.meeting.time) return [];
  const day = source.pack.meeting.date.replaceAll('-', '');
  return [`DTEND;TZID=Europe/London:${day}T${ended.replace(':', '').padStart(4, '0')}00`];
}

/** RFC 5545, 3.3.11. */
function escapedText(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** RFC 5545, 3.1: at most 75 octets a line, the next one beginning with a space; no character is parted. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
