/** LibreOffice as a program: found, asked, stopped with all that it started, and nothing of it left behind. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOffice } from '../../../src/office/index.js';
import { type Behaviour, fakeOffice, officeOf } from '../../support/fake-office.js';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-office-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const onWindows = process.platform === 'win32';
const source = { bytes: Buffer.from('{\\rtf1 x}'), ending: 'rtf', kind: 'text' } as const;

async function convertWith(behaviour: Behaviour, timeLimitMs?: number) {
  const folder = await mkdtemp(join(parent, `${behaviour}-`));
  const office = officeOf(folder, await fakeOffice(folder, behaviour), timeLimitMs);
  const outcome = await office.toPdf(source, join(folder, 'work'));
  return { folder, outcome };
}

describe.skipIf(onWindows)('a run', () => {
  test('that hangs is stopped with what it started, and leaves nothing behind', async () => {
    const { folder, outcome } = await convertWith('hangs', 2_000);
    expect(outcome).toEqual({ kind: 'too-slow' });
    const child = Number(await readFile(join(folder, 'child'), 'utf8'));
    expect(child).toBeGreaterThan(0);
    await vanished(child);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  test('that fails says why', async () => {
    const { folder, outcome } = await convertWith('fails');
    expect(outcome).toEqual({ kind: 'failed', said: 'Error: source file could not be loaded' });
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  test.each(['writes-nothing', 'writes-text'] as const)('that %s has failed', async (behaviour) => {
    const { outcome } = await convertWith(behaviour);
    expect(outcome).toEqual({ kind: 'failed', said: '' });
  });

  test('of another program is refused before it gets a paper', async () => {
    await expect(convertWith('is-another-program')).rejects.toThrow(
      'does not say that it is LibreOffice',
    );
  });

  test('of which a killed process left its folder is swept', async () => {
    const { mkdir } = await import('node:fs/promises');
    const folder = await mkdtemp(join(parent, 'swept-'));
    const { unfinishedMark } = await import('../../../src/unfinished/index.js');
    // No machine has a process of this number.
    const left = unfinishedMark().replace(/^\d+/, '2147483646');
    await mkdir(join(folder, 'work', `run-${left}-a`), { recursive: true });
    const office = officeOf(folder, await fakeOffice(folder, 'writes-nothing'));
    await office.toPdf(source, join(folder, 'work'));
    expect(existsSync(join(folder, 'work', `run-${left}-a`))).toBe(false);
  });
});

describe('the search', () => {
  test('takes what PACK_LIBREOFFICE names, and nothing else in its place', async () => {
    const env = { PACK_LIBREOFFICE: join(parent, 'none'), PATH: '/usr/bin' };
    await expect(findOffice({ env, platform: 'linux' })).rejects.toThrow(
      /PACK_LIBREOFFICE is “.*none”/,
    );
  });

  test.skipIf(onWindows)('takes the first on the PATH, but none of a relative folder', async () => {
    const folder = await mkdtemp(join(parent, 'path-'));
    const program = await fakeOffice(folder, 'fails');
    const path = (...folders: string[]): NodeJS.ProcessEnv => ({ PATH: folders.join(':') });
    const there = join(folder, 'program');
    expect(await findOffice({ env: path('/nowhere', there), platform: 'linux' })).toBe(program);
    const relative = await findOffice({ env: path('program'), platform: 'darwin' });
    expect(relative?.startsWith('program')).not.toBe(true);
  });

  test('finds nothing where nothing is', async () => {
    expect(await findOffice({ env: { PATH: parent }, platform: 'win32' })).toBeUndefined();
  });
});

async function vanished(pid: number): Promise<void> {
  for (let round = 0; round < 100; round++) {
    try {
      // One that has ended and that nobody has collected yet still has its number.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
      if (/^\d+ \(.*\) [ZX]/.test(stat ?? '')) return;
      process.kill(pid, 0);
    } catch {
      return;
    }
    await setTimeout(50);
  }
  throw new Error(`Process ${pid} is still running.`);
}
