/**
 * Notice: from a pack's sources and the law, whether each notice of the meeting is early enough, and by when it had to be.
 * Plain data and diagnostics; reads no file, draws nothing, and knows no clock: which day is today makes no difference.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Edition } from '../model/access.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type {
  Count,
  CountedDay,
  MeetingNotice,
  NoticeLaw,
  NoticeRule,
  Notices,
} from '../model/notice.js';
import type { PackSource } from '../model/source.js';
import { openBankHolidays } from './bank-holidays.js';
import { isWorkingDay, whyNot } from './calendar.js';

import { type Counting, countFrom, dayByDay, lastDays } from './count.js';
import { yearOf } from './days.js';
import { executiveNotices } from './executive.js';
import { daysBeyondCalendar } from './known-days.js';
import { ruleFor, settledNotice } from './rule.js';

export { openCallIn } from './call-in.js';

/**
 * Counts every notice that the meeting needs. `reader` is for whom it is told: to the public, nothing of a restricted
 * item's own file.
 *
 * Errors: `published-missing`, and those of `daysBeyondCalendar`, after which nothing is counted. Warnings: `notice-too-short`, `notice-rule-missing`, `short-notice-unknown`,
 * `short-notice-not-needed`, `executive-rules-missing`, and those of `executiveNotices`. No value where the law knows no
 * rule for such a body.
 */
export async function countNotices(
  source: PackSource,
  law: NoticeLaw,
  reader: Edition,
): Promise<Checked<Notices>> {
  const { meeting, council, committee } = source;
  const settings = settledNotice([meeting, committee, council]);
  const body = settings.body ?? 'principal';
  // Before the Regulations came into force, what held is not known here.
  const inForce = (law.executive?.from ?? meeting.date) <= meeting.date;
  const executive = committee.executive && inForce ? law.executive : undefined;
  const rule = ruleFor(law, { body, date: meeting.date, settings, executive });
  if (rule === undefined) {
    const bodies = [...new Set(law.rules.map((one) => one.body))];
    const missing = diagnose(
      'notice-rule-missing',
      { body, nation: law.nation, bodies },
      { at: meeting.at },
    );
    // Without a rule nobody knows the last day; that there is no day of publication is told all the same.
    return { diagnostics: [missing, ...unpublished(source, undefined)] };
  }
  const holidays = await openBankHolidays(law.nation, law.calendar);
  const beyond = daysBeyondCalendar(source, reader, holidays);
  if (beyond.length > 0) return { diagnostics: beyond };
  const own = settings.daysLeftOut ?? [];
  const counting: Counting = {
    meeting: meeting.date,
    needed: rule.days,
    whyNot: whyNot(rule.leftOut, holidays, law.calendar, own),
    isWorkingDay: (day) => isWorkingDay(day, holidays, own),
  };
  const last = lastDays(counting);
  const { published } = meeting;
  const count = published === undefined ? undefined : countFrom(published, counting);
  const first = published ?? last.lastInLaw;
  const { compared } = law.calendar;
  const years = [first, meeting.date].map(yearOf);
  const notice: MeetingNotice = given({
    nation: law.nation,
    body,
    meeting: meeting.date,
    rule,
    ownDays: settings.days !== undefined,
    shortNotice: meeting.shortNotice?.reason,
    count,
    ...last,
    days: listedDays(dayByDay(first, counting)),
    beyondCalendar: years.some((year) => year < compared.first || year > compared.last),
  });
  const items = executiveNotices(source, reader, {
    law: executive,
    counting,
    decides: settings.executiveDays ?? 'calendar',
    everyDay: () => undefined,
  });
  return {
    value: { meeting: notice, items: items.value },
    diagnostics: [
      ...unpublished(source, last.lastInPractice),
      ...tooShort(source, rule, count),
      ...shortNotice(source, rule, count),
      ...(committee.executive && executive === undefined
        ? [diagnose('executive-rules-missing', { nation: law.nation }, { at: committee.at })]
        : []),
      ...items.diagnostics,
    ],
  };
}

/** More days than anybody reads one by one: agendas are issued a week or two before a meeting. */
const longestList = 60;

/** All of them, or the first and the last of a row that is too long. */
function listedDays(days: readonly CountedDay[]): readonly CountedDay[] {
  return days.length <= longestList
    ? days
    : days.filter(({ kind }) => kind === 'published' || kind === 'meeting');
}

function unpublished({ meeting }: PackSource, last: string | undefined): readonly Diagnostic[] {
  if (meeting.published !== undefined) return [];
  return [diagnose('published-missing', { last }, { at: meeting.at })];
}

/** What is published after the meeting has been told of already. */
function tooShort(
  { meeting, council }: PackSource,
  rule: NoticeRule,
  count: Count | undefined,
): readonly Diagnostic[] {
  if (count === undefined || count.enough || meeting.shortNotice !== undefined) return [];
  if (count.published > meeting.date) return [];
  const data = {
    count,
    meeting: meeting.date,
    law: rule.law,
    words: rule.words,
    shorter: rule.shorter,
    perhapsParish:
      rule.body === 'principal' && /\b(parish|town|community) council\b/i.test(council.name),
  };
  return [diagnose('notice-too-short', data, { at: meeting.publishedAt ?? meeting.at })];
}

function shortNotice(
  { meeting }: PackSource,
  { shorter, law }: NoticeRule,
  count: Count | undefined,
): readonly Diagnostic[] {
  if (meeting.shortNotice === undefined) return [];
  const where = { at: meeting.shortNotice.at };
  if (count?.enough) return [diagnose('short-notice-not-needed', {}, where)];
  return shorter === undefined ? [diagnose('short-notice-unknown', { law }, where)] : [];
}
