/** The count of a meeting's notice as a clerk reads it: day by day, and by when to publish. Counts nothing. */
import { nationNames } from '../diagnostics/nation-names.js';
import { formatLongDay } from '../model/date.js';
import type { Day } from '../model/meeting.js';
import type {
  Count,
  CountBothWays,
  CountedDay,
  ItemNotices,
  LeftOut,
  MeetingNotice,
  Notices,
} from '../model/notice.js';

/** One line each, without an end. Nothing where nothing was counted. */
export function noticeLines(notices: Notices | undefined): readonly string[] {
  if (notices === undefined) return [];
  const { meeting, items } = notices;
  return [
    `  Notice of the meeting on ${said(meeting.meeting)}`,
    `  ${ruleLine(meeting)}`,
    ...meeting.days.map((day) => `    ${dayLine(day, meeting)}`),
    ...conclusion(meeting).map((line) => `  ${line}`),
    ...items.flatMap(itemLines).map((line) => `  ${line}`),
  ];
}

function said(day: Day): string {
  return formatLongDay(day, 'en-GB');
}

/** "Wed 3 Jul 2019", in columns. */
function briefly(day: Day): string {
  const [weekday = '', date = '', month = '', year = ''] = said(day).split(' ');
  return `${weekday.slice(0, 3)} ${date.padStart(2)} ${month.slice(0, 3)} ${year}`;
}

function ruleLine({ nation, body, rule, ownDays }: MeetingNotice): string {
  const whose = body === 'parish' ? ', parish and community councils' : '';
  const name = nationNames[nation];
  const number = `${rule.days} ${rule.days === 1 ? rule.words.replace(/days$/, 'day') : rule.words}`;
  const own = ownDays ? ', the number as the council has it' : '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${whose}: ${number} (${rule.law})${own}; ${leftOut(rule.leftOut)}`;
}

const kinds: Readonly<Record<LeftOut, string>> = {
  saturdays: 'Saturdays',
  sundays: 'Sundays',
  'bank-holidays': 'bank holidays',
  'christmas-break': 'the Christmas break',
  'easter-break': 'the Easter break',
  mourning: 'days of mourning',
};

function leftOut(those: readonly LeftOut[]): string {
  const names = those.map((kind) => kinds[kind]);
  const last = names.at(-1);
  if (last === undefined) return 'every day counts';
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `not counted: ${list}`;
}

function dayLine(one: CountedDay, { count }: MeetingNotice): string {
  const day = briefly(one.day);
  switch (one.kind) {
    case 'published':
      return `${day}   ${count === undefined ? 'the last day on which to publish' : 'the agenda is published'}`;
    case 'meeting':
      return `${day}   the meeting`;
    case 'counted':
      return `${day}   ${one.number}`;
    case 'left-out':
      return `${day}   –  ${one.why}`;
  }
}

function conclusion(notice: MeetingNotice): readonly string[] {
  const { rule, beyondCalendar } = notice;
  return [
    verdict(notice),
    ...(beyondCalendar
      ? [
          'Bank holidays that are proclaimed once only are not known for all of these days: look them up.',
        ]
      : []),
    ...(rule.confidence === 'high'
      ? []
      : [`How sure this rule is: ${rule.confidence}. ${rule.source}`]),
  ];
}

function verdict(notice: MeetingNotice): string {
  const { count, rule, shortNotice } = notice;
  if (count === undefined) return publishBy(notice);
  // A meeting that cannot wait is not put off because somebody could have published earlier.
  if (shortNotice !== undefined && !count.enough) {
    const { clear, needed } = count;
    return `${clear} of ${needed} ${rule.words}: convened at shorter notice. ${shortNotice}`;
  }
  return `${have(count, rule.words)} ${publishBy(notice)}`;
}

function have({ clear, needed, enough }: Count, words: string): string {
  const number = `${clear} ${clear === 1 ? words.replace(/days$/, 'day') : words}`;
  if (!enough) return `${number}: too few, ${needed} are needed.`;
  return clear === needed ? `${number}: just enough.` : `${number}: enough, ${needed} are needed.`;
}

function publishBy({
  lastInLaw,
  lastInPractice,
}: Pick<MeetingNotice, 'lastInLaw' | 'lastInPractice'>): string {
  return lastInLaw === lastInPractice
    ? `Publish by ${said(lastInLaw)}.`
    : `Publish by ${said(lastInLaw)}; the last working day is ${said(lastInPractice)}.`;
}

function itemLines({ item, keyDecision, privateMeeting }: ItemNotices): readonly string[] {
  return [
    ...(keyDecision === undefined
      ? []
      : [
          `Item ${item}, key decision`,
          ...twoCounts('notice', keyDecision.notice),
          ...(keyDecision.generalException === undefined
            ? []
            : [oneCount('general exception', keyDecision.generalException)]),
          ...(keyDecision.specialUrgency === undefined
            ? []
            : [`  special urgency, agreed by ${keyDecision.specialUrgency.agreedBy}`]),
        ]),
    ...(privateMeeting === undefined
      ? []
      : [
          `Item ${item}, meeting in private`,
          ...(privateMeeting.agreement === undefined
            ? twoCounts('notice', privateMeeting.notice)
            : [agreementLine(privateMeeting.agreement)]),
          ...(privateMeeting.again === undefined
            ? []
            : [oneCount('second notice', privateMeeting.again)]),
        ]),
  ];
}

function agreementLine({ agreedBy }: { readonly agreedBy?: string }): string {
  return agreedBy === undefined
    ? '  without notice, as was agreed'
    : `  without notice, agreed by ${agreedBy}`;
}

function twoCounts(name: string, notice: CountBothWays | undefined): readonly string[] {
  if (notice === undefined) return [`  ${name}: none`];
  const { calendar, working, decides } = notice;
  const way = (which: 'calendar' | 'working', count: Count): string =>
    `    ${which === 'calendar' ? 'every day counted' : 'working days only'}: ${count.clear} of ${count.needed}, ${count.enough ? 'enough' : 'too few'}${which === decides ? '' : ' (does not decide here)'}; last day ${said(count.lastInPractice)}`;
  return [
    `  ${name} published ${said(calendar.published)}`,
    way('calendar', calendar),
    way('working', working),
  ];
}

function oneCount(name: string, count: Count): string {
  return `  ${name} ${said(count.published)}: ${count.clear} of ${count.needed} clear days, ${count.enough ? 'enough' : 'too few'}; last day ${said(count.lastInPractice)}`;
}
