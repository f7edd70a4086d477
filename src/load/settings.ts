/** The settings that a council, a committee and a meeting share. Decides nothing between them. */
import * as z from 'zod';

import { commentRules, convertRules, type NumberingRules } from '../model/agenda.js';
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
  name: text.optional().describe('The person, or the office, whom people ask.'),
  title: text.optional().describe('The person’s title, such as Democratic Services Officer.'),
  phone: text.optional().describe('The telephone number as it is printed.'),
  email: text.optional().describe('The address for letters by e-mail.'),
});

export const settingsShape = {
  address: z
    .union([text.transform((lines) => lines.split('\n').map((line) => line.trim())), list])
    .optional()
    .describe('The council’s postal address: a list, one line of it after another.'),
  'proper-officer': person.optional().describe('Who signs the summons: a name, or name and title.'),
  contact: contact
    .optional()
    .describe('Whom people ask about the meeting: a name, or name, title, phone and email.'),
  website: text.optional().describe('The council’s website, such as www.example.gov.uk.'),
  webcast: text.optional().describe('The address where the meeting can be watched.'),
  language: language
    .optional()
    .describe('The language of the pack as a code, such as en-GB or cy. Dates are printed in it.'),
  venue: text.optional().describe('Where the meeting is held, in one line; or the word remote.'),
  time: timeOfDay
    .optional()
    .describe('When the meeting begins, by the 24-hour clock and in quotation marks: "17:00".'),
  notices: list
    .optional()
    .describe(
      'What stands at the foot of the front sheet: names of standing texts, or sentences of your own.',
    ),
  numbering: group({
    from: choice(['front-sheet', 'documents'])
      .optional()
      .describe('Page 1 is the front sheet, or the first of the documents.'),
    duplex: yesNo
      .optional()
      .describe('Whether every paper starts on a right-hand page, after a blank if need be.'),
    'part-b': choice(['separate', 'continue'])
      .optional()
      .describe('Part B counts R1, R2 … of its own (separate), or goes on from Part A (continue).'),
  })
    .optional()
    .describe('How pages are numbered.'),
  comments: choice(commentRules)
    .optional()
    .describe(
      'What becomes of comments in PDFs: kept, flattened (what the page shows of them) or dropped.',
    ),
  convert: choice(convertRules)
    .optional()
    .describe(
      'What Word documents keep: their structure, set in the council’s style, or their layout, for which LibreOffice is needed.',
    ),
  'report-headings': list.optional().describe('Headings that every report must have.'),
  checks: group(
    eachCheck((name) =>
      choice(checkRules)
        .optional()
        .describe(
          `What becomes of what the check ${name} finds: nothing (off), a warning, or an error, which stops the build.`,
        ),
    ),
  )
    .optional()
    .describe('How strict each check is (docs/checks.md).'),
  minutes: minutesSettings.optional().describe('How minutes are numbered and set.'),
  'call-in': callInSettings.optional().describe('For how long decisions may be called in.'),
  notice: noticeSettings
    .optional()
    .describe('How the days of notice before a meeting are counted.'),
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
    convert: values.convert,
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
