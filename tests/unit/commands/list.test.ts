/** `pack list`: every meeting once, in one order, each in one share; nothing of what is in them. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shardOf, shareOf } from '../../../src/commands/ci/shard.js';
import { runHere } from '../../support/run-command.js';

describe('shares', () => {
  test('cover every pack once, and are even', () => {
    for (let packs = 0; packs < 40; packs += 1) {
      const all = Array.from({ length: packs }, (_, index) => `meeting ${index}`);
      for (let count = 1; count < 14; count += 1) {
        const shares = Array.from({ length: count }, (_, index) =>
          shareOf(all, { index: index + 1, count }),
        );
        expect(shares.flat().sort()).toEqual([...all].sort());
        const sizes = shares.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }
  });

  test.each(['0/3', '4/3', '1', '1/0', '-1/3', '1/3/5', 'a/b', ' 1/3', '1.5/3'])(
    '“%s” is none',
    (written) => expect(() => shardOf(written)).toThrow('is no share'),
  );
});

describe('the command', () => {
  const meetings = [
    'a-council/planning/2024-09-12',
    'a-council/planning/2024-10-10-special',
    'a-council/drains/2023/2023-01-02',
    'b council/ŵ/2024-09-12',
    'b council/zeta/2024-09-12',
  ];
  let root: string;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'pack-test-list-')));
    for (const meeting of meetings) {
      await mkdir(join(root, meeting, 'items'), { recursive: true });
      // No YAML: it is not opened.
      await writeFile(join(root, meeting, 'pack.yaml'), '%%% Closure of Mill Lane home');
    }
    await mkdir(join(root, 'a-council', 'node_modules', 'x'), { recursive: true });
    await writeFile(join(root, 'a-council', 'node_modules', 'x', 'pack.yaml'), '');
    await symlink(join(root, 'b council'), join(root, 'c-link'));
  });
  afterAll(() => rm(root, { recursive: true }));

  const list = async (...args: string[]) => {
    const ran = await runHere(['list', ...args], { cwd: root, env: {} });
    expect(ran.exitCode, ran.stderr).toBe(0);
    return ran.stdout.split('\n').filter((line) => line !== '');
  };

  test('lists each meeting once, in the order of paths', async () => {
    expect(await list()).toEqual([...meetings].sort());
    expect(await list('b council', '.', 'a-council/planning', 'c-link')).toEqual(await list());
  });

  test('shares of all machines are all meetings', async () => {
    const shares = await Promise.all([1, 2, 3].map((index) => list('--shard', `${index}/3`)));
    expect(shares.flat().sort()).toEqual([...meetings].sort());
    expect(await list('--shard', '7/9')).toEqual([]);
  });

  test('answers scripts', async () => {
    const [json = ''] = [(await list('--json', '--shard', '2/2')).join('\n')];
    expect(JSON.parse(json)).toEqual({
      version: 1,
      all: 5,
      shard: { index: 2, count: 2 },
      packs: [{ folder: 'a-council/planning/2024-09-12' }, { folder: 'b council/zeta/2024-09-12' }],
    });
    expect(json).not.toContain('Mill');
  });

  test('a folder that is not there is wrong usage', async () => {
    const ran = await runHere(['list', 'nowhere'], { cwd: root, env: {} });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('There is no folder “nowhere”.');
  });
});
