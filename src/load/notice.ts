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
  body: body.optional(),
  days: count.optional(),
  weekends: choice(['count', 'skip']).optional(),
  'days-left-out': z.array(namedDay).optional(),
  'executive-days': choice(['calendar', 'working']).optional(),
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

const agreed = { 'agreed-by': text, reason: text };

/** Two notices, or who agreed that there need be none, and why. */
export const privateNotice = group({
  published: day.optional(),
  again: day.optional(),
  'agreed-by': text.optional(),
  reason: text.optional(),
}).transform(({ published, again, 'agreed-by': agreedBy, reason }, context): PrivateNotice => {
  if (agreedBy !== undefined && reason !== undefined) return { kind: 'agreed', agreedBy, reason };
  if (published !== undefined && agreedBy === undefined && reason === undefined) {
    return given({ kind: 'notice' as const, published, again });
  }
  return find(context, { kind: 'bad-private-notice' });
});

export const decisionShape = {
  'notice-published': day.optional(),
  'general-exception': group({ notice: day, reason: text }).optional(),
  'special-urgency': group(agreed).optional(),
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
