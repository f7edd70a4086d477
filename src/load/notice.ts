/** What a council, a meeting and an item say of notices, as it is written. Counts nothing. */
import * as z from 'zod';
import { given } from '../model/given.js';
import type { DecisionNotices, NoticeSettings, PrivateNotice } from '../model/notice.js';
import { choice, count, day, find, group, namedDay, text } from './values.js';

/** Towns and communities go by the same rules as parishes. */
const body = choice(['principal', 'parish', 'town', 'community']).transform((word) =>
  word === 'principal' ? word : ('parish' as const),
);

export const noticeSettings = group({
  body: body
    .optional()
    .describe('What kind of body it is. A parish, town or community council has rules of its own.'),
  days: count
    .optional()
    .describe('Clear days of notice that standing orders ask for, where more than the law’s.'),
  weekends: choice(['count', 'skip'])
    .optional()
    .describe('Whether Saturdays and Sundays count as days of notice.'),
  'days-left-out': z
    .array(namedDay)
    .optional()
    .describe('Other days that do not count: a day, and behind it what day it is.'),
  'executive-days': choice(['calendar', 'working'])
    .optional()
    .describe('Whether an executive’s notices are counted in calendar or in working days.'),
}).transform(
  ({ body, days, weekends, ...rest }): NoticeSettings =>
    given({
      body,
      days,
      weekends,
      daysLeftOut: rest['days-left-out'],
      executiveDays: rest['executive-days'],
    }),
);

const agreed = {
  'agreed-by': text.describe('Who agreed, by name and office.'),
  reason: text.describe('Why it cannot wait.'),
};

/** Two notices, or who agreed that there need be none, and why. */
export const privateNotice = group({
  published: day.optional().describe('The day of the first notice.'),
  again: day.optional().describe('The day of the second notice.'),
  'agreed-by': text
    .optional()
    .describe('Who agreed that there need be no notice, by name and office.'),
  reason: text.optional().describe('Why there was no time for a notice.'),
}).transform(({ published, again, 'agreed-by': agreedBy, reason }, context): PrivateNotice => {
  if (agreedBy !== undefined && reason !== undefined) return { kind: 'agreed', agreedBy, reason };
  if (published !== undefined && agreedBy === undefined && reason === undefined) {
    return given({ kind: 'notice' as const, published, again });
  }
  return find(context, { kind: 'bad-private-notice' });
});

export const decisionShape = {
  'notice-published': day.optional().describe('The day on which the key decision was announced.'),
  'general-exception': group({
    notice: day.describe('The day of the notice.'),
    reason: text.describe('Why it could not be announced in time.'),
  })
    .optional()
    .describe('The key decision was announced late, by the general exception.'),
  'special-urgency': group(agreed)
    .optional()
    .describe('The key decision cannot wait even for that; who agreed, and why.'),
};

/** Undefined where an item says nothing of its key decision's notice. */
export function decisionOf(
  values: { readonly [Key in keyof typeof decisionShape]: z.output<(typeof decisionShape)[Key]> },
): DecisionNotices | undefined {
  const urgency = values['special-urgency'];
  const notices: DecisionNotices = given({
    published: values['notice-published'],
    generalException: values['general-exception'],
    specialUrgency: urgency && { agreedBy: urgency['agreed-by'], reason: urgency.reason },
  });
  return Object.keys(notices).length === 0 ? undefined : notices;
}
