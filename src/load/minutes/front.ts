/** The front matter of minutes: who was there, when they began and ended. Knows nothing of the committee. */
import * as z from 'zod';
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { given } from '../../model/given.js';
import type { MemberGroup } from '../../model/meeting.js';
import type { MinutesSource, NotMinuted, Substitute } from '../../model/minutes.js';
import { readFields } from '../fields.js';
import { day, list, listOrText, text, timeOfDay } from '../values.js';
import type { YamlSource } from '../yaml.js';

/** A list of names, or lists under headings: "Foster carers". */
const people = z.union([
  text.transform((name): MemberGroup[] => [{ names: [name] }]),
  list.transform((names): MemberGroup[] => [{ names }]),
  z
    .record(z.string(), listOrText)
    .transform((groups): MemberGroup[] =>
      Object.entries(groups).map(([heading, names]) => ({ heading, names })),
    ),
]);

export const shape = {
  chair: text.optional().describe('Who was in the chair, where not the Chair.'),
  present: people.optional().describe('Members who were there: a list, or lists under headings.'),
  'in-attendance': people.optional().describe('Others who were there.'),
  absent: listOrText.optional().describe('Members who were not there and sent no apologies.'),
  apologies: listOrText.optional().describe('Members who sent apologies.'),
  substitutes: listOrText
    .optional()
    .describe('Who stood in for whom: Councillor A for Councillor B.'),
  started: timeOfDay.optional().describe('When the meeting began.'),
  ended: timeOfDay.optional().describe('When it ended.'),
  approved: day.optional().describe('The day of the meeting that approved these minutes.'),
  'first-number': text
    .optional()
    .describe('The number of the first minute, where the count does not go on from earlier ones.'),
  'not-minuted': z
    .record(z.string(), text)
    .optional()
    .describe('Items of the agenda that have no minute, and why.'),
};

export interface FrontReading {
  readonly front: Omit<MinutesSource, 'minutes' | 'at'>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every key of `written`, with all that is wrong with them. Who was present the public minutes say for both. */
export function readFront(written: YamlSource, isExempt: boolean): FrontReading {
  const { values, source, diagnostics: found } = readFields(written, shape);
  const diagnostics = [...found];
  const substitutes = (values.substitutes ?? []).flatMap((one, index): Substitute[] => {
    const pair = /^(.{2,}?),? (?:for|in place of) (.{2,})$/i.exec(one);
    if (pair !== null) return [{ name: pair[1]?.trim() ?? '', for: pair[2]?.trim() ?? '' }];
    const isList = Array.isArray(Reflect.get(Object(source.data), 'substitutes'));
    const at = source.valueAt(isList ? ['substitutes', index] : ['substitutes']);
    diagnostics.push(diagnose('substitute-unclear', { found: one }, { at }));
    return [];
  });
  const first = values['first-number'];
  const firstNumber =
    first !== undefined && /^[1-9]\d{0,5}$/.test(first) ? Number(first) : undefined;
  if (first !== undefined && firstNumber === undefined) {
    const at = source.valueAt(['first-number']);
    diagnostics.push(diagnose('first-number-unclear', { found: first }, { at }));
  }
  if (!isExempt && values.present === undefined && !('present' in Object(source.data))) {
    const at = source.keyAt(['present']);
    diagnostics.push(diagnose('minutes-without-attendance', {}, { at }));
  }
  const { chair, started, ended, approved } = values;
  const notMinuted = Object.entries(values['not-minuted'] ?? {}).map(
    ([item, why]): NotMinuted => ({ item, why, at: source.keyAt(['not-minuted', item]) }),
  );
  return {
    front: {
      attendance: {
        present: values.present ?? [],
        inAttendance: values['in-attendance'] ?? [],
        absent: values.absent ?? [],
        apologies: values.apologies ?? [],
        substitutes,
      },
      ...given({ chair, started, ended, approved, firstNumber }),
      notMinuted,
      placeOf: (key) => source.valueAt([key]),
    },
    diagnostics,
  };
}
