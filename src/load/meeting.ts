/** Reads pack.yaml. Knows nothing of the item files that its agenda names. */
import { basename } from 'node:path';
import * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import { daysBetween } from '../model/date.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { AgendaEntry, MeetingSource } from '../model/source.js';
import { readFields } from './fields.js';
import { itemNameOf } from './item-name.js';
import { membership } from './membership.js';
import { privateNotice } from './notice.js';
import { settingsOf, settingsShape } from './settings.js';
import { day, dayOrDays, group, list, listOrText, text } from './values.js';
import type { Path, YamlSource } from './yaml.js';

export const shape = {
  date: day.describe('The day of the meeting: year-month-day. The folder is named by it.'),
  published: day.optional().describe('The day on which the agenda is made public.'),
  'supplements-published': dayOrDays
    .optional()
    .describe(
      'The days on which supplements are made public, in their order: first the first one’s.',
    ),
  'short-notice': text
    .optional()
    .describe('Why the meeting is called with less notice than the law asks for.'),
  'private-notice': privateNotice
    .optional()
    .describe(
      'Of an executive: the notices that the meeting, or a part of it, is held in private.',
    ),
  'previous-meeting': day
    .optional()
    .describe('The day of the meeting before this one, whose minutes are approved.'),
  substitutes: listOrText
    .optional()
    .describe('Who stands in for whom at this meeting, one a line.'),
  membership: membership
    .optional()
    .describe('Who sits on the committee at this meeting, in place of what committee.yaml says.'),
  agenda: z
    .union([
      list,
      group({
        'part-a': list.describe('Business open to the public.'),
        'part-b': list.optional().describe('Business not for publication.'),
      }),
    ])
    .describe(
      'The items in their order: each line is the name of a file in items/ or of a standing item. They are numbered for you.',
    ),
  'binding-order': list.optional().describe('Items whose papers are bound before the others.'),
  ...settingsShape,
};

/** The agenda's lines, which are of use even where the rest of pack.yaml is not. */
export interface AgendaSource {
  readonly inParts: boolean;
  readonly partA: readonly AgendaEntry[];
  readonly partB: readonly AgendaEntry[];
}

export interface MeetingReading extends Checked<MeetingSource> {
  readonly agenda?: AgendaSource;
}

/** No value where the date or the agenda is missing, or a day of publication that cannot be read is written. */
export function readMeeting(written: YamlSource, meetingFolder: string): MeetingReading {
  const { values, source, diagnostics: found } = readFields(written, shape);
  const entries: Entries = (names, path) =>
    (names ?? []).map((name, index) => ({
      name: itemNameOf(name),
      at: source.valueAt([...path, index]),
    }));
  const agenda = values.agenda && agendaOf(values.agenda, entries);
  const { date, published } = values;
  const previousMeeting = values['previous-meeting'];
  const shortNotice = values['short-notice'] || undefined;
  const supplements = values['supplements-published'] ?? [];
  const dates = { date, published, previousMeeting, supplements };
  const diagnostics = [...found, ...checkDates(dates, source, basename(meetingFolder))];
  // What is written and wrong has been reported, and is not to be called missing as well.
  const unread =
    published === undefined && Reflect.get(Object(source.data), 'published') !== undefined;
  if (date === undefined || unread || agenda === undefined) {
    return { diagnostics, ...(agenda === undefined ? {} : { agenda }) };
  }
  return {
    value: {
      date,
      ...given({
        published,
        publishedAt: published === undefined ? undefined : source.valueAt(['published']),
        shortNotice:
          shortNotice === undefined
            ? undefined
            : { reason: shortNotice, at: source.valueAt(['short-notice']) },
        privateNotice: values['private-notice'],
        supplementsPublished: values['supplements-published'],
      }),
      ...(previousMeeting === undefined ? {} : { previousMeeting }),
      substitutes: values.substitutes ?? [],
      ...(values.membership === undefined ? {} : { membership: values.membership }),
      ...agenda,
      bindingOrder: entries(values['binding-order'], ['binding-order']),
      ...settingsOf(values, source),
      at: source.keyAt([]),
    },
    diagnostics,
    agenda,
  };
}

type Written = z.output<typeof shape.agenda>;
type Entries = (names: readonly string[] | undefined, path: Path) => readonly AgendaEntry[];

/** A plain list is an agenda without parts, all of it public unless an item says otherwise. */
function agendaOf(written: Written, entries: Entries): AgendaSource {
  if ('part-a' in written) {
    return {
      inParts: true,
      partA: entries(written['part-a'], ['agenda', 'part-a']),
      partB: entries(written['part-b'], ['agenda', 'part-b']),
    };
  }
  return { inParts: false, partA: entries(written, ['agenda']), partB: [] };
}

/** In days. Agendas are issued a week or two before the meeting; what is older was copied. */
const longestNotice = 42;

/** In days. Even a body that meets once a year does so within a year and a month. */
const longestGap = 400;

interface Dates {
  readonly date: string | undefined;
  readonly published: string | undefined;
  readonly previousMeeting: string | undefined;
  readonly supplements: readonly string[];
}

function checkDates(dates: Dates, source: YamlSource, folder: string): readonly Diagnostic[] {
  const { date, published, previousMeeting: previous } = dates;
  if (date === undefined) return [];
  const diagnostics: Diagnostic[] = [];
  const at = (key: string) => ({ at: source.valueAt([key]) });
  const named = /^(\d{4}-\d{2}-\d{2})(-.+)?$/.exec(folder)?.[1];
  if (named === undefined) {
    diagnostics.push(diagnose('folder-without-date', { folder, date }, at('date')));
  } else if (named !== date) {
    diagnostics.push(diagnose('folder-date-differs', { folder, date }, at('date')));
  }
  // Days of this form sort as text.
  if (published !== undefined && published > date) {
    diagnostics.push(diagnose('published-after-meeting', { published, date }, at('published')));
  }
  if (published !== undefined && daysBetween(published, date) > longestNotice) {
    diagnostics.push(diagnose('published-long-before', { published, date }, at('published')));
  }
  for (const [index, day] of dates.supplements.entries()) {
    const after = dates.supplements[index - 1] ?? published;
    if (day <= date && (after === undefined || day >= after)) continue;
    const data = { number: index + 1, day, date, after };
    diagnostics.push(diagnose('supplement-published-wrongly', data, at('supplements-published')));
  }
  if (previous !== undefined && previous >= date) {
    const data = { previous, date };
    diagnostics.push(diagnose('previous-meeting-not-earlier', data, at('previous-meeting')));
  }
  if (previous !== undefined && daysBetween(previous, date) > longestGap) {
    const data = { previous, date };
    diagnostics.push(diagnose('previous-meeting-long-before', data, at('previous-meeting')));
  }
  return diagnostics;
}
