/** Builds of one meeting at once take turns, and a killed one keeps nobody waiting. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPair, withDraft } from '../../../src/publish/index.js';
import { inTurn } from '../../../src/publish/turn.js';
import { unfinishedMark } from '../../../src/unfinished/index.js';

let folder: string;
let files: { readonly pdf: string; readonly map: string };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-turn-'));
  files = { pdf: join(folder, 'pack.pdf'), map: join(folder, 'pack.json') };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const mapOf = (content: string): string =>
  JSON.stringify({ pdf: { sha256: createHash('sha256').update(content).digest('hex') } });
const publish = (content: string): Promise<void> =>
  withDraft(files, async (draft) => {
    await draft.write([Buffer.from(content)]);
    await draft.publish(mapOf(content));
  });

test('a pack gets its name only when no other build is between its two files', async () => {
  let second: Promise<void> | undefined;
  await inTurn(files, async () => {
    await writeFile(files.pdf, 'first');
    second = publish('second');
    await wait(150);
    expect(await readFile(files.pdf, 'utf8')).toBe('first');
    await writeFile(files.map, mapOf('first'));
  });
  await second;
  expect(await readFile(files.pdf, 'utf8')).toBe('second');
  expect(await readFile(files.map, 'utf8')).toBe(mapOf('second'));
  expect((await readdir(folder)).sort()).toEqual(['pack.json', 'pack.pdf']);
});

test('while another build is between its two files nothing is said of them', async () => {
  let told: ReturnType<typeof checkPair> | undefined;
  await inTurn(files, async () => {
    await writeFile(files.pdf, 'first');
    told = checkPair(files);
    await wait(150);
    await writeFile(files.map, mapOf('first'));
  });
  expect(await told).toEqual([]);
});

test('the turn of a build that was killed is over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  await writeFile(join(folder, '.pack.pdf.turn'), unfinishedMark().replace(/^\d+/, String(pid)));
  const begun = Date.now();
  await publish('next');
  expect(Date.now() - begun).toBeLessThan(4_500);
  expect((await readdir(folder)).sort()).toEqual(['pack.json', 'pack.pdf']);
});
