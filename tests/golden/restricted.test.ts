/**
 * Nothing restricted in a public build: whether it ends in a pack or in mistakes, restricted papers are never opened, and
 * nobody reads their names.
 */
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
import { redCorner } from '../support/make-picture.js';
import { pdfFile } from '../support/pdf-files.js';
import { type Ran, runHere, runProcess } from '../support/run-command.js';
import { documentWith, helvetica } from '../support/small-document.js';
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

/** In Part A, with this access. */
const itemWith = (access: string): Files => ({
  [`${meeting}/pack.yaml`]: withItem,
  [secretItem]: item(access),
});

/** In Part B. */
const inPartB = (access: string): Files => ({
  [`${meeting}/pack.yaml`]: `${packYaml}  part-b:\n    - 04-mill-lane\n`,
  [secretItem]: item(access),
});

/** An appendix to the public budget. */
const appendixWith = (about: string): Files => ({
  [`${meeting}/items/03-budget.md`]: budget.replace(
    '---\n\n',
    `  - file: reports/mill-lane-closure.pdf\n    title: Closure of Mill Lane home\n${about}---\n\n`,
  ),
});

const exempt = `access:
  exempt:
    paragraphs: [3]
    reason: The business affairs of Gladys Orme
`;
const confidential = `access:
  confidential:
    ground: court-order
    words: Order of the court about Gladys Orme
`;
const indented = (lines: string): string => lines.replace(/^/gm, '    ').replace(/ +$/, '');

interface Case {
  readonly title: string;
  readonly about: string;
  readonly files: Files;
}

const sound: readonly Case[] = [
  {
    title: 'An exempt item',
    about: 'In Part A, with a reason that gives it away, and no public title.',
    files: itemWith(exempt),
  },
  { title: 'A confidential item', about: 'In Part A.', files: itemWith(confidential) },
  {
    title: 'An item in Part B',
    about: 'With a public title.',
    files: inPartB(`public-title: Future of a care home\n${exempt}`),
  },
  {
    title: 'An exempt document of a public item',
    about: 'An appendix to the public budget.',
    files: appendixWith(indented(exempt)),
  },
];

interface Mistake extends Case {
  readonly code: string;
  /** Where the mistake is. */
  readonly at: string;
}

const agendaLine = `${meeting}/pack.yaml:8:7`;
const documentLine = `${meeting}/items/03-budget.md:6:11`;

const mistakes: readonly Mistake[] = [
  {
    title: 'An exempt item without a paragraph',
    about: 'In Part A.',
    files: itemWith('access: exempt\n'),
    code: 'exemption-without-paragraph',
    at: agendaLine,
  },
  {
    title: 'An exempt item under a Welsh paragraph',
    about: 'The council is in England.',
    files: itemWith('access:\n  exempt:\n    paragraphs: [14]\n    reason: Gladys Orme\n'),
    code: 'exemption-paragraph-unknown',
    at: agendaLine,
  },
  {
    title: 'An exempt item under words in place of a number',
    about: 'The words are not repeated: messages are printed on public build servers.',
    files: itemWith('access:\n  exempt:\n    paragraphs: [Mill Lane]\n    reason: Gladys Orme\n'),
    code: 'exemption-paragraph-unknown',
    at: agendaLine,
  },
  {
    title: 'An exempt document without a reason',
    about: 'An appendix to the public budget.',
    files: appendixWith('    access:\n      exempt:\n        paragraphs: [3]\n'),
    code: 'exemption-without-reason',
    at: documentLine,
  },
  {
    title: 'A confidential item without its ground',
    about: 'In Part A.',
    files: itemWith('access: confidential\n'),
    code: 'confidential-without-ground',
    at: agendaLine,
  },
  {
    title: 'A confidential document on a ground that the Act does not know',
    about: 'An appendix to the public budget.',
    files: appendixWith('    access:\n      confidential:\n        ground: Gladys asked for it\n'),
    code: 'confidential-ground-unknown',
    at: documentLine,
  },
  {
    title: 'A confidential item that does not say what its ground rests on',
    about: 'In Part A.',
    files: itemWith('access:\n  confidential:\n    ground: enactment\n'),
    code: 'confidential-without-words',
    at: agendaLine,
  },
  {
    title: 'An entry in Part B that does not say why it is there',
    about: 'Its own file says nothing of access.',
    files: inPartB(''),
    code: 'part-b-without-access',
    at: `${meeting}/pack.yaml:9:7`,
  },
];

let pdf: Uint8Array;
/** With other pages: the same file under two names would be a mistake of its own. */
let another: Uint8Array;

beforeAll(async () => {
  pdf = await pdfFile(1);
  another = await pdfFile(2);
});

/** A council with the secret papers in it, and a cache of its own beside it. */
async function withCouncil<T>(
  files: Files,
  work: (folder: CouncilFolder, cache: string) => Promise<T>,
): Promise<T> {
  const cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  // The guard of a public build must be able to read them.
  const papers = {
    [secretPaper]: documentWith({
      page: helvetica,
      content:
        'BT /F1 12 Tf 72 700 Td (Mrs Gladys Orme has to leave Mill Lane home by Easter) Tj ET',
    }),
    [secretPicture]: await redCorner(60, 40).png().toBuffer(),
  };
  const folder = await makeCouncil(pdf, { ...papers, ...files });
  try {
    return await work(folder, cache);
  } finally {
    await folder.remove();
    await rm(cache, { recursive: true, force: true });
  }
}

describe('transcripts', () => {
  for (const one of [...sound, ...mistakes]) {
    golden.section(one.title, one.about, () =>
      withCouncil(one.files, async (folder, cache) => {
        const before = await folder.listing();
        const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
        const ran = await runHere(['plan', meeting], where);
        if ('code' in one) {
          expectRefusal(ran, one as Mistake);
          const built = await runHere(['build', meeting], where);
          expect(built.exitCode).toBe(1);
          expect(built.stdout + built.stderr).not.toMatch(secret);
        } else {
          expect(ran.exitCode, ran.stderr).toBe(0);
          expect(ran.stdout + ran.stderr).not.toMatch(secret);
        }
        const checked = await runHere(['check', '--json', meeting], where);
        expect(checked.stdout + checked.stderr).not.toMatch(secret);
        expect(await folder.listing(), 'nothing is written').toEqual(before);
        return { command: `pack plan ${meeting}`, replace: [[folder.around, '']], ...ran };
      }),
    );
  }

  golden.section('A copy for somebody', 'The public edition is everybody’s.', () =>
    withCouncil({}, async (folder, cache) => {
      const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
      const args = ['build', '--recipient', 'Ada Lane', meeting];
      const ran = await runHere(args, where);
      expect(ran.exitCode).toBe(2);
      return { command: `pack build --recipient "Ada Lane" ${meeting}`, replace: [], ...ran };
    }),
  );
});

function expectRefusal({ stdout, stderr, exitCode }: Ran, { code, at }: Mistake): void {
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
  async function recorded(folder: CouncilFolder, cache: string, edition = 'public') {
    await writeFile(log, '');
    const env = { PACK_CACHE: cache, RECORD_OPENED: log };
    const node = ['--import', recorder];
    const args = ['build', '--json', '--edition', edition, meeting];
    const ran = await runProcess(args, { cwd: folder.council, env }, node);
    const paths = new Set((await readFile(log, 'utf8')).split('\n'));
    return { ran, paths };
  }

  test.each([...sound, ...mistakes])('$title: its papers are never opened', (one) =>
    withCouncil(one.files, async (folder, cache) => {
      const { ran, paths } = await recorded(folder, cache);
      if ('code' in one) expectRefusal(ran, one as Mistake);
      else expect(ran.exitCode, ran.stderr).toBe(0);
      expect(ran.stdout + ran.stderr).not.toMatch(secret);
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
      for (const { names, contents } of [kept, await written(folder)]) {
        expect(names.join('\n')).not.toMatch(secret);
        expect(contents).not.toMatch(secret);
      }
    }),
  );

  test('members’ builds open them, and keep what they make of them in a folder of its own', () =>
    withCouncil(
      {
        ...inPartB(exempt),
        [secretPaper]: pdf,
        [secretPicture]: null,
        [secretItem]: item(exempt).replace(/!\[.*/, ''),
      },
      async (folder, cache) => {
        const { ran, paths } = await recorded(folder, cache, 'members');
        expect(ran.exitCode, ran.stderr).toBe(0);
        expect([...paths]).toContain(folder.file(secretPaper));
        const kept = (await everything(cache)).names.filter((name) => /\.(seg|step)$/.test(name));
        expect(kept.length).toBeGreaterThan(2);
        expect(kept.filter((name) => !name.startsWith(join(cache, 'members')))).toEqual([]);
        expect((await written(folder)).names.join()).toContain('-members-pack.pdf');
      },
    ));

  test('a public build after a members’ build, with the same cache and folder: it opens and names none of them', () =>
    withCouncil(
      {
        ...itemWith(exempt),
        [secretPaper]: another,
        [secretPicture]: null,
        [secretItem]: item(exempt).replace(/!\[.*/, ''),
      },
      async (folder, cache) => {
        const members = await recorded(folder, cache, 'members');
        expect(members.ran.exitCode, members.ran.stderr).toBe(0);
        const isMembers = (name: string): boolean =>
          name.startsWith(join(cache, 'members')) || name.includes('-members-pack.');
        // What the members' build left must be its own only, before and after.
        const kept = (await everything(cache, isMembers)).names;
        expect(kept.filter((name) => /\.(seg|step)$/.test(name))).toEqual([]);
        const { ran, paths } = await recorded(folder, cache);
        expect(ran.exitCode, ran.stderr).toBe(0);
        expect(ran.stdout + ran.stderr).not.toMatch(secret);
        expect([...paths].filter((path) => secret.test(path))).toEqual([folder.file(secretItem)]);
        // It only looks there for what a killed build left.
        const sweeps = join(cache, 'members', 'unfinished');
        expect([...paths].filter((path) => isMembers(path) && path !== sweeps)).toEqual([]);
        for (const place of [cache, folder.file(`${meeting}/out`)]) {
          const { names, contents } = await everything(place, isMembers);
          expect(names.length).toBeGreaterThan(1);
          expect(names.join('\n')).not.toMatch(secret);
          expect(contents).not.toMatch(secret);
        }
      },
    ));

  test('the same papers, when they are public, are seen to be opened', () => {
    // No PDF and no picture: whoever reads them says so.
    const papers = { [secretPaper]: 'Gladys Orme', [secretPicture]: 'Gladys Orme' };
    return withCouncil({ ...itemWith(''), ...papers }, async (folder, cache) => {
      const { ran, paths } = await recorded(folder, cache);
      expect([...paths]).toContain(folder.file(secretPaper));
      expect([...paths]).toContain(folder.file(secretPicture));
      expect(ran.stderr).toContain('[not-a-pdf]');
      expect(ran.stderr).toContain('[image-format]');
      expect(ran.stdout).toMatch(secret);
    });
  });
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

/** What was published; nothing, with mistakes. */
async function written(folder: CouncilFolder) {
  return everything(folder.file(`${meeting}/out`)).catch(() => ({ names: [], contents: '' }));
}

/** Names and contents of all files below a folder. */
async function everything(folder: string, isLeftOut: (name: string) => boolean = () => false) {
  const entries = (await readdir(folder, { withFileTypes: true, recursive: true })).filter(
    ({ parentPath, name }) => !isLeftOut(join(parentPath, name)),
  );
  const names = entries.map(({ parentPath, name }) => join(parentPath, name));
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return { names, contents: contents.join('\n') };
}
