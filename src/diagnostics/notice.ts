/** What can be wrong with the notice of a meeting, and of what an executive decides there. Counts nothing. */
import { formatLongDay } from '../model/date.js';
import type { Day, Nation } from '../model/meeting.js';
import type { Count, CountBothWays, ExecutiveLaw, NoticeBody } from '../model/notice.js';
import { nationNames } from './nation-names.js';
import { error, warning } from './problem.js';

type None = Readonly<Record<string, never>>;

const said = (day: Day): string => formatLongDay(day, 'en-GB');

/** "4 clear days", "1 clear day". */
function counted(number: number, words: string): string {
  return `${number} ${number === 1 ? words.replace(/days$/, 'day') : words}`;
}

/** "only 21 clear days before the meeting on …, where 28 are needed". */
function short({ clear, needed }: Count, words: string, meeting: Day): string {
  return `${clear === 0 ? `not one ${words.replace(/days$/, 'day')}` : `only ${counted(clear, words)}`} before the meeting on ${said(meeting)}, where ${needed} ${needed === 1 ? 'is' : 'are'} needed`;
}

/** Both days, where they are two. */
function lastDay({
  lastInLaw,
  lastInPractice,
}: Omit<Count, 'published' | 'clear' | 'needed' | 'enough'>): string {
  return lastInLaw === lastInPractice
    ? `The last day for it was ${said(lastInLaw)}.`
    : `The last day for it was ${said(lastInLaw)}; the last working day ${said(lastInPractice)}.`;
}

/** Both counts of 28 days, where they disagree. */
function otherWay({ calendar, working, decides }: CountBothWays): string | undefined {
  const other = decides === 'calendar' ? working : calendar;
  if (!other.enough) return undefined;
  return 'With weekends and bank holidays counted it is early enough: “executive-days: calendar” under “notice:” counts so.';
}

const words = 'clear days';

export const noticeProblems = {
  'published-missing': error<{ last: Day | undefined }>(
    () => 'The pack does not say on which day the agenda is published.',
    ({ last }) => [
      last === undefined
        ? 'Write the day behind “published:” in pack.yaml, such as 2019-06-25.'
        : `Write “published: ${last}” or an earlier day in pack.yaml: ${said(last)} is the last working day on which to publish it.`,
    ],
  ),
  'notice-too-short': warning<{
    count: Count;
    meeting: Day;
    law: string;
    words: string;
    shorter: string | undefined;
    /** The council's name is that of a parish, and it is counted as another. */
    perhapsParish: boolean;
  }>(
    ({ count, meeting, law, words }) =>
      `The agenda is published on ${said(count.published)}, ${short(count, words, meeting)} (${law}).`,
    ({ count, shorter, perhapsParish }) => [
      perhapsParish
        ? 'Counted as for a principal council: a parish, town or community council writes “notice:” in council.yaml, and below it “  body: parish”.'
        : undefined,
      `${lastDay(count)} Publish by then, or hold the meeting later.`,
      shorter === undefined
        ? undefined
        : `If the meeting is convened at shorter notice (${shorter}), write “short-notice:” in pack.yaml, and behind it why.`,
      '“pack check” shows which days count.',
    ],
  ),
  'notice-rule-missing': warning<{
    body: NoticeBody;
    nation: Nation;
    bodies: readonly NoticeBody[];
  }>(
    ({ body, nation }) =>
      `No rule is known here for the notice of a meeting of a ${body === 'parish' ? 'parish, town or community council' : 'principal council'} in ${nationNames[nation]}, so its days were not counted.`,
    ({ bodies }) => [
      `Known there: ${bodies.join(', ')}. Correct “body:” under “notice:”, or “nation:” in council.yaml.`,
    ],
  ),
  'short-notice-unknown': warning<{ law: string }>(
    ({ law }) =>
      `The meeting is said to be convened at shorter notice, but ${law} is not known to allow that.`,
    () => ['Look it up before the meeting is held: what it decides may not stand.'],
  ),
  'short-notice-not-needed': warning<None>(
    () => 'The meeting is said to be convened at shorter notice, but its notice is long enough.',
    () => ['Delete the line “short-notice:”.'],
  ),
  'executive-rules-missing': warning<{ nation: Nation }>(
    ({ nation }) =>
      `This is an executive, but its notices of key decisions and private meetings are not known here for ${nationNames[nation]}, and were not looked at.`,
    () => [
      'Look after them yourself; the notice of the meeting was counted as for other meetings.',
    ],
  ),
  'day-beyond-calendar': error<{ day: Day }>(
    ({ day }) =>
      `No calendar of bank holidays here reaches the year of ${day}, so that nothing was counted.`,
    () => ['Correct the year, as in 2019-06-25.'],
  ),
  'notice-outside-executive': warning<None>(
    () =>
      'This item names a notice of a key decision or of a private meeting, but the committee is not an executive.',
    () => ['If it is one, write “executive: yes” in committee.yaml; else delete the lines.'],
  ),

  'key-decision-without-notice': warning<{ law: ExecutiveLaw }>(
    ({ law: { law, keyDecision } }) =>
      `This is a key decision, but no notice of it is named: a document that lists it has to be public for ${keyDecision.days} clear days before (${law}, ${keyDecision.provision}).`,
    (data) => [
      'Write “notice-published:” with the day on which that document was published.',
      ...waysOut(data),
    ],
  ),
  'key-decision-notice-too-short': warning<{
    notice: CountBothWays;
    meeting: Day;
    law: ExecutiveLaw;
  }>(
    ({ notice, meeting, law: { law, keyDecision } }) => {
      const count = notice[notice.decides];
      return `The notice of this key decision was published on ${said(count.published)}, ${short(count, words, meeting)} (${law}, ${keyDecision.provision}).`;
    },
    (data) => [lastDay(data.notice[data.notice.decides]), otherWay(data.notice), ...waysOut(data)],
  ),
  'general-exception-too-short': warning<{ count: Count; meeting: Day; law: ExecutiveLaw }>(
    ({ count, meeting, law: { law, generalException } }) =>
      `The scrutiny chair was given notice of this key decision on ${said(count.published)}, ${short(count, words, meeting)} (${law}, ${generalException.provision}).`,
    ({ count, law: { law, specialUrgency } }) => [
      lastDay(count),
      `If the scrutiny chair has agreed that it is urgent (${law}, ${specialUrgency.provision}), write “special-urgency:” with “agreed-by:” and “reason:”.`,
    ],
  ),

  'private-meeting-without-notice': warning<{
    law: ExecutiveLaw;
    /** The item has a notice as a key decision. */
    listed: boolean;
  }>(
    ({ law: { law, privateMeeting } }) =>
      `Something of this item is not for publication, but no notice is named that this part of the meeting is private: it has to be public for ${privateMeeting.days} clear days before (${law}, ${privateMeeting.provision}).`,
    ({ listed, law: { law, privateMeeting, privateUrgency } }) => [
      listed
        ? `The notice of the key decision is another one and does not stand for it, unless it says that the matter is private.`
        : undefined,
      `Write “private-notice:” in the item’s file, or in pack.yaml for all items: “published:” with the day of that notice, and “again:” with that of the second one, ${privateMeeting.again} clear days before.`,
      `If the scrutiny chair has agreed that it cannot wait (${law}, ${privateUrgency.provision}), write “agreed-by:” and “reason:” there instead.`,
    ],
  ),
  'private-notice-too-short': warning<{ notice: CountBothWays; meeting: Day; law: ExecutiveLaw }>(
    ({ notice, meeting, law: { law, privateMeeting } }) => {
      const count = notice[notice.decides];
      return `The notice that this part of the meeting is private was published on ${said(count.published)}, ${short(count, words, meeting)} (${law}, ${privateMeeting.provision}).`;
    },
    ({ notice, law: { law, privateUrgency } }) => [
      lastDay(notice[notice.decides]),
      otherWay(notice),
      `If the scrutiny chair has agreed that it cannot wait (${law}, ${privateUrgency.provision}), write “agreed-by:” and “reason:” under “private-notice:” instead.`,
    ],
  ),
  'private-notice-not-repeated': warning<{ law: ExecutiveLaw; last: Day }>(
    ({ law: { law, privateMeeting } }) =>
      `The notice that this part of the meeting is private has to be published again, ${privateMeeting.again} clear days before, with what was said against it (${law}, ${privateMeeting.provision}).`,
    ({ last }) => [
      `Write “again:” with the day of the second notice under “private-notice:”; ${said(last)} is the last working day for it.`,
    ],
  ),
  'private-notice-again-too-short': warning<{ count: Count; meeting: Day; law: ExecutiveLaw }>(
    ({ count, meeting, law: { law, privateMeeting } }) =>
      `The second notice that this part of the meeting is private was published on ${said(count.published)}, ${short(count, words, meeting)} (${law}, ${privateMeeting.provision}).`,
    ({ count }) => [lastDay(count)],
  ),
};

/** What the Regulations allow where 28 days were not kept. */
function waysOut({
  law: { law, generalException, specialUrgency },
}: {
  readonly law: ExecutiveLaw;
}): readonly string[] {
  return [
    `Where it could not be listed in time, write “general-exception:” with “notice:” (the day on which the scrutiny chair was told, ${generalException.days} clear days before) and “reason:” (${law}, ${generalException.provision}).`,
    `Where it cannot wait so long, write “special-urgency:” with “agreed-by:” (the scrutiny chair) and “reason:” (${law}, ${specialUrgency.provision}).`,
  ];
}
