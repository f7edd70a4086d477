/** Nothing restricted: such a pack is refused, its papers are never opened, and nobody reads their names. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  budget,
  type CouncilFolder,
  type Files,
  makeCouncil,
  meeting,
  packYaml,
} from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { type Ran, runHere, runProcess } from '../support/run-command.js';
import { openTranscripts } from '../support/transcripts.js';

const golden = openTranscripts(
  new URL('./restricted.md', import.meta.url),
  'What is said of a pack with something restricted in it',
  'Written by `UPDATE_GOLDEN=1 npm test`. In each pack something is called “Closure of Mill Lane home”, and its paper is reports/mill-lane-closure.pdf. Neither may appear here.',
);

const recorder = fileURLToPath(new URL('../support/record-opened.js', import.meta.url));

/** What no reader may learn: a title, a file, a text. */
const secret = /mill.?lane|gladys/i;
const secretItem = `${meeting}/items/04-mill-lane.md`;
const secretPaper = `${meeting}/reports/mill-lane-closure.pdf`;
const secretPicture = `${meeting}/reports/mill-lane-plan.png`;

const withItem = `${packYaml}    - 04-mill-lane\n`;

function item(access: string): string {
  return `---
title: Closure of Mill Lane home
${access}documents:
  - file: reports/mill-lane-closure.pdf
    title: Closure of Mill Lane home, business case
---

To consider what Gladys Orme has offered.

![Plan of Mill Lane](../reports/mill-lane-plan.png)
`;
}

interface Case {
  readonly title: string;
  readonly about: string;
  readonly files: Files;
  readonly code: string;
  /** Where the mistake is. */
  readonly at: string;
}

const exempt = `access:
  exempt:
    paragraphs: [3]
    reason: The business affairs of Gladys Orme
`;

const cases: readonly Case[] = [
  {
    title: 'An exempt item',
    about: 'In Part A, with a reason that gives it away.',
    files: { [`${meeting}/pack.yaml`]: withItem, [secretItem]: item(exempt) },
    code: 'not-public-yet',
    at: `${meeting}/pack.yaml:8:7`,
  },
  {
    title: 'A confidential item',
    about: 'In Part A.',
    files: { [`${meeting}/pack.yaml`]: withItem, [secretItem]: item('access: confidential\n') },
    code: 'not-public-yet',
    at: `${meeting}/pack.yaml:8:7`,
  },
  {
    title: 'An exempt document of a public item',
    about: 'An appendix to the public budget.',
    files: {
      [`${meeting}/items/03-budget.md`]: budget.replace(
        '---\n\n',
        '  - file: reports/mill-lane-closure.pdf\n    title: Closure of Mill Lane home\n    access: exempt\n---\n\n',
      ),
    },
    code: 'not-public-yet',
    at: `${meeting}/items/03-budget.md:6:11`,
  },
  {
    title: 'An entry in Part B',
    about: 'Its own file says nothing of access.',
    files: {
      [`${meeting}/pack.yaml`]: `${packYaml}  part-b:\n    - 04-mill-lane\n`,
      [secretItem]: item(''),
    },
    code: 'part-b-not-yet',
    at: `${meeting}/pack.yaml:9:7`,
  },
];

let pdf: Uint8Array;

beforeAll(async () => {
  pdf = await pdfFile(1);
});

/** A council with the secret papers in it, and a cache of its own beside it. */
async function withCouncil<T>(
  files: Files,
  work: (folder: CouncilFolder, cache: string) => Promise<T>,
): Promise<T> {
  const cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  // No PDF and no picture: whoever reads them says so.
  const papers = { [secretPaper]: 'Gladys Orme', [secretPicture]: 'Gladys Orme' };
  const folder = await makeCouncil(pdf, { ...papers, ...files });
  try {
    return await work(folder, cache);
  } finally {
    await folder.remove();
    await rm(cache, { recursive: true, force: true });
  }
}

describe('transcripts', () => {
  for (const one of cases) {
    golden.section(one.title, one.about, () =>
      withCouncil(one.files, async (folder, cache) => {
        const before = await folder.listing();
        const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
        const ran = await runHere(['build', meeting], where);
        expectRefusal(ran, one);
        for (const args of [['plan'], ['check', '--json']]) {
          const same = await runHere([...args, meeting], where);
          expect(same.exitCode).toBe(1);
          expect(same.stdout + same.stderr).not.toMatch(secret);
        }
        expect(await folder.listing(), 'nothing is written').toEqual(before);
        return { command: `pack build ${meeting}`, replace: [[folder.around, '']], ...ran };
      }),
    );
  }
});

function expectRefusal({ stdout, stderr, exitCode }: Ran, { code, at }: Case): void {
  const found = [...stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, found]) => found);
  expect(found, 'its own diagnostic, and no other').toEqual([code]);
  expect(stderr).toContain(`  at ${at}\n`);
  expect(stdout + stderr).not.toMatch(secret);
  expect(exitCode).toBe(1);
}

describe('what the process touches', () => {
  let log: string;

  beforeAll(async () => {
    log = join(await mkdtemp(join(tmpdir(), 'pack-test-log-')), 'opened.txt');
  });
  afterAll(() => rm(join(log, '..'), { recursive: true, force: true }));

  /** The command as a process that writes down every path it gives to the file system. */
  async function recorded(folder: CouncilFolder, cache: string) {
    await writeFile(log, '');
    const env = { PACK_CACHE: cache, RECORD_OPENED: log };
    const node = ['--import', recorder];
    const ran = await runProcess(['build', '--json', meeting], { cwd: folder.council, env }, node);
    const paths = new Set((await readFile(log, 'utf8')).split('\n'));
    return { ran, paths };
  }

  test.each(cases)('$title: its papers are never opened', (one) =>
    withCouncil(one.files, async (folder, cache) => {
      const { ran, paths } = await recorded(folder, cache);
      expectRefusal(ran, one);
      expect([...paths], 'public papers are').toContain(
        folder.file(`${meeting}/reports/budget.pdf`),
      );
      const secrets = [...paths].filter((path) => secret.test(path));
      // An item's own file says what its access is: it must be read, and only it.
      expect(new Set(secrets)).toEqual(
        new Set(secretItem in one.files ? [folder.file(secretItem)] : []),
      );
      const kept = await everything(cache);
      expect(
        kept.names.some((name) => name.endsWith('.seg')),
        'the public paper',
      ).toBe(true);
      expect(kept.names.join('\n')).not.toMatch(secret);
      expect(kept.contents).not.toMatch(secret);
    }),
  );

  test('the same papers, when they are public, are seen to be opened', () =>
    withCouncil(
      { [`${meeting}/pack.yaml`]: withItem, [secretItem]: item('') },
      async (folder, cache) => {
        const { ran, paths } = await recorded(folder, cache);
        expect([...paths]).toContain(folder.file(secretPaper));
        expect([...paths]).toContain(folder.file(secretPicture));
        expect(ran.stderr).toContain('[not-a-pdf]');
        expect(ran.stderr).toContain('[image-format]');
        expect(ran.stdout).toMatch(secret);
      },
    ));
});

describe('names that are suggested', () => {
  test('the name of a restricted item is never offered for a misspelt one', () =>
    withCouncil(
      {
        [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mil\n    - something-else\n`,
        [secretItem]: item(exempt),
      },
      async (folder, cache) => {
        const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
        const { stderr } = await runHere(['build', meeting], where);
        expect(stderr).toContain('02-sea-wall');
        expect(stderr).not.toMatch(secret);
      },
    ));

  test('a restricted item that is not on the agenda is not spoken of', () =>
    withCouncil(
      // The paper that is missing ends the run before anything is printed.
      { [secretItem]: item(exempt), [`${meeting}/reports/budget.pdf`]: null },
      async (folder, cache) => {
        const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
        const { stderr } = await runHere(['check', meeting], where);
        expect(stderr.match(/^(error|warning)/gm)).toEqual(['error']);
        expect(stderr).toContain('[document-missing]');
        expect(stderr).not.toMatch(secret);
      },
    ));
});

/** Names and contents of all files below a folder. */
async function everything(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const names = entries.map(({ parentPath, name }) => join(parentPath, name));
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return { names, contents: contents.join('\n') };
}
