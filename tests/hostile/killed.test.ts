/**
 * `pack build` is killed at random moments: what it has published is whole, its browser ends, and the next run
 * leaves nothing lying about. The moments are the same in every run: KILLS of them (12, or 50 in `npm run test:kills`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packProgram } from '../support/run-command.js';

const kills = Number(process.env.KILLS ?? 12);
const example = fileURLToPath(new URL('../../packs/little-fenwick', import.meta.url));
const dying = fileURLToPath(new URL('../support/die-at-rename.js', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** The whole files of one state of the sources. */
interface Whole {
  readonly pdf: string;
  readonly map: string;
}

let root: string;
let meeting: string;
let cache: string;
let temporary: string;
/** What the pack is before and after a change of its sources. */
let states: readonly [Whole, Whole];
/** Milliseconds of a build that prints. */
let duration: number;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pack-test-killed-'));
  await cp(example, join(root, 'council'), { recursive: true });
  const committee = join(root, 'council', 'parish-council');
  const [name = ''] = (await readdir(committee)).filter((each) => /^\d/.test(each));
  meeting = join(committee, name);
  await rm(join(meeting, 'out'), { recursive: true, force: true });
  cache = join(root, 'cache');
  temporary = join(root, 'tmp');
  await mkdir(temporary);
  // The first unpacks the browser, which happens once on a machine.
  const first = await builtIn(0);
  const began = performance.now();
  const second = await builtIn(1);
  duration = performance.now() - began;
  states = [first, second];
  expect(first.pdf).not.toBe(second.pdf);
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe(`${kills} builds killed at random moments`, () => {
  test('never leave half a file, a browser, or, after the next run, anything unfinished', async () => {
    const random = randomNumbers(20_250_304);
    const seen = { killed: 0, unfinished: 0 };
    for (let count = 0; count < kills; count += 1) {
      // The sources change each time, so that there is something new to publish.
      await describeMeeting(count % 2);
      if (count % 3 !== 0) await forgetPages();
      const signal = (['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const)[count % 4];
      const ended = await killedAfter(random() * duration, signal ?? 'SIGKILL');
      if (ended.signal !== null || (ended.code ?? 0) > 100) seen.killed += 1;
      await noBrowserLives();
      const left = await unfinished();
      if (left.length > 0) seen.unfinished += 1;
      if (signal !== 'SIGKILL' && ended.code !== 0 && ended.signal === null) {
        expect(left, `after ${signal}, which can be caught`).toEqual([]);
      }
      const torn = await publishedFilesAreWhole();
      // Now and then, and always after an unlucky moment, the next run is let through.
      if (torn || left.length > 0 || count === kills - 1) {
        const { code, stderr } = await build();
        expect(code, stderr).toBe(0);
        expect(stderr.includes('[published-pair-differs]')).toBe(torn);
        expect(await published()).toEqual(states[count % 2]);
        expect(await unfinished()).toEqual([]);
      }
    }
    // Else nothing was tried.
    expect(seen.killed).toBeGreaterThan(kills / 3);
    expect(seen.unfinished).toBeGreaterThan(0);
  }, 600_000);
});

describe('a build that is killed between its two files', () => {
  test.each([
    ['has an old map beside a new pack', true],
    ['has no map beside its first pack', false],
  ])('%s: the next run says so and makes both anew', async (_, before) => {
    await rm(join(meeting, 'out'), { recursive: true, force: true });
    if (before) await builtIn(0);
    await describeMeeting(1);
    const killed = await build(['--import', dying], { DIE_AT_RENAME: '-public-pack.json' });
    expect(killed.signal).toBe('SIGKILL');
    const between = await published();
    expect(between.pdf).toBe(states[1].pdf);
    expect(between.map).toBe(before ? states[0].map : '');
    expect(await unfinished()).not.toEqual([]);
    const next = await build();
    expect(next.code).toBe(0);
    expect(next.stderr).toContain('[published-pair-differs]');
    expect(await published()).toEqual(states[1]);
    expect(await unfinished()).toEqual([]);
    expect((await build()).stderr).not.toContain('[published-pair-differs]');
  });

  test('is repaired by a strict build too, which tells of it by its exit code', async () => {
    await builtIn(0);
    await describeMeeting(1);
    await build(['--import', dying], { DIE_AT_RENAME: '-public-pack.json' });
    const next = await build([], {}, ['--strict']);
    expect(next.code).toBe(1);
    expect(await published()).toEqual(states[1]);
  });

  test('keeps the old pair where it is killed before the first', async () => {
    const old = await builtIn(0);
    await describeMeeting(1);
    await build(['--import', dying], { DIE_AT_RENAME: '-public-pack.pdf' });
    expect(await published()).toEqual(old);
    const next = await build();
    expect(next.stderr).not.toContain('[published-pair-differs]');
    expect(await unfinished()).toEqual([]);
  });
});

/** The sources in one of two states: the day of publication differs. */
async function describeMeeting(state: number): Promise<void> {
  const file = join(meeting, 'pack.yaml');
  const text = await readFile(file, 'utf8');
  const venue = state === 0 ? 'Upper Room' : 'Lower Room';
  const without = text.replace(/^venue:.*\n/m, '');
  await writeFile(file, `venue: ${venue}\n${without}`);
}

async function builtIn(state: number): Promise<Whole> {
  await describeMeeting(state);
  const { code, stderr } = await build();
  expect(code, stderr).toBe(0);
  return published();
}

/** So that the next build prints again. */
async function forgetPages(): Promise<void> {
  for (const name of ['segments', 'steps']) {
    await rm(join(cache, name), { recursive: true, force: true });
  }
}

function start(
  node: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
  options: readonly string[] = [],
): ChildProcess {
  const { NODE_OPTIONS, SOURCE_DATE_EPOCH, ...env } = process.env;
  return spawn(process.execPath, [...node, packProgram, 'build', ...options, meeting], {
    env: { ...env, PACK_CACHE: cache, TMPDIR: temporary, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function end(child: ChildProcess): Promise<Ended> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, stderr }));
  });
}

const build = (...how: Parameters<typeof start>): Promise<Ended> => end(start(...how));

async function killedAfter(ms: number, signal: NodeJS.Signals): Promise<Ended> {
  const child = start();
  const timer = setTimeout(() => child.kill(signal), ms);
  const ended = await end(child);
  clearTimeout(timer);
  return ended;
}

const out = (): string => join(meeting, 'out');

/** Their content; empty for one that is not there. */
async function published(): Promise<Whole> {
  const names = await readdir(out()).catch(() => []);
  const one = async (ending: string): Promise<string> => {
    const name = names.find((each) => each.endsWith(ending) && !each.startsWith('.'));
    return name === undefined ? '' : hash(await readFile(join(out(), name)));
  };
  return { pdf: await one('.pdf'), map: await one('.json') };
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Answers whether they are of different states. */
async function publishedFilesAreWhole(): Promise<boolean> {
  const { pdf, map } = await published();
  expect(states.map((each) => each.pdf)).toContain(pdf);
  expect(states.map((each) => each.map)).toContain(map);
  return (
    states.findIndex((each) => each.pdf === pdf) !== states.findIndex((each) => each.map === map)
  );
}

/** Everything that is no finished piece, pack or unpacked browser. */
async function unfinished(): Promise<readonly string[]> {
  const list = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);
  return [
    ...(await list(out())).filter((name) => name.startsWith('.') || !/\.(pdf|json)$/.test(name)),
    ...(await list(temporary)),
    ...(await list(join(cache, 'unfinished'))),
    ...(await list(join(cache, 'browser'))).filter((name) => !name.startsWith('chromium-')),
    ...(await readdir(cache, { recursive: true })).filter((name) => name.endsWith('.tmp')),
  ];
}

/** Its processes have our cache's path on their command line; they may need a moment to end. */
async function noBrowserLives(): Promise<void> {
  await expect
    .poll(async () => (await browsers()).length, { timeout: 30_000, interval: 50 })
    .toBe(0);
}

async function browsers(): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const program = await readlink(`/proc/${id}/exe`).catch(() => '');
      return program.startsWith(cache) ? [id] : [];
    }),
  );
  return found.flat();
}

/** The same sequence in every run, evenly spread over 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
