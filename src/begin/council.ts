/** What a new council's folder holds. Asks nothing and writes nothing. */
import { join } from 'node:path';
import type { councilQuestions } from './asked.js';
import { editorFiles } from './editor.js';
import type { NewFile } from './new-files.js';
import type { Answers } from './questions.js';
import { yamlText } from './yaml-text.js';

/** The files of the council in `folder` (absolute). */
export function councilFiles(
  folder: string,
  answers: Answers<typeof councilQuestions>,
): readonly NewFile[] {
  return [
    { path: join(folder, 'council.yaml'), content: councilYaml(answers) },
    { path: join(folder, '.gitignore'), content: gitignore, yields: true },
    ...editorFiles(folder),
  ];
}

const gitignore = `# What pack makes is made again from the sources.
out/
`;

function councilYaml(answers: Answers<typeof councilQuestions>): string {
  const { name, nation, body, contact, phone, email, website } = answers;
  const line = (key: string, value: string | undefined, example: string): string =>
    value === undefined ? `  # ${key}: ${example}` : `  ${key}: ${yamlText(value)}`;
  const anyContact = [contact, phone, email].some((value) => value !== undefined);
  return `# ABOUT THE COUNCIL: what holds for every meeting. Write it once.
#
# Lines that begin with # are notes for you, and the program skips them. All else is "key: value",
# with a space after the colon. What belongs to the line above stands further to the right: use
# spaces for that, never the Tab key.

# The full name, as it stands at the head of the agenda.
name: ${yamlText(name)}

# Whose law the standing wording follows: england, wales, scotland or northern-ireland.
nation: ${nation}

# How many days before a meeting its agenda has to be public depends on this:
# principal, parish, town or community.
${body === undefined ? '# notice:\n#   body: parish' : `notice:\n  body: ${body}`}

# Whom people ask about a meeting.
${
  anyContact
    ? [
        'contact:',
        line('name', contact, 'The Clerk'),
        line('phone', phone, '01632 960000'),
        line('email', email, 'clerk@example.gov.uk'),
      ].join('\n')
    : '# contact:\n#   name: The Clerk\n#   phone: 01632 960000\n#   email: clerk@example.gov.uk'
}

${website === undefined ? '# website: www.example.gov.uk' : `website: ${yamlText(website)}`}

# A picture in this folder (SVG, PNG or JPEG), and the council's own colour.
# logo: logo.svg
# colour: "#1d4b63"

# Texts for the foot of the front sheet: names of standing texts, or sentences of your own.
notices:
  - public-welcome
`;
}
