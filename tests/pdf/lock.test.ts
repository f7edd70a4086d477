/** `pack build --lock` and `--frozen`: each kind of change is noticed by name, and nothing restricted is in a lock. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lock } from '../../src/model/lock.js';
import { budget, type CouncilFolder, makeCouncil, meeting } from '../support/council-folder.js';
import { redCorner } from '../support/make-picture.js';
import { pdfFile } from '../support/pdf-files.js';
import { type Ran, runHere } from '../support/run-command.js';

const minutes = '---\ntitle: A note\ndocuments: [reports/note.md]\n---\n';
const note = '# A note\n\n![A red corner](red.png)\n';
const exempt = `  - file: reports/secret-offer.pdf
    title: The secret offer
    access:
      exempt:
        paragraphs: [3]
        reason: Whose affairs
`;

let cache: string;
let folder: CouncilFolder;
let lockPath: string;
let sound: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  folder = await makeCouncil(await pdfFile(3), {
    [`${meeting}/pack.yaml`]:
      'date: 2024-09-12\npublished: 2024-09-05\nagenda: [apologies, 02-sea-wall, 03-budget, 04-note]\n',
    [`${meeting}/items/04-note.md`]: minutes,
    [`${meeting}/reports/note.md`]: note,
    [`${meeting}/reports/red.png`]: await redCorner(20, 10).png().toBuffer(),
    [`${meeting}/reports/secret-offer.pdf`]: await pdfFile(2),
    [`${meeting}/items/03-budget.md`]: budget.replace('---\n\n', `${exempt}---\n\n`),
    'templates/look.css': await readFile(new URL('../../templates/look.css', import.meta.url)),
  });
  lockPath = folder.file(`${meeting}/pack.lock.json`);
  const ran = await build('--lock');
  expect(ran.stderr).not.toContain('error');
  expect(ran.exitCode).toBe(0);
  sound = await readFile(lockPath, 'utf8');
});

afterAll(async () => {
  await folder.remove();
  await rm(cache, { recursive: true });
});

const build = (...options: string[]): Promise<Ran> =>
  runHere(['build', ...options, meeting], { cwd: folder.council, env: { PACK_CACHE: cache } });

interface Told {
  readonly exitCode: number;
  /** "code message" of each error. */
  readonly errors: readonly string[];
}

async function frozen(...options: string[]): Promise<Told> {
  const { stdout, exitCode } = await build('--frozen', '--json', ...options);
  const { packs } = JSON.parse(stdout) as {
    packs: { diagnostics: { code: string; severity: string; message: string; item?: string }[] }[];
  };
  const found = packs.flatMap(({ diagnostics }) => diagnostics);
  const errors = found.filter(({ severity }) => severity === 'error');
  return {
    exitCode,
    errors: errors.map(({ code, message, item }) =>
      [code, item, message].filter(Boolean).join(' '),
    ),
  };
}

/** With a file changed for as long as the work takes; null takes it away. */
async function withFile<T>(
  path: string,
  change: (before: Buffer) => string | Uint8Array,
  work: () => Promise<T>,
): Promise<T> {
  const file = folder.file(path);
  const before = await readFile(file).catch(() => undefined);
  await writeFile(file, change(before ?? Buffer.alloc(0)));
  try {
    return await work();
  } finally {
    if (before === undefined) await rm(file);
    else await writeFile(file, before);
  }
}

test('the same sources are the same pack, again and again', async () => {
  expect(await frozen()).toEqual({ exitCode: 0, errors: [] });
  expect(await readFile(lockPath, 'utf8')).toBe(sound);
  expect((await build('--lock')).exitCode).toBe(0);
  expect(await readFile(lockPath, 'utf8')).toBe(sound);
});

describe('a changed source is named', () => {
  const items = `${meeting}/items`;
  test.each([
    ['council.yaml', '../../council.yaml', (text: Buffer) => `${text}# A note.\n`],
    ['planning/committee.yaml', '../committee.yaml', (text: Buffer) => `${text}# A note.\n`],
    ['templates/look.css', '../../templates/look.css', (text: Buffer) => `${text}\n/* */\n`],
    [`${items}/02-sea-wall.md`, 'item 2 items/02-sea-wall.md', (text: Buffer) => `${text}More.\n`],
    [`${items}/03-budget.md`, 'item 3 items/03-budget.md', (text: Buffer) => `${text}More.\n`],
    [`${meeting}/reports/note.md`, 'item 4 reports/note.md', (text: Buffer) => `${text}More.\n`],
    [
      `${meeting}/pack.yaml`,
      'pack.yaml',
      (text: Buffer) => text.toString().replace('2024-09-05', '2024-09-04'),
    ],
  ])('%s', async (path, named, change) => {
    const { exitCode, errors } = await withFile(path, change, () => frozen());
    expect(exitCode).toBe(1);
    expect(errors).toContain(`lock-input-differs ${named} was changed after the pack was locked.`);
  });

  test('a paper, with the pages that it moves', async () => {
    const longer = await pdfFile(6);
    const path = `${meeting}/reports/budget.pdf`;
    const { exitCode, errors } = await withFile(
      path,
      () => longer,
      () => frozen(),
    );
    expect(exitCode).toBe(1);
    expect(errors).toContain(
      'lock-input-differs item 3 reports/budget.pdf was changed after the pack was locked.',
    );
    expect(errors.join('\n')).toMatch(/lock-pages-differ Item 3: locked as Pages \d+ - \d+/);
    expect(errors.join('\n')).toMatch(/lock-pages-differ Item 4: locked as/);
  });

  test('a picture that a report shows', async () => {
    const path = `${meeting}/reports/red.png`;
    const changed = await redCorner(20, 10).png().toBuffer();
    const { errors } = await withFile(
      path,
      () => Buffer.concat([changed, Buffer.from('more')]),
      () => frozen(),
    );
    expect(errors).toContain(
      'lock-input-differs reports/red.png was changed after the pack was locked.',
    );
  });
});

test('a source that was added is named', async () => {
  await mkdir(folder.file('standing'));
  const { errors } = await withFile(
    'standing/apologies.md',
    () => '---\nstanding: apologies\ntitle: Apologies\n---\n\nTo receive apologies.\n',
    () => frozen(),
  );
  await rm(folder.file('standing'), { recursive: true });
  expect(errors).toContain(
    'lock-input-differs ../../standing/apologies.md belongs to the pack now, and did not when it was locked.',
  );
});

test('a source that was taken out is named', async () => {
  const { errors } = await withFile(
    `${meeting}/pack.yaml`,
    (text) => text.toString().replace(', 04-note', ''),
    () => frozen(),
  );
  const gone = 'belonged to the pack when it was locked, and does not now.';
  expect(errors).toContain(`lock-input-differs item 4 items/04-note.md ${gone}`);
  expect(errors).toContain(`lock-input-differs item 4 reports/note.md ${gone}`);
  expect(errors).toContain(
    'lock-item-differs item 4 Item 4 was “A note” when the pack was locked, and is nothing now.',
  );
});

describe('what is no source', () => {
  const locked = (change: (lock: Lock) => void) => (text: Buffer) => {
    const lock = JSON.parse(text.toString()) as Lock;
    change(lock);
    return JSON.stringify(lock);
  };
  const path = `${meeting}/pack.lock.json`;

  test.each(['pack', 'browser', 'node', 'zlib', 'pdfium', 'fonts'])(
    'another version of %s',
    async (tool) => {
      const change = locked(({ tools }) => Object.assign(tools, { [tool]: 'another 1.2.3' }));
      const { exitCode, errors } = await withFile(path, change, () => frozen());
      expect(exitCode).toBe(1);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain(
        `lock-tool-differs The pack was locked with ${tool} “another 1.2.3”`,
      );
    },
  );

  test('other pages', async () => {
    const change = locked((lock) => Object.assign(lock.pages.frontMatter, { last: '9' }));
    const { exitCode, errors } = await withFile(path, change, () => frozen());
    expect(exitCode).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(
        /^lock-pages-differ The front sheet and the agenda: locked as Pages 1 - 9/,
      ),
    ]);
  });

  test('other bytes, and then nothing is written', async () => {
    const before = await folder.listing();
    const change = locked((lock: Lock) =>
      Object.assign(lock.output.pdf, { sha256: 'a'.repeat(64) }),
    );
    const { exitCode, errors } = await withFile(path, change, () => frozen());
    expect(exitCode).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^lock-output-differs .*public-pack\.pdf does not/),
    ]);
    expect(await folder.listing()).toEqual(before);
  });

  test('another way to build it', async () => {
    const { exitCode, errors } = await frozen('--linearize');
    expect(exitCode).toBe(1);
    expect(errors).toEqual([
      expect.stringContaining('lock-setting-differs --linearize was not set'),
    ]);
  });

  test.each([
    ['cut off', '{"version": 1,', 'lock-unreadable'],
    ['of another version', '{"version": 2}', 'lock-unreadable'],
  ])('a lock that is %s', async (_, text, code) => {
    const { exitCode, errors } = await withFile(
      path,
      () => text,
      () => frozen(),
    );
    expect(exitCode).toBe(1);
    expect(errors).toEqual([expect.stringContaining(code)]);
  });

  test('no lock at all', async () => {
    await rm(lockPath);
    const { exitCode, errors } = await frozen();
    await writeFile(lockPath, sound);
    expect(exitCode).toBe(1);
    expect(errors).toEqual([expect.stringContaining('lock-missing')]);
  });
});

describe('what is restricted', () => {
  test('is not in the lock, by name, hash or pages', async () => {
    expect(sound).not.toMatch(/secret|offer|affairs/i);
    for (const path of ['items/03-budget.md', 'reports/secret-offer.pdf']) {
      const bytes = await readFile(folder.file(`${meeting}/${path}`));
      expect(sound).not.toContain(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test.each([
    ['a restricted paper', `${meeting}/reports/secret-offer.pdf`, () => pdfFile(5)],
    [
      'what a public item’s file says of one',
      `${meeting}/items/03-budget.md`,
      async (text: Buffer) => text.toString().replace('The secret offer', 'Another secret offer'),
    ],
  ])('%s may change, and the lock holds', async (_, path, change) => {
    const content = await change(await readFile(folder.file(path)));
    const told = await withFile(
      path,
      () => content,
      () => frozen(),
    );
    expect(told).toEqual({ exitCode: 0, errors: [] });
  });

  test.each([
    ['--edition', 'members'],
    ['--edition', 'all'],
  ])('%s %s has no lock', async (...options) => {
    expect((await build('--lock', ...options)).exitCode).toBe(2);
  });
});
