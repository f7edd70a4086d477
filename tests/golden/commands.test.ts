/** What the commands say: help, a good pack, a warning, several packs, wrong usage. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { type CouncilFolder, makeCouncil, meeting, packYaml } from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere, runProcess } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const golden = openTranscripts(
  new URL('./commands.md', import.meta.url),
  'What the commands say',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of a small council.',
);

const strictly = 'planning/2024-10-10';
const broken = 'planning/2024-11-14';

let cache: string;
let folder: CouncilFolder;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  const pdf = await pdfFile(3);
  const minutes = `---
standing: minutes
documents:
  - reports/minutes.md
---
`;
  folder = await makeCouncil(pdf, {
    [`${meeting}/pack.yaml`]: packYaml
      .replace('    - 02', '    - minutes-in-july\n    - 02')
      .replace('agenda:', 'previous-meeting: 2024-07-11\nagenda:'),
    [`${meeting}/items/minutes-in-july.md`]: minutes,
    [`${meeting}/reports/minutes.md`]:
      '# Minutes of 11 July 2024\n\n1.1 The Chair welcomed everybody.\n',
    [`${strictly}/pack.yaml`]: `date: 2024-10-10
published: 2024-10-03
agenda:
  part-a:
    - apologies
    - 02-wall
`,
    [`${strictly}/items/02-wall.md`]:
      '---\ntitle: Sea wall\n---\n\nTo agree the <b>lower</b> tender.\n',
    [`${broken}/pack.yaml`]: `date: 2024-11-14
published: 2024-11-07
agenda:
  part-a:
    - apologies
    - 02-wal
`,
    [`${broken}/items/02-wall.md`]: '---\ntitle: Sea wall\n---\n',
  });
});

afterAll(async () => {
  await folder.remove();
  await rm(cache, { recursive: true });
});

function told(line: string, run: typeof runHere = runHere): () => Promise<Told> {
  return async () => {
    const [, ...args] = line.split(' ');
    const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
    const replace = [
      [folder.around, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, ...(await run(args, where)) };
  };
}

const { section } = golden;

section('The program’s help', 'All there is, on one screen.', told('pack --help', runProcess));
section('Its version', 'The number alone.', told('pack --version', runProcess));
section('Help for build', 'Its options.', told('pack build --help'));
section('Help for plan', 'Its options.', told('pack plan --help'));
section('Help for check', 'Its options.', told('pack check --help'));

section(
  'Building a sound pack',
  'The agenda with its pages, and where the file is.',
  told(`pack build ${meeting}`, runProcess),
);
section('Planning it', 'The same pages, and nothing is written.', told(`pack plan ${meeting}`));
section(
  'Planning it for a script',
  'The page map, as the contract has it.',
  told(`pack plan --json ${meeting}`, runProcess),
);
section(
  'Building it for a script',
  'Where the files are, and what they are.',
  told(`pack build --json ${meeting}`),
);
section('Checking it', 'One line says that all is well.', told(`pack check ${meeting}`));
section('Checking it for a script', 'No diagnostics.', told(`pack check --json ${meeting}`));
section(
  'Building it quietly',
  'Only errors are worth a word.',
  told(`pack build --quiet ${meeting}`),
);

section(
  'A warning',
  'It is shown, and the pack is built all the same.',
  told(`pack build ${strictly}`),
);
section(
  'A warning where warnings count',
  'With --strict it stops the build.',
  told(`pack build --strict ${strictly}`),
);
section('A warning, quietly', 'Warnings are no errors.', told(`pack check --quiet ${strictly}`));
section(
  'A warning where warnings count, quietly',
  'What stops the build is said.',
  told(`pack check --quiet --strict ${strictly}`),
);
section(
  'Two packs, one of them wrong',
  'The sound one is built, and the exit code tells that not all is well.',
  told(`pack build ${broken} ${meeting}`),
);
section(
  'Two packs, one of them wrong, for a script',
  'One answer for each, in the order in which they were named.',
  told(`pack plan --json ${broken} ${strictly}`),
);

section(
  'One pack over another',
  'Nothing is built: both would be the same file.',
  told(`pack build --out together ${meeting} ${strictly} ${meeting}/../2024-09-12`),
);

section('An unknown option', 'Wrong usage.', told(`pack build --colour ${meeting}`, runProcess));
section('An unknown command', 'Wrong usage.', told(`pack bild ${meeting}`));
section('No command', 'Wrong usage: there is nothing to do.', told('pack'));
section('An unknown edition', 'Wrong usage.', told(`pack build --edition press ${meeting}`));
section(
  'The members’ edition',
  'Nothing is restricted here: the same pages under another name.',
  told(`pack build --edition members ${meeting}`),
);

section(
  'A folder that is no meeting’s',
  'Meetings below it are named.',
  told('pack build planning'),
);
section('A folder that does not exist', 'Perhaps it is misspelt.', told('pack build planing'));
section(
  'A file instead of a folder',
  'Its folder is named.',
  told(`pack build ${meeting}/pack.yaml`),
);
section(
  'Standing in the wrong folder',
  'Without a folder’s name the one that you stand in is meant.',
  told('pack check'),
);
section(
  'A place for the pack below a file',
  'A folder that cannot be made: the machine’s fault, not the pack’s.',
  told(`pack build --out council.yaml/out ${meeting}`),
);
section(
  'A cache below a file',
  'The same for the folder of finished pieces.',
  told(`pack build --cache council.yaml/cache ${meeting}`),
);
