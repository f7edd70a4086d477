/** Several packs in one run: none is written over another, nor over what another is made from. */
import { link, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/model/error.js';
import { type Foreseen, guardPlace, guardRun, guardSources } from '../../../src/publish/index.js';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'pack-test-')));
  await mkdir(join(root, 'out'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const pack = (folder: string, out: string, sources: readonly string[] = []): Foreseen => ({
  folder,
  files: { pdf: join(root, `${out}.pdf`), map: join(root, `${out}.json`) },
  sources: sources.map((source) => ({ file: join(root, source), isWithheld: false })),
});

test('packs that go together', async () => {
  await writeFile(join(root, 'a.md'), 'a');
  const shared = ['a.md', 'b.md'];
  await guardRun([pack('a', 'out/a', shared), pack('b', 'out/b', shared)]);
});

test.each([
  ['the same name', 'out/a', 'out/a'],
  ['a name in other letters', 'out/a', 'out/A'],
  ['a folder that is not there yet', 'new/deep/a', 'new/Deep/a'],
  ['a name composed otherwise', 'out/Pwyllgor-Tŷ', 'out/Pwyllgor-Ty\u0302'],
  ['a link to the folder', 'out/a', 'linked/a'],
])('one output for two: %s', async (_, one, other) => {
  await symlink(join(root, 'out'), join(root, 'linked'), 'dir');
  const run = guardRun([pack('north/1', one), pack('middle/1', 'out/m'), pack('south/1', other)]);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(/packs of north\/1 and south\/1 .* same file/);
});

test('a meeting that is named twice', async () => {
  const run = guardRun([pack('north/1', 'out/a'), pack('north/1', 'out/a')]);
  await expect(run).rejects.toThrow(/north\/1 is named twice/);
});

test.each([
  ['which is there', true],
  ['which would be there by then', false],
])('the output of one is a source of another, %s', async (_, exists) => {
  if (exists) await writeFile(join(root, 'out/a.pdf'), 'old');
  const run = guardRun([pack('b', 'out/b', ['out/A.PDF']), pack('a', 'out/a')]);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(/pack of a .* source of the pack of b/);
});

test('the output of one is a source of another under another name of the same file', async () => {
  await writeFile(join(root, 'report.pdf'), 'report');
  await link(join(root, 'report.pdf'), join(root, 'out/a.pdf'));
  const run = guardRun([pack('a', 'out/a'), pack('b', 'out/b', ['report.pdf'])]);
  await expect(run).rejects.toThrow(UsageError);
});

test('of a source that nobody is to be told of, no message has the path', async () => {
  await writeFile(join(root, 'secret.pdf'), 'report');
  await link(join(root, 'secret.pdf'), join(root, 'out/a.pdf'));
  const { files } = pack('a', 'out/a');
  const withheld = [{ file: join(root, 'secret.pdf'), isWithheld: true }];
  const own = await guardSources(files, withheld).catch(String);
  expect(own).toMatch(/UsageError: .* written over a paper .*out.a\.pdf/);
  expect(own).not.toContain('secret');
  const reader = { ...pack('b', 'out/b'), sources: withheld };
  const run = await guardRun([reader, pack('a', 'secret')]).catch(String);
  expect(run).toMatch(/pack of a would be written over a source of the pack of b\.$/);
});

test('a folder for packs that leads out of the council is refused, and one within it is not', async () => {
  const council = join(root, 'council');
  await mkdir(join(council, 'here'), { recursive: true });
  const at = (folder: string) => ({
    pdf: join(council, folder, 'a.pdf'),
    map: join(council, folder, 'a.json'),
  });
  await symlink(join(root, 'out'), join(council, 'away'), 'dir');
  await symlink(join(council, 'here'), join(council, 'near'), 'dir');
  await expect(guardPlace(at('away'), council)).rejects.toThrow(UsageError);
  await guardPlace(at('here'), council);
  await guardPlace(at('near'), council);
  await guardPlace(at('not-yet'), council);
});
