/** `pack site` refuses what makes no sense before it reads anything, and finds its council from any folder below it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHere } from '../../support/run-command.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-site-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  runHere(['site', '--cache', join(folder, 'cache'), ...args], { cwd: folder, env: {} });

test.each([
  [['one', 'two'], 'one council at a time'],
  [['--edition', 'members'], 'no other edition'],
  [['--edition', 'all'], 'no other edition'],
  [['--address', 'council.example'], 'no address of a site'],
  [['--address', 'https://council.example/?page=1'], 'no address of a site'],
  [['--address', 'javascript:alert(1)'], 'no address of a site'],
])('%s is refused', async (args, words) => {
  const { exitCode, stderr } = await run(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(words);
});

test('where there is no council, that is said', async () => {
  const { exitCode, stderr } = await run();
  expect(exitCode).toBe(1);
  expect(stderr).toContain('council.yaml');
});

test('where nothing is issued, that is said, from a folder below too', async () => {
  await writeFile(join(folder, 'council.yaml'), 'name: Testbourne Council\nnation: england\n');
  await mkdir(join(folder, 'drains-committee', '2025-03-04'), { recursive: true });
  await writeFile(join(folder, 'drains-committee', '2025-03-04', 'pack.yaml'), 'date: [\n');
  for (const below of ['.', 'drains-committee', 'drains-committee/2025-03-04']) {
    const { exitCode, stderr } = await run(below);
    expect([below, exitCode]).toEqual([below, 1]);
    expect(stderr).toContain('nothing to publish');
  }
});
