/** Cuts of an earlier build are found by their JSON files, and nothing else is ever removed. */
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/model/error.js';
import { removeCuts } from '../../../src/publish/index.js';

let folder: string;
let files: { readonly pdf: string; readonly map: string };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-cuts-'));
  files = { pdf: join(folder, 'a-public-pack.pdf'), map: join(folder, 'a-public-pack.json') };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const cut = async (name: string, of: string, pdf = `${name}.pdf`): Promise<void> => {
  await writeFile(join(folder, `${name}.pdf`), name);
  const map = { version: 1, pdf: { file: pdf }, of: { file: of } };
  await writeFile(join(folder, `${name}.json`), JSON.stringify(map));
};

test('cuts of all shapes go; other packs, their cuts and what is no cut stay', async () => {
  await cut('a-public-pack-item-5', 'a-public-pack.pdf');
  await cut('a-public-pack-part-3', 'a-public-pack.pdf');
  // Its PDF went, and then the power.
  await cut('a-public-pack-reports', 'a-public-pack.pdf');
  await rm(join(folder, 'a-public-pack-reports.pdf'));
  const staying = [
    ['b-public-pack-item-5', 'b-public-pack.pdf'],
    ['a-public-pack-2-item-5', 'a-public-pack-2.pdf'],
    ['notes', 'a-public-pack.pdf'],
  ] as const;
  for (const [name, of] of staying) await cut(name, of);
  await cut('a-public-pack-odd', 'a-public-pack.pdf', '../report.pdf');
  await writeFile(join(folder, 'a-public-pack-item-9.pdf'), 'without JSON');
  await writeFile(join(folder, 'a-public-pack-list.json'), '[null');
  await mkdir(join(folder, 'a-public-pack-folder.json'));
  await writeFile(files.pdf, 'pack');
  await writeFile(files.map, '{"of": {"file": "a-public-pack.pdf"}}');
  await removeCuts(files, []);
  expect(await readdir(folder)).toEqual(
    [
      ...staying.flatMap(([name]) => [`${name}.json`, `${name}.pdf`]),
      ...['a-public-pack-odd.json', 'a-public-pack-odd.pdf', 'a-public-pack-item-9.pdf'],
      ...['a-public-pack-list.json', 'a-public-pack-folder.json'],
      ...['a-public-pack.json', 'a-public-pack.pdf'],
    ].sort(),
  );
});

test('a source is never removed, by whatever name, and is told', async () => {
  await cut('a-public-pack-item-5', 'a-public-pack.pdf');
  const report = join(folder, 'report.pdf');
  await link(join(folder, 'a-public-pack-item-5.pdf'), report);
  const work = removeCuts(files, [{ file: report, isWithheld: false }]);
  await expect(work).rejects.toThrow(UsageError);
  expect(await readFile(report, 'utf8')).toBe('a-public-pack-item-5');
  expect(await readdir(folder)).toContain('a-public-pack-item-5.pdf');
});

test('no folder, no cuts; of a link the link goes', async () => {
  await removeCuts({ pdf: join(folder, 'no', 'a.pdf'), map: join(folder, 'no', 'a.json') }, []);
  await cut('a-public-pack-item-5', 'a-public-pack.pdf');
  const kept = join(folder, 'kept.pdf');
  await writeFile(kept, 'kept');
  await rm(join(folder, 'a-public-pack-item-5.pdf'));
  await symlink(kept, join(folder, 'a-public-pack-item-5.pdf'));
  await removeCuts(files, []);
  expect(await readdir(folder)).toEqual(['kept.pdf']);
});
