/** Several packs in one run share one browser; builds that share a cache do not harm each other, also where one is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packProgram } from '../support/run-command.js';

const example = fileURLToPath(new URL('../../packs/little-fenwick', import.meta.url));
const counting = fileURLToPath(new URL('../support/count-spawned.js', import.meta.url));
const within = 'parish-council/2024-09-12';

let root: string;
let cache: string;
/** What the pack is, from a cache that nobody shares. */
let right: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pack-test-parallel-'));
  cache = join(root, 'cache');
  for (const name of ['one', 'two', 'three']) {
    const isOutput = (path: string): boolean => /\/out($|\/)/.test(path);
    await cp(example, join(root, name), { recursive: true, filter: (path) => !isOutput(path) });
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

const meeting = (council: string): string => join(root, council, within);

function build(councils: readonly string[], node: readonly string[] = []): ChildProcess {
  const { NODE_OPTIONS, SOURCE_DATE_EPOCH, ...env } = process.env;
  return spawn(
    process.execPath,
    [...node, packProgram, 'build', '--quiet', ...councils.map(meeting)],
    {
      env: { ...env, PACK_CACHE: cache, COUNT_SPAWNED: join(root, 'spawned') },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** The PDF's hash, which the map beside it must have too; empty where there is none. */
async function published(council: string): Promise<string> {
  const out = join(meeting(council), 'out');
  const names = (await readdir(out).catch(() => [])).filter((name) => !name.startsWith('.'));
  const [pdf, map] = ['.pdf', '.json'].map((ending) => names.find((name) => name.endsWith(ending)));
  if (pdf === undefined || map === undefined) return '';
  const { pdf: vouched } = JSON.parse(await readFile(join(out, map), 'utf8')) as {
    pdf: { sha256: string };
  };
  const sha256 = createHash('sha256')
    .update(await readFile(join(out, pdf)))
    .digest('hex');
  expect(vouched.sha256).toBe(sha256);
  return sha256;
}

/** So that pages are printed again; the unpacked browser stays. */
async function forget(): Promise<void> {
  for (const name of ['segments', 'steps'])
    await rm(join(cache, name), { recursive: true, force: true });
  for (const name of ['one', 'two', 'three']) {
    await rm(join(meeting(name), 'out'), { recursive: true, force: true });
  }
}

test('three packs start one browser', async () => {
  expect(await ended(build(['one', 'two', 'three'], ['--import', counting]))).toBe(0);
  const spawned = (await readFile(join(root, 'spawned'), 'utf8')).trim().split('\n');
  expect(spawned.filter((file) => file !== process.execPath)).toHaveLength(1);
  right = await published('one');
  expect(right).not.toBe('');
  expect(await published('two')).toBe(right);
  expect(await published('three')).toBe(right);
});

test.each([0.2, 0.5, 0.8])(
  'of two builds on one cache one is killed after %f of its time',
  async (share) => {
    await forget();
    const began = performance.now();
    expect(await ended(build(['three']))).toBe(0);
    const duration = performance.now() - began;
    await forget();
    // The same sources: both want to write the same entries.
    const killed = build(['one']);
    const other = build(['two']);
    const timer = setTimeout(() => killed.kill('SIGKILL'), duration * share);
    expect(await ended(other)).toBe(0);
    await ended(killed);
    clearTimeout(timer);
    expect(await published('two')).toBe(right);
    expect(['', right]).toContain(await published('one'));
    expect(await ended(build(['one']))).toBe(0);
    expect(await published('one')).toBe(right);
    expect(await readdir(join(cache, 'unfinished'))).toEqual([]);
  },
);
