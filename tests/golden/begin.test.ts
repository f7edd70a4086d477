/** How one begins: what README says, word for word, and what is refused on the way. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere, runProcess } from '../support/run-command.js';
import { openTranscripts } from '../support/transcripts.js';

const golden = openTranscripts(
  new URL('./begin.md', import.meta.url),
  'How one begins',
  'Written by `UPDATE_GOLDEN=1 npm test`; one command after the other, from an empty folder on, without a terminal.',
);

let folder: string;
let cache: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pack-begin-')));
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  await mkdir(join(folder, 'inbox'));
  const files = {
    'sea-wall.md': '# Repair of the sea wall\n\n1.1 The wall has moved.\n',
    'tenders.md': '# Tenders\n\nQuillfeather Ltd offers to do it for a song.\n',
    'budget.pdf': await pdfFile(3),
    'plan.pdf': await pdfFile(1),
    'sheet.xyz': 'a,b\n',
    'wrong.pdf': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, 'inbox', name), content);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(cache, { recursive: true });
});

/** `sources` are files to be shown as they are afterwards. */
function step(
  title: string,
  about: string,
  line: string,
  { at = '.', sources = [] as readonly string[], run = runHere } = {},
): void {
  golden.section(title, about, async () => {
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    const where = { cwd: join(folder, at), env: { PACK_CACHE: cache } };
    const told = await run(args.slice(1), where);
    const shown = await Promise.all(
      sources.map(async (path) => [path, await readFile(join(where.cwd, path), 'utf8')] as const),
    );
    const replace = [
      [folder, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, sources: Object.fromEntries(shown), ...told };
  });
}

const council = 'marsh-tolling-parish-council';
const committee = `${council}/planning-committee`;
const meeting = `${committee}/2025-03-06`;

step('Help for init', 'Three kinds of folder.', 'pack init --help');
step('Help for init council', 'The answers as options.', 'pack init council --help');
step('Help for init meeting', 'Likewise.', 'pack init meeting --help');
step('Help for add', 'What it takes.', 'pack add --help');
step('Help for doctor', 'What it takes.', 'pack doctor --help');
step('Help for schema', 'What it takes.', 'pack schema --help');
step('Help for completion', 'What it takes.', 'pack completion --help');

step('Nobody can be asked', 'The options that are needed are named.', 'pack init council', {
  run: runProcess,
});
step(
  'A council',
  'Its folder is named after it; the files explain themselves.',
  'pack init council --name "Marsh Tolling Parish Council" --nation england --body parish --contact "The Clerk" --phone "01632 960419"',
  { sources: [`${council}/council.yaml`, `${council}/.vscode/settings.json`], run: runProcess },
);
step(
  'The same again',
  'Nothing is written over.',
  'pack init council --name "Marsh Tolling Parish Council" --nation england',
);
step('A committee outside a council', 'First things first.', 'pack init committee --name Planning');
step(
  'A committee',
  'In the council’s folder.',
  'pack init committee --name "Planning Committee" --time 7.30pm --venue "The Reading Room, Quay Street" --chair "Councillor Edith Wray" --members "Councillor Tom Sallow, Councillor Bea Marram"',
  { at: council, sources: ['planning-committee/committee.yaml'] },
);
step(
  'A meeting on a day that is none',
  'It is said how days are written.',
  'pack init meeting --date 6/3/2025',
  {
    at: committee,
  },
);
step(
  'A meeting whose agenda comes after it',
  'That cannot be right.',
  'pack init meeting --date 2025-03-06 --published 2025-03-07',
  { at: committee },
);
step(
  'A meeting',
  'Time and place are the committee’s.',
  'pack init meeting --date 2025-03-06 --published 2025-02-26 --previous-meeting 2025-01-09',
  { at: committee, sources: ['2025-03-06/pack.yaml'] },
);
step('It can be built at once', 'Standing items only.', 'pack build', { at: meeting });

step(
  'A paper',
  'A new item, before what the agenda ends with.',
  'pack add "Repair of the sea wall" ../../../inbox/sea-wall.md',
  {
    at: meeting,
    sources: ['items/03-repair-of-the-sea-wall.md', 'pack.yaml'],
  },
);
step('The same paper again', 'Nothing is written over.', 'pack add 3 ../../../inbox/sea-wall.md', {
  at: meeting,
});
step(
  'An exempt paper without a reason',
  'Members have to read one.',
  'pack add 3 ../../../inbox/tenders.md --exempt 3',
  { at: meeting },
);
step(
  'An exempt paper',
  'A second paper of the same item.',
  'pack add repair-of-the-sea-wall ../../../inbox/tenders.md --role appendix --exempt 3 --reason "It says what each firm offered"',
  { at: meeting, sources: ['items/03-repair-of-the-sea-wall.md'] },
);
step(
  'The minutes',
  'A standing item gets a paper.',
  'pack add minutes ../../../inbox/budget.pdf --after disclosures --title "Minutes of 9 January 2025" --json',
  {
    at: meeting,
    sources: ['items/03-minutes.md'],
  },
);
step('A paper of an unknown kind', 'It is refused.', 'pack add 3 ../../../inbox/sheet.xyz', {
  at: meeting,
});
step('A picture that is called a PDF', 'It is refused.', 'pack add 3 ../../../inbox/wrong.pdf', {
  at: meeting,
});
step('A paper that is not there', 'It is refused.', 'pack add 3 ../../../inbox/none.pdf', {
  at: meeting,
});
step(
  'An item that is not there',
  'Numbers are those of the agenda.',
  'pack add 9 ../../../inbox/plan.pdf',
  { at: meeting },
);
step(
  'A role that is none',
  'Those that there are.',
  'pack add 3 ../../../inbox/budget.pdf --role annex',
  { at: meeting },
);
step('Outside a meeting', 'There is nothing to add to.', 'pack add 3 ../../inbox/plan.pdf', {
  at: committee,
});
step('What came of it', 'The pages of every item; the exempt paper is not there.', 'pack build', {
  at: meeting,
});

step('The kinds of file', 'A line for each.', 'pack schema');
step('One schema', 'JSON.', 'pack schema standing');
step('A schema that is none', 'Those that there are.', 'pack schema committees');
step(
  'All schemas',
  'Into a folder, over older ones.',
  'pack schema --all --out .pack/schemas --json',
  { at: council },
);

test('the public pack’s map does not name what is exempt', async () => {
  const map = await readFile(
    join(folder, meeting, 'out', 'planning-committee-2025-03-06-public-pack.json'),
    'utf8',
  );
  expect(map).toContain('Minutes of 9 January 2025');
  expect(map).not.toMatch(/tenders|Quillfeather/i);
});

test('the doctor’s answer for a script', async () => {
  const where = { cwd: join(folder, meeting), env: { PACK_CACHE: cache, PACK_NO_SANDBOX: '1' } };
  const { stdout, exitCode } = await runHere(['doctor', '--json'], where);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ version: 1, ok: true });
  const names = answer.findings.map(({ name }: { readonly name: string }) => name);
  expect(names).toEqual([
    'Node',
    'Browser',
    'Fonts',
    'Converters',
    'PDFium',
    'qpdf',
    'Cache',
    'Private',
  ]);
  const browser = answer.findings[1];
  expect(browser.state).toBe('attention');
  expect(browser.found.join()).toMatch(/without its sandbox/);
  expect(exitCode).toBe(0);
});

test('a doctor who finds no browser ends like a build without one', async () => {
  const where = { cwd: folder, env: { PACK_CACHE: cache, PACK_BROWSER: join(folder, 'none') } };
  const { stdout, exitCode } = await runHere(['doctor'], where);
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^FAIL {2}Browser/m);
});
