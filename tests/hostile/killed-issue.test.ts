/**
 * `pack issue` is killed, at random moments and right before each file gets its name: either the issue is registered with
 * both of its files, or nothing is issued; and the next run issues it, or says that it was.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writePack } from '../support/pack-folder.js';
import { packProgram } from '../support/run-command.js';

const moments = Number(process.env.KILLS ?? 3);
const dying = fileURLToPath(new URL('../support/die-at-rename.js', import.meta.url));
const people = ['--prepared-by', 'Ada Lane', '--checked-by', 'Ben Hart'];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

let parent: string;
let meeting: string;
/** Milliseconds of an issue that is let through. */
let duration: number;

function run(args: readonly string[], dieAt?: string, killAfter?: number): Promise<Ended> {
  const { NODE_OPTIONS, SOURCE_DATE_EPOCH, ...env } = process.env;
  const node = dieAt === undefined ? [] : ['--import', dying];
  const child = spawn(process.execPath, [...node, packProgram, ...args, meeting], {
    env: { ...env, PACK_CACHE: join(parent, 'cache'), DIE_AT_RENAME: dieAt },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const timer =
    killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, stderr });
    });
  });
}
const issue = (dieAt?: string, killAfter?: number): Promise<Ended> =>
  run(['issue', ...people], dieAt, killAfter);

const issued = (): string => join(meeting, 'issued');
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether it is issued; what the register says of files must be so. */
async function isRegistered(): Promise<boolean> {
  const text = await readFile(join(issued(), 'register.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const { issues } = JSON.parse(text);
  expect(issues).toHaveLength(1);
  for (const { file, sha256 } of [issues[0].pdf, issues[0].map]) {
    expect(hash(await readFile(join(issued(), file)))).toBe(sha256);
  }
  return true;
}

/** The next run: it issues what was not issued, and leaves nothing lying about. */
async function nextRun(before: boolean): Promise<void> {
  const { code, stderr } = await issue();
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(before ? /was issued before, as it is/ : / issued/);
  expect(await isRegistered()).toBe(true);
  const names = await readdir(issued());
  expect(names.filter((name) => name.startsWith('.') || name.endsWith('.tmp'))).toEqual([]);
  expect(names).toHaveLength(3);
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-killed-issue-'));
  meeting = await writePack(parent, { items: { sewers: { title: 'Sewers', text: 'To note.' } } });
  expect((await run(['build'])).code).toBe(0);
  // The first finds less in the cache than those that are killed.
  expect((await issue()).code).toBe(0);
  await rm(issued(), { recursive: true });
  const began = performance.now();
  expect((await issue()).code).toBe(0);
  duration = performance.now() - began;
}, 300_000);
beforeEach(() => rm(issued(), { recursive: true, force: true }));
afterAll(() => rm(parent, { recursive: true, force: true }));

test.each(['-public-pack.pdf', '-public-pack.json', 'register.json'])(
  'killed before %s gets its name, nothing is issued',
  async (name) => {
    expect((await issue(name)).signal).toBe('SIGKILL');
    expect(await isRegistered()).toBe(false);
    await nextRun(false);
  },
);

test(`killed at ${moments} moments, all of it is issued or nothing`, async () => {
  let killed = 0;
  for (let count = 1; count <= moments; count += 1) {
    await rm(issued(), { recursive: true, force: true });
    const { signal } = await issue(undefined, (duration * count) / (moments + 1));
    if (signal === 'SIGKILL') killed += 1;
    await nextRun(await isRegistered());
  }
  // Else nothing was tried.
  expect(killed).toBeGreaterThan(moments / 3);
}, 600_000);
