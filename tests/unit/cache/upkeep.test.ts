/** A cache stays within its limit: what was not used for longest goes, and nothing that a living build has read. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  boundCache,
  cacheKey,
  clearCache,
  openCache,
  surveyCache,
  trimCache,
} from '../../../src/cache/index.js';
import { runHere } from '../../support/run-command.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = (name: string): string => cacheKey('test', name);
const hashLength = 64;
const place = (name: string): string =>
  join(folder, 'steps', key(name).slice(0, 2), `${key(name)}.step`);

/** Entries of 1,000 bytes, each used so many hours ago. */
async function fill(hoursAgo: Readonly<Record<string, number>>): Promise<void> {
  const cache = openCache(folder);
  for (const [name, hours] of Object.entries(hoursAgo)) {
    await cache.putBytes(key(name), Buffer.alloc(1000 - hashLength));
    const then = Date.now() / 1000 - hours * 3600;
    await utimes(place(name), then, then);
  }
}

async function names(): Promise<readonly string[]> {
  const found = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (name) =>
      (await stat(place(name)).catch(() => undefined)) ? name : [],
    ),
  );
  return found.flat();
}

describe('trimming', () => {
  test('takes what was not used for longest, and no more than it must', async () => {
    await fill({ a: 1, b: 4, c: 2, d: 3 });
    expect(await trimCache(folder, 2_500)).toEqual({ entries: 2, bytes: 2000 });
    expect(await names()).toEqual(['a', 'c']);
    expect(await surveyCache(folder)).toMatchObject({ entries: 2, bytes: 2000, browserBytes: 0 });
  });

  test('reading is using', async () => {
    await fill({ a: 4, b: 1 });
    await openCache(folder).getBytes(key('a'));
    await trimCache(folder, 1_000);
    expect(await names()).toEqual(['a']);
  });

  test('members’ entries count too', async () => {
    await fill({ a: 1 });
    await openCache(join(folder, 'members')).putBytes(key('x'), Buffer.alloc(2000));
    expect((await surveyCache(folder)).entries).toBe(2);
    await trimCache(folder, 0);
    expect((await surveyCache(folder)).entries).toBe(0);
  });

  test('of a folder that is not there does nothing', async () => {
    await rm(folder, { recursive: true });
    expect(await trimCache(folder, 0)).toEqual({ entries: 0, bytes: 0 });
    expect((await surveyCache(folder)).entries).toBe(0);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });
});

describe('beside a build', () => {
  /** A process with its mark in the folder, as a build has it; it began so many hours ago. */
  async function another(hours: number) {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    // The space of processes is ours: only the number differs.
    const { unfinishedMark } = await import('../../../src/unfinished/index.js');
    const mark = join(folder, 'users', unfinishedMark().replace(/^\d+/, String(child.pid)));
    await mkdir(join(folder, 'users'), { recursive: true });
    await writeFile(mark, '');
    const then = Date.now() / 1000 - hours * 3600;
    await utimes(mark, then, then);
    return async (): Promise<void> => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    };
  }

  test('what it may have read stays; once it is gone, killed or not, that goes too', async () => {
    await fill({ a: 1, b: 4, c: 2, d: 5 });
    const kill = await another(3);
    expect(await clearCache(folder)).toEqual({ entries: 2, bytes: 2000 });
    expect(await names()).toEqual(['a', 'c']);
    await kill();
    expect(await clearCache(folder)).toEqual({ entries: 2, bytes: 2000 });
    expect(await readdir(join(folder, 'users'))).toEqual([]);
  });
});

describe('a build', () => {
  test('bounds the cache that it has written to, once an hour', async () => {
    await fill({ a: 1, b: 2 });
    await boundCache(folder, 1_000);
    expect(await names()).toEqual(['a']);
    await fill({ c: 3 });
    await boundCache(folder, 1_000);
    expect(await names()).toEqual(['a', 'c']);
    const then = Date.now() / 1000 - 7200;
    await utimes(join(folder, 'looked-through'), then, then);
    await boundCache(folder, 1_000);
    expect(await names()).toEqual(['a']);
  });

  test('only one that has grown', async () => {
    await fill({ a: 1 });
    const cache = openCache(folder);
    await cache.getBytes(key('a'));
    expect(cache.hasGrown()).toBe(false);
    await cache.putBytes(key('b'), Buffer.alloc(10));
    expect(cache.hasGrown()).toBe(true);
  });
});

describe('the command', () => {
  const run = (line: string, env: Readonly<Record<string, string>> = {}) =>
    runHere(line.split(' '), { cwd: folder, env: { PACK_CACHE: folder, ...env } });

  test('says where the cache is and how large', async () => {
    await fill({ a: 1, b: 2 });
    const { stdout, exitCode } = await run('cache', { PACK_CACHE_SIZE: '3 GB' });
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      `Folder: ${folder}\nHolds: 2 finished pieces, 2 kB, of at most 3000.0 MB\n`,
    );
    const json = JSON.parse((await run('cache --json')).stdout);
    expect(json).toMatchObject({ version: 1, entries: 2, bytes: 2000, limit: 2_000_000_000 });
  });

  test('removes down to a size, or all', async () => {
    await fill({ a: 1, b: 2, c: 3 });
    expect((await run('cache --max-size 2kB')).stdout).toContain(
      'Removed: 1 finished piece, 1 kB\n',
    );
    expect(await names()).toEqual(['a', 'b']);
    expect((await run('cache clear')).stdout).toContain('Removed: 2 finished pieces, 2 kB\n');
    expect(await names()).toEqual([]);
  });

  test.each(['cache empty', 'cache --max-size much', 'cache --max-size -1MB'])(
    '%s is wrong',
    async (line) => {
      expect((await run(line)).exitCode).toBe(2);
    },
  );
});
