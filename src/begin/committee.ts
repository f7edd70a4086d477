/** What a new committee's folder holds. Asks nothing and writes nothing. */
import { join } from 'node:path';
import type { committeeQuestions } from './asked.js';
import type { NewFile } from './new-files.js';
import type { Answers } from './questions.js';
import { yamlText } from './yaml-text.js';

/** The files of the committee in `folder` (absolute). */
export function committeeFiles(
  folder: string,
  answers: Answers<typeof committeeQuestions>,
): readonly NewFile[] {
  return [{ path: join(folder, 'committee.yaml'), content: committeeYaml(answers) }];
}

function committeeYaml(answers: Answers<typeof committeeQuestions>): string {
  const { name, time, venue, chair, viceChair } = answers;
  const members = (answers.members ?? '')
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
  const known = chair !== undefined || viceChair !== undefined || members.length > 0;
  // Where nothing is known of it, the whole group is an example.
  const mark = known ? '' : '# ';
  const one = (key: string, value: string | undefined): string =>
    value === undefined
      ? `  ${known ? '# ' : ''}${key}: Councillor Example`
      : `  ${key}: ${yamlText(value)}`;
  const others = members.length === 0 ? ['Councillor Example'] : members.map(yamlText);
  const off = known && members.length === 0 ? '# ' : '';
  return `# WHO SITS ON IT, and what is nearly always the same. Change it after an election.
name: ${yamlText(name)}

# By the 24-hour clock, in quotation marks. A meeting that differs says so in its pack.yaml.
time: ${yamlText(time)}
venue: ${yamlText(venue)}

${[
  'membership:',
  one('chair', chair),
  one('vice-chair', viceChair),
  '  # Everybody else. The chair and vice-chair need not be named again.',
  `  ${off}councillors:`,
  ...others.map((member) => `  ${off}  - ${member}`),
]
  .map((line) => mark + line)
  .join('\n')}
`;
}
