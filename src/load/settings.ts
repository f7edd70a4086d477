/** The settings that a council, a committee and a meeting share. Decides nothing between them. */
import * as z from 'zod';

import { commentRules, type NumberingRules } from '../model/agenda.js';
import { checkRules } from '../model/finding.js';

import { given } from '../model/given.js';
import type { Venue } from '../model/meeting.js';
import type { NoticeSource, Settings } from '../model/source.js';
import { callInSettings } from './call-in.js';
import type { FieldValues } from './fields.js';
import { minutesSettings } from './minutes/settings.js';
import { noticeSettings } from './notice.js';
import {
  choice,
  eachCheck,
  group,
  language,
  list,
  person,
  text,
  timeOfDay,
  yesNo,
} from './values.js';
import type { YamlSource } from './yaml.js';

const contact = z.union([
  text.transform((name): z.output<typeof fullContact> => ({ name })),
  z.lazy(() => fullContact),
]);
const fullContact = group({
  name: text.optional(),
  title: text.optional(),
  phone: text.optional(),
  email: text.optional(),
});

export const settingsShape = {
  address: z
    .union([text.transform((lines) => lines.split('\n').map((line) => line.trim())), list])
    .optional(),
  'proper-officer': person.optional(),
  contact: contact.optional(),
  website: text.optional(),
  webcast: text.optional(),
  language: language.optional(),
  venue: text.optional(),
  time: timeOfDay.optional(),
  notices: list.optional(),
  numbering: group({
    from: choice(['front-sheet', 'documents']).optional(),
    duplex: yesNo.optional(),
    'part-b': choice(['separate', 'continue']).optional(),
  }).optional(),
  comments: choice(commentRules).optional(),
  'report-headings': list.optional(),
  checks: group(eachCheck(choice(checkRules).optional())).optional(),
  minutes: minutesSettings.optional(),
  'call-in': callInSettings.optional(),
  notice: noticeSettings.optional(),
};

export function settingsOf(
  values: FieldValues<typeof settingsShape>,
  source: YamlSource,
): Settings {
  const { address, website, webcast, language, time, contact, numbering } = values;
  const officer = values['proper-officer'];
  // What is written and wrong has been reported, and is not to be called missing as well.
  const standIn = <T>(key: string, value: T): T | undefined =>
    Reflect.get(Object(source.data), key) === undefined ? undefined : value;
  return given({
    address,
    properOfficer: officer === undefined ? undefined : given(officer),
    contact: contact === undefined ? undefined : given(contact),
    website,
    webcast,
    language,
    venue: values.venue === undefined ? standIn('venue', noVenue) : venueOf(values.venue),
    time: time ?? standIn('time', '00:00'),
    notices: values.notices?.map((notice, index) => noticeOf(notice, source, index)),
    numbering: numbering === undefined ? undefined : numberingOf(numbering),
    comments: values.comments,
    reportHeadings: values['report-headings'],
    checks: values.checks === undefined ? undefined : given(values.checks),
    minutes: values.minutes,
    callIn: values['call-in'],
    notice: values.notice,
  });
}

function numberingOf({
  from,
  duplex,
  'part-b': partB,
}: NonNullable<FieldValues<typeof settingsShape>['numbering']>): Partial<NumberingRules> {
  return given({ from, duplex, partB });
}

const noVenue: Venue = { kind: 'place', address: '' };

function venueOf(venue: string): NonNullable<Settings['venue']> {
  return /^(held )?remote(ly)?$/i.test(venue)
    ? { kind: 'remote' }
    : { kind: 'place', address: venue };
}

function noticeOf(notice: string, source: YamlSource, index: number): NoticeSource {
  const at = source.valueAt(['notices', index]);
  return /^[a-z0-9-]+$/.test(notice)
    ? { kind: 'standing', name: notice, at }
    : { kind: 'text', text: { source: notice, at } };
}
