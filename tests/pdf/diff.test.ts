/** `pack diff`: what moved, grew, changed, came and went, since a commit, the lock or a PDF; nothing restricted in either. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CouncilFolder, makeCouncil, meeting } from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { isInstalled } from '../support/second-opinion.js';

const hasGit = await isInstalled('git', '--version');

const note = (words: string): string => `# A note\n\n1.1 ${words}\n`;
const agenda = (...items: string[]): string =>
  `date: 2024-09-12\npublished: 2024-09-05\nagenda: [apologies, ${items.join(', ')}]\n`;
const item = (title: string, rest = ''): string => `---\ntitle: ${title}\n${rest}---\n\nTo note.\n`;
const exempt = 'access:\n  exempt: {paragraphs: [3], reason: Whose affairs}\n';
const paper = (file: string): string => `documents: [reports/${file}]\n`;

let cache: string;
let folder: CouncilFolder;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
    cwd: folder.council,
    encoding: 'utf8',
  });
const write = (path: string, content: string | Uint8Array): Promise<void> =>
  writeFile(folder.file(`${meeting}/${path}`), content);
const undo = (): void => {
  git('checkout', '-q', '--', '.');
  git('clean', '-qfd');
};

describe.skipIf(!hasGit)('in a git repository', () => {
  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
    folder = await makeCouncil(await pdfFile(3), {
      [`${meeting}/pack.yaml`]: agenda('02-sea-wall', '03-budget', '04-note'),
      [`${meeting}/items/04-note.md`]: item('A note', paper('note.md')),
      [`${meeting}/reports/note.md`]: note('The tide is high.'),
    });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
  });
  afterAll(async () => {
    await folder.remove();
    await rm(cache, { recursive: true });
  });

  const run = (line: string) =>
    runHere(line.split(' '), { cwd: folder.file(meeting), env: { PACK_CACHE: cache } });

  async function told(line: string): Promise<string> {
    const { stdout, stderr, exitCode } = await run(line);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    return stdout;
  }

  test('nothing, where nothing changed', async () => {
    const { stdout, exitCode } = await run('diff');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^Planning Committee, Thursday 12 September 2024: HEAD \([0-9a-f]{7}\) → now\nNo difference\.\n$/,
    );
    expect((await run('diff main --quiet')).stdout).toBe('');
  });

  test('what grew, what moved for that, and the words', async () => {
    await write('reports/budget.pdf', await pdfFile(6));
    await write('reports/note.md', note('The tide is very low.'));
    try {
      const text = await told('diff HEAD');
      expect(text).toContain(`  Item 3, Budget for 2025/26
    Pages 3 - 6 → Pages 3 - 8, 2 pages longer
    “Draft budget”: 3 pages more
`);
      expect(text).toContain(`  Item 4, A note
    Pages 7 - 8 → Pages 9 - 10
    its paper: 2 words came, 1 word went on page 9
      page 9 - high.
      page 9 + very low.
2 items differ; 10 pages, 8 before.
`);
      const json = JSON.parse(await told('diff HEAD --json'));
      expect(json).toMatchObject({ version: 1, edition: 'public', same: false });
      const [, changed] = json.items as { documents: { text: object }[] }[];
      expect(changed?.documents[0]?.text).toEqual({
        words: { added: 2, removed: 1 },
        pages: ['9'],
        passages: [{ page: '9', removed: 'high.', added: 'very low.' }],
      });
      const markdown = await told('diff HEAD --markdown');
      expect(markdown).toContain('- **Item 4, A note**\n  - Pages 7 \\- 8 → Pages 9 \\- 10\n');
      expect(markdown).toContain('    - ` page 9 + very low. `\n');
    } finally {
      undo();
    }
  });

  test('items that came, went, were renamed, took another number or have a status', async () => {
    await write('pack.yaml', agenda('03-budget', '05-new', '04-note'));
    await write('items/05-new.md', item('Something @new <b>and</b> bold', paper('new.md')));
    await write('reports/new.md', note('New.'));
    await write(
      'items/04-note.md',
      item('Another name', `${paper('note.md')}status: urgent\nspecial-circumstances: Flood\n`),
    );
    try {
      const text = await told('diff HEAD');
      expect(text).toContain('  Item 2, Repair of the sea wall\n    gone\n');
      expect(text).toContain('  Item 2, Budget for 2025/26\n    was item 3\n');
      expect(text).toContain('  Item 3, Something @new <b>and</b> bold\n    new, Pages 7 - 8\n');
      expect(text).toContain(
        '  Item 4, Another name\n    was called “A note”\n    was without status, is urgent now\n',
      );
      const markdown = await told('diff HEAD --markdown');
      expect(markdown).toContain('Something @\u200bnew \\<b\\>and\\</b\\> bold');
    } finally {
      undo();
    }
  });

  test('the lock, and a PDF of an earlier build', async () => {
    expect((await run('build --lock --quiet')).exitCode).toBe(0);
    const [pdf = ''] = (await readdir(folder.file(`${meeting}/out`))).filter((name) =>
      name.endsWith('.pdf'),
    );
    expect((await run('diff')).stdout).toMatch(/: the lock → now\nNo difference/);
    expect((await run(`diff out/${pdf}`)).stdout).toContain('No difference');
    await write('reports/note.md', note('The tide is low.'));
    try {
      expect(await told('diff lock')).toContain('Item 4, A note\n    its paper: another file\n');
      expect(await told(`diff out/${pdf}`)).toContain(
        'its paper: 1 word came, 1 word went on page 7\n      page 7 - high.\n      page 7 + low.\n',
      );
    } finally {
      undo();
    }
    expect((await run('diff gone.pdf')).exitCode).toBe(2);
  });

  describe('what cannot be compared', () => {
    test.each(['--upload-pack=x', 'nothing', 'HEAD~400', 'main:council.yaml', ''])(
      '“%s”',
      async (what) => {
        const ran = await runHere(['diff', '--', what], {
          cwd: folder.file(meeting),
          env: { PACK_CACHE: cache },
        });
        expect(ran.exitCode).toBe(2);
        expect(ran.stderr).toContain('There is no revision');
      },
    );
  });

  test('a tree made by hand writes nothing outside, and its links are not followed', async () => {
    const hash = (content: string): string =>
      execFileSync('git', ['hash-object', '-w', '--stdin'], {
        cwd: folder.council,
        input: content,
        encoding: 'utf8',
      }).trim();
    const tree = (lines: string): string =>
      execFileSync('git', ['mktree', '--missing'], {
        cwd: folder.council,
        input: lines,
        encoding: 'utf8',
      }).trim();
    const evil = hash('evil');
    const base = git('ls-tree', 'HEAD');
    const escaped = tree(`100644 blob ${evil}\tescaped.yaml\n`);
    const out = tree(`040000 tree ${escaped}\t..\n`);
    const link = hash('/etc/passwd');
    const made = tree(`${base}040000 tree ${out}\t..\n120000 blob ${link}\tlink.yaml\n`);
    const commit = git('commit-tree', made, '-m', 'evil').trim();
    const before = await readdir(tmpdir());
    const { stdout, exitCode } = await run(`diff ${commit}`);
    expect(stdout).toContain('No difference');
    expect(exitCode).toBe(0);
    const left = (await readdir(tmpdir())).filter((name) => !before.includes(name));
    expect(left.filter((name) => /escaped|pack-earlier/.test(name))).toEqual([]);
  });

  describe('what is restricted in either state is not named', () => {
    const secret = /mill|lane|gladys|closure/i;
    const title = 'Closure of Mill Lane home';
    const open = item(title, paper('mill-lane.md'));
    const closed = (publicTitle: string): string =>
      item(title, `${publicTitle}${exempt}${paper('mill-lane.md')}`);
    const words = note('Gladys Orme of Mill Lane has offered to buy it.');
    const commit = async (files: Readonly<Record<string, string>>): Promise<void> => {
      for (const [path, content] of Object.entries(files)) await write(path, content);
      git('add', '-A');
      git('commit', '-qm', 'x');
    };
    const listed = agenda('02-sea-wall', '03-budget', '05-mill-lane', '04-note');
    const forms = ['diff HEAD', 'diff HEAD --json', 'diff HEAD --markdown'];

    test('public then, exempt now', async () => {
      await commit({
        'pack.yaml': listed,
        'items/05-mill-lane.md': open,
        'reports/mill-lane.md': words,
      });
      for (const publicTitle of ['', 'public-title: A property\n']) {
        await write('items/05-mill-lane.md', closed(publicTitle));
        for (const line of forms) expect(await told(line)).not.toMatch(secret);
        expect(await told('diff HEAD')).toContain('was public, is exempt now');
      }
      // Renumbered, under another name, and its paper under a public item: nobody can say that it is the same.
      await write('pack.yaml', agenda('05-mill-lane', '03-budget'));
      await write('items/05-mill-lane.md', closed('').replace(title, 'An offer'));
      for (const line of forms) expect(await told(line)).not.toMatch(secret);
      undo();
    });

    test('exempt then, public now', async () => {
      await commit({
        'pack.yaml': listed,
        'items/05-mill-lane.md': closed(''),
        'reports/mill-lane.md': words,
      });
      await write('items/05-mill-lane.md', open);
      for (const line of forms) expect(await told(line)).not.toMatch(secret);
      await write('pack.yaml', agenda('02-sea-wall', '03-budget', '04-note', '05-mill-lane'));
      for (const line of forms) expect(await told(line)).not.toMatch(secret);
      undo();
    });

    test('words taken out of a public report into an exempt one', async () => {
      await commit({
        'reports/note.md': note('The tide is high at Mill Lane.'),
        'items/05-mill-lane.md': closed(''),
      });
      await write('reports/note.md', note('The tide is high.'));
      for (const line of forms) expect(await told(line)).not.toMatch(secret);
      expect(await told('diff HEAD')).toContain('1 word came, 4 words went on page 7');
      undo();
    });
  });
});
