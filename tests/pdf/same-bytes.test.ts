/**
 * Same sources, same bytes: clean builds in other folders, by other users, in other time zones and languages, from folders
 * that list their files in another order, give identical files. Every build is a process of its own with a cache of its own.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packProgram } from '../support/run-command.js';
import { say } from '../support/say.js';

const run = promisify(execFile);
const turned = fileURLToPath(new URL('../support/turn-listings.js', import.meta.url));

interface Elsewhere {
  readonly name: string;
  /** Below a temporary folder. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  /** The number of another user. */
  readonly user?: number;
}

const elsewhere: readonly Elsewhere[] = [
  { name: 'another folder', folder: 'a much longer path/with blanks, and ŵ/in it' },
  { name: 'another time zone', folder: 'zone', env: { TZ: 'Pacific/Kiritimati' } },
  {
    name: 'another language',
    folder: 'language',
    env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
  },
  { name: 'another order of files', folder: 'order', node: ['--import', turned] },
];

/** All at once. */
const everywhere: Elsewhere = {
  name: 'all of these at once',
  folder: 'all of them/at once',
  env: Object.assign({}, ...elsewhere.map(({ env }) => env)),
  node: elsewhere.flatMap(({ node = [] }) => node),
};

interface Example {
  /** Below `packs/`. */
  readonly council: string;
  readonly meeting: string;
  readonly options: readonly string[];
  /** How many files a build writes. */
  readonly files: number;
  readonly places: readonly Elsewhere[];
}

const examples: readonly Example[] = [
  {
    council: 'thornmere',
    meeting: 'property-and-markets-committee/2019-09-18',
    options: ['--edition', 'all', '--split', 'item'],
    files: 22,
    places: [everywhere],
  },
  {
    council: 'little-fenwick',
    meeting: 'parish-council/2024-09-12',
    options: ['--linearize'],
    files: 2,
    places: elsewhere,
  },
];

const stranger = 54_321;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pack-test-same-'));
  await chmod(root, 0o755);
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** The hash of each file that a clean build writes, by its name. */
async function built(example: Example, place: Elsewhere): Promise<Record<string, string>> {
  const own = join(root, example.council, place.folder);
  const council = join(own, 'council');
  const [home, temporary] = [join(own, 'home'), join(own, 'tmp')];
  await mkdir(home, { recursive: true });
  await mkdir(temporary);
  const source = fileURLToPath(new URL(`../../packs/${example.council}`, import.meta.url));
  const isOutput = (path: string) => path.endsWith('/out');
  await cp(source, council, { recursive: true, filter: (path) => !isOutput(path) });
  const program = [
    ...(place.node ?? []),
    packProgram,
    ...['build', ...example.options],
    join(council, example.meeting),
  ];
  const asUser = place.user === undefined ? [] : await giveTo(place.user, own);
  const [command = '', ...args] = [...asUser, process.execPath, ...program];
  const { NODE_OPTIONS, SOURCE_DATE_EPOCH, PACK_CACHE, XDG_CACHE_HOME, ...env } = process.env;
  await run(command, args, {
    cwd: own,
    env: { ...env, HOME: home, TMPDIR: temporary, PACK_NO_SANDBOX: '1', ...place.env },
    timeout: 110_000,
  });
  const out = join(council, example.meeting, 'out');
  const names = (await readdir(out)).sort();
  const hashes = names.map(async (name) => {
    const bytes = await readFile(join(out, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  const found = Object.fromEntries(await Promise.all(hashes));
  await rm(own, { recursive: true });
  return found;
}

/** What runs a program as that user, to whom the folder belongs from now on. */
async function giveTo(user: number, folder: string): Promise<readonly string[]> {
  for (const path of ['.', ...(await readdir(folder, { recursive: true }))]) {
    await chown(join(folder, path), user, user);
  }
  return ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
}

/** Why no other user can be tried; undefined where one can. */
async function noStranger(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can become one';
  const reads = [packProgram, process.execPath].map((file) =>
    run('setpriv', [
      `--reuid=${stranger}`,
      `--regid=${stranger}`,
      '--clear-groups',
      'test',
      '-r',
      file,
    ]),
  );
  return Promise.all(reads).then(
    () => undefined,
    () => 'there is no setpriv, or others may not read this folder',
  );
}

describe.each(examples)('$council', (example) => {
  let first: Record<string, string>;
  beforeAll(async () => {
    first = await built(example, { name: 'here', folder: 'here', env: { TZ: 'UTC', LANG: 'C' } });
    expect(Object.keys(first)).toHaveLength(example.files);
  });

  test.each(example.places)('the same bytes with $name', async (place) => {
    expect(await built(example, place)).toEqual(first);
  });

  test('the same bytes by another user', async ({ skip }) => {
    const why = await noStranger();
    if (why !== undefined) {
      say(`Not tried as another user: ${why}.`);
      skip();
    }
    const place = { name: 'another user', folder: 'user', user: stranger, env: { USER: 'other' } };
    expect(await built(example, place)).toEqual(first);
  });
});
