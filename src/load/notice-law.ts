/** Reads the rules of notice that come with the program, one file a nation, and its calendar. Counts nothing. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { given } from '../model/given.js';
import { type Nation, nations } from '../model/meeting.js';
import {
  type CalendarLaw,
  confidences,
  leftOutKinds,
  type NoticeLaw,
  noticeBodies,
} from '../model/notice.js';
import { choice, day, group, text } from './values.js';
import { parseYaml } from './yaml.js';

/** The folder of the rules; the same from src/ and from dist/. */
const builtInNotice = new URL('../../templates/notice/', import.meta.url);

const word = text.refine((value) => value !== '');
const number = text.refine((value) => /^[1-9]\d{0,3}$/.test(value)).transform(Number);

const rule = group({
  body: choice(noticeBodies),
  from: day.optional(),
  days: number,
  words: word,
  'left-out': z.array(choice(leftOutKinds)),
  law: word,
  shorter: word.optional(),
  source: word,
  confidence: choice(confidences),
});

const provision = { provision: word };

const shape = group({
  nation: choice(nations),
  checked: day,
  rules: z.array(rule).nonempty(),
  executive: group({
    from: day.optional(),
    law: word,
    meeting: group(provision),
    'key-decision': group({ days: number, ...provision }),
    'private-meeting': group({ days: number, again: number, ...provision }),
    'general-exception': group({ days: number, ...provision }),
    'special-urgency': group(provision),
    'private-urgency': group(provision),
    source: word,
    confidence: choice(confidences),
  }).optional(),
});

const calendarShape = group({
  compared: group({ first: number, last: number }),
  corrections: z.array(
    group({ day, holiday: word, nations: z.array(choice(nations)).nonempty(), source: word }),
  ),
  mourning: z.array(group({ first: day, last: day, name: word, source: word })),
});

/** Throws where a file is missing or broken: the program is not installed whole then. */
export async function readNoticeLaw(
  nation: Nation,
  folder: URL = builtInNotice,
): Promise<NoticeLaw> {
  const [law, calendar] = await Promise.all([
    readSound(new URL(`${nation}.yaml`, folder), shape),
    readSound(new URL('bank-holidays.yaml', folder), calendarShape),
  ]);
  if (law.nation !== nation) {
    throw new Error(`The program's own rules of notice in ${nation}.yaml are of another nation.`);
  }
  const { executive } = law;
  return given({
    nation,
    checked: law.checked,
    rules: law.rules.map(({ 'left-out': leftOut, ...rest }) => given({ ...rest, leftOut })),
    executive: executive && {
      ...given({ from: executive.from }),
      law: executive.law,
      meeting: executive.meeting,
      keyDecision: executive['key-decision'],
      privateMeeting: executive['private-meeting'],
      generalException: executive['general-exception'],
      specialUrgency: executive['special-urgency'],
      privateUrgency: executive['private-urgency'],
    },
    calendar: calendarOf(calendar, nation),
  });
}

function calendarOf(
  { compared, corrections, mourning }: z.output<typeof calendarShape>,
  nation: Nation,
): CalendarLaw {
  return {
    compared,
    corrections: corrections
      .filter(({ nations: those }) => those.includes(nation))
      .map((one) =>
        given({ day: one.day, name: one.holiday === 'none' ? undefined : one.holiday }),
      ),
    mourning: mourning.map(({ first, last, name }) => ({ first, last, name })),
  };
}

async function readSound<Schema extends z.ZodType>(
  url: URL,
  schema: Schema,
): Promise<z.output<Schema>> {
  const file = fileURLToPath(url);
  const { value, diagnostics } = parseYaml(await readFile(file, 'utf8'), file);
  const read = schema.safeParse(value?.data);
  if (!read.success || diagnostics.length > 0) {
    throw new Error(`The program's own rules of notice in ${file} are not sound.`, {
      cause: read.error,
    });
  }
  return read.data;
}
