/** What a clerk reads after the meeting: a draft, minutes that are sound, and each kind of mistake. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { type Files, makeCouncil, meeting } from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const golden = openTranscripts(
  new URL('./minutes.md', import.meta.url),
  'What a clerk reads after the meeting',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of a small council.',
);

let cache: string;
let pdf: Uint8Array;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  pdf = await pdfFile(3);
});

afterAll(() => rm(cache, { recursive: true }));

const file = `${meeting}/minutes.md`;

const sound = `---
present:
  - Councillor Edith Wray
  - Councillor Tom Sallow
in-attendance: [Ines Vale, Clerk]
apologies: Councillor Bea Marram
ended: "20:45"
---

## 1. Apologies for absence

Apologies were received from Councillor Bea Marram.

## 2. Repair of the sea wall

RESOLVED: That the lower tender be accepted. (For 1, against 0, abstained 1.)

ACTION: Ines Vale to write to the contractor, by 30 September 2024.

## 3. Budget for 2025/26

Members considered the paper on pages 3 to 5 of the agenda.

RESOLVED: That the draft budget be agreed.
`;

const wrong = sound
  .replace('ended: "20:45"', 'endet: "20:45"\nfirst-number: 7')
  .replace('For 1, against 0, abstained 1', 'For 2, against 1')
  .replace('## 3. Budget for 2025/26', '## Urgent: Fallen tree')
  .replace('pages 3 to 5', 'pages 3 to 50')
  .replace('Ines Vale to write', 'Write');

function told(line: string, changes: Files, shown: readonly string[] = []): () => Promise<Told> {
  return async () => {
    const folder = await makeCouncil(pdf, changes);
    const [, ...args] = line.split(' ');
    const ran = await runHere(args, { cwd: folder.council, env: { PACK_CACHE: cache } });
    const sources = await Promise.all(
      shown.map(async (path) => [path, await readFile(folder.file(path), 'utf8')] as const),
    );
    await folder.remove();
    const replace = [
      [folder.around, ''],
      [packVersion, '<version>'],
    ] as const;
    const size = /\d+ kB/g;
    return {
      command: line,
      replace,
      ...ran,
      stderr: ran.stderr.replace(size, '… kB'),
      sources: Object.fromEntries(sources),
    };
  };
}

const { section } = golden;

section(
  'A draft',
  'There are no minutes yet: the agenda is their draft.',
  told(`pack minutes ${meeting}`, {}, [file]),
);
section(
  'Minutes',
  'Sound ones, and how they are numbered.',
  told(`pack minutes ${meeting}`, { [file]: sound }),
);
section(
  'Mistakes',
  'All at once, each with its place.',
  told(`pack minutes ${meeting}`, { [file]: wrong }, [file]),
);
section(
  'Mistakes, told by check',
  'Once there are minutes, check looks at them too.',
  told(`pack check ${meeting}`, { [file]: sound.replace('pages 3 to 5', 'pages 3 to 50') }),
);

const closed: Files = {
  [`${meeting}/pack.yaml`]: `date: 2024-09-12
published: 2024-09-05
agenda:
  part-a: [apologies, 02-sea-wall, exclusion-parish]
  part-b: [04-tender]
`,
  [`${meeting}/items/04-tender.md`]: `---
title: Tender of Quagga and Sons
public-title: Works at the quay
access:
  exempt:
    paragraphs: [3]
    reason: The firm’s prices.
---
`,
};
const closedMinutes = sound
  .replace(/## 3\.[\s\S]*$/, '')
  .concat(`## 3. Exclusion of the press and public

RESOLVED: That the press and public be excluded.

## 4. Works at the quay

A tender was accepted.
`);
const exemptFile = `${meeting}/minutes-exempt.md`;
const exemptMinutes = `## 4. Tender of Quagga and Sons

Quagga and Sons are to be paid 41,000 pounds.
`;
const withMinutes = { ...closed, [file]: closedMinutes };

section(
  'Minutes of what was not public',
  'Members’ minutes are asked for, and only the public ones are there: a draft of the others.',
  told(`pack minutes --edition members ${meeting}`, withMinutes, [exemptFile]),
);
section(
  'Members’ minutes',
  'Both files in one.',
  told(`pack minutes --edition members ${meeting}`, {
    ...withMinutes,
    [exemptFile]: exemptMinutes,
  }),
);
section(
  'Restricted business without a minute of its own',
  'Members are told which.',
  told(`pack minutes --edition members ${meeting}`, { ...withMinutes, [exemptFile]: '' }),
);
section(
  'The same in public',
  'Nobody is told what is, or is not, in the other file.',
  told(`pack minutes ${meeting}`, { ...withMinutes, [exemptFile]: exemptMinutes }),
);

const named = closedMinutes.replace(
  'ended:',
  'Tender of Quagga: withdrawn\nnot-minuted:\n  Quagga and Sons: [a]\nended:',
);
section(
  'Words that may name what is not public',
  'A key that is none is not repeated in a public run …',
  told(`pack minutes ${meeting}`, { ...closed, [file]: named }),
);
section(
  'The same words, to members',
  '… and is in a members’ run.',
  told(`pack minutes --edition members ${meeting}`, {
    ...closed,
    [file]: named,
    [exemptFile]: exemptMinutes,
  }),
);

const notice = `---
item: 2
decided-by: The Committee
published: 2024-09-16
---

## Decision

That the lower tender be accepted.

## Reasons

It is the lower one.
`;
const decisionFile = `${meeting}/decisions/sea-wall.md`;
section(
  'Notices of decisions',
  'They have a PDF of their own, with minutes or before.',
  told(`pack minutes ${meeting}`, { [file]: sound, [decisionFile]: notice }),
);
section(
  'A notice that is wrong',
  'Each mistake with its place.',
  told(`pack minutes ${meeting}`, {
    [file]: sound,
    [decisionFile]: notice
      .replace('item: 2', 'item: 9')
      .replace('2024-09-16', '2024-09-01')
      .replace('## Reasons', '## Grounds'),
  }),
);
