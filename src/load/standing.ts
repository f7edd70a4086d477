/** Reads a standing text. Knows nothing of which meeting will use it. */
import { basename } from 'node:path';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { nations } from '../model/meeting.js';
import type { StandingText } from '../model/source.js';
import { readFields } from './fields.js';
import type { MarkdownFile } from './front-matter.js';
import { choice, day, text } from './values.js';

export const shape = {
  standing: text.describe('The name by which agendas call this text.'),
  title: text.describe('The item’s title on the agenda.'),
  from: day
    .optional()
    .describe(
      'The day from which the text holds; of several, the latest before the meeting is taken.',
    ),
  nation: choice(nations)
    .optional()
    .describe('The nation whose councils it is for; all where missing.'),
};

type Level = StandingText['level'];

/** No value where the name or the title is missing. */
export function readStanding(file: MarkdownFile, level: Level): Checked<StandingText> {
  const { front, body } = file;
  const { values, diagnostics } = readFields(front, shape);
  const { standing, title, from, nation } = values;
  if (standing === undefined || title === undefined) return { diagnostics };
  return {
    value: {
      name: standing,
      level,
      title,
      ...given({ from, nation }),
      text: body,
      at: { file: front.file, line: 1, column: 1 },
    },
    diagnostics,
  };
}

/** What stands for a file that cannot be read, so that its name is still known: "disclosures.2024.md". */
export function standInStanding(file: string, level: Level): StandingText {
  const at = { file, line: 1, column: 1 };
  const name = basename(file).split('.')[0] ?? '';
  return { name, level, title: name, text: { source: '', at }, at };
}
