/** What a new meeting's folder holds. Asks nothing and writes nothing. */
import { join } from 'node:path';
import type { meetingQuestions } from './asked.js';
import type { NewFile } from './new-files.js';
import type { Answers } from './questions.js';
import { yamlText } from './yaml-text.js';

/** The files of the meeting in `folder` (absolute). Its agenda has standing items only, so that it can be built at once. */
export function meetingFiles(
  folder: string,
  answers: Answers<typeof meetingQuestions>,
): readonly NewFile[] {
  return [
    { path: join(folder, 'pack.yaml'), content: packYaml(answers) },
    { path: join(folder, 'items', 'README.md'), content: itemsReadme },
    { path: join(folder, 'reports', 'README.md'), content: reportsReadme },
  ];
}

const itemsReadme = `Here lies one file for each item of the agenda that is not a standing item.
\`pack add "Title of the item" file-of-the-report.docx\` writes it for you.
`;

const reportsReadme = `Here lie the papers: PDF, Word, Markdown and pictures. \`pack add\` copies them here.
`;

function packYaml(answers: Answers<typeof meetingQuestions>): string {
  const { date, published, previousMeeting, time, venue } = answers;
  const own = [
    ...(time === undefined ? [] : [`time: ${yamlText(time)}`]),
    ...(venue === undefined ? [] : [`venue: ${yamlText(venue)}`]),
  ].map((line) => `${line}\n`);
  return `# ONE MEETING. Days are written year-month-day.
date: ${date}
${own.join('')}
# The day on which the agenda is made public. "pack check" counts the days of notice.
published: ${published}

# The day of the meeting before, for "Minutes of the previous meeting".
${previousMeeting === undefined ? '# previous-meeting: 2025-01-09' : `previous-meeting: ${previousMeeting}`}

# THE AGENDA, in order. Do not number the items: they are counted for you. Each line is the name of
# a file in items/ or of a standing item, whose words are there already. "pack add" adds items.
agenda:
  - apologies
  - disclosures
  - urgent-business
`;
}
