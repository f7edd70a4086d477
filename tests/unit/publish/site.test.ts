/** Public pages as files: nothing that is not ours is touched, and what is no longer wanted goes. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSite } from '../../../src/publish/index.js';

let parent: string;
let site: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-site-'));
  site = join(parent, 'site');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

async function listed(): Promise<readonly string[]> {
  const all = await readdir(site, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile())
    .map(({ name }) => name)
    .sort();
}

test('all is written, and what is the same is left as it is', async () => {
  const wanted = files({ 'index.html': 'one', 'a/b/page.html': 'two' });
  expect((await writeSite(site, wanted)).value).toEqual({ written: 2, removed: 0 });
  const { mtimeMs } = await stat(join(site, 'index.html'));
  expect((await writeSite(site, wanted)).value).toEqual({ written: 0, removed: 0 });
  expect((await stat(join(site, 'index.html'))).mtimeMs).toBe(mtimeMs);
  expect(await listed()).toEqual(['index.html', 'pack-site.json', 'page.html']);
});

test('of an earlier run only what is ours goes, and empty folders with it', async () => {
  await writeSite(site, files({ 'index.html': 'one', 'a/b/page.html': 'two' }));
  await writeFile(join(site, 'notes.txt'), 'mine');
  const { value } = await writeSite(site, files({ 'index.html': 'three' }));
  expect(value).toEqual({ written: 1, removed: 1 });
  expect(await listed()).toEqual(['index.html', 'notes.txt', 'pack-site.json']);
  expect(await readdir(site)).not.toContain('a');
});

test('a file of somebody else is not written over, and then nothing is written', async () => {
  await mkdir(site);
  await writeFile(join(site, 'index.html'), 'mine');
  const { value, diagnostics } = await writeSite(site, files({ 'index.html': 'x', 'a.html': 'y' }));
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['site-file-not-ours']);
  expect(await readFile(join(site, 'index.html'), 'utf8')).toBe('mine');
  expect(await listed()).toEqual(['index.html']);
});

test.each(['../victim.txt', 'a/../../victim.txt', '..'])(
  'an index that was changed removes nothing elsewhere: %s',
  async (path) => {
    await writeSite(site, files({ 'index.html': 'one' }));
    await writeFile(join(parent, 'victim.txt'), 'mine');
    const index = JSON.stringify({ version: 1, files: ['index.html', path] });
    await writeFile(join(site, 'pack-site.json'), index);
    await writeSite(site, files({ 'index.html': 'two' }));
    expect(await readFile(join(parent, 'victim.txt'), 'utf8')).toBe('mine');
  },
);

test('a folder that is a link out of the site is refused', async () => {
  await mkdir(join(parent, 'elsewhere'));
  await mkdir(site);
  await symlink(join(parent, 'elsewhere'), join(site, 'a'));
  await expect(writeSite(site, files({ 'a/page.html': 'two' }))).rejects.toThrow(/link that leads/);
  expect(await readdir(join(parent, 'elsewhere'))).toEqual([]);
});
