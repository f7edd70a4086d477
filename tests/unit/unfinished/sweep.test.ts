/** What a killed run has left goes; what somebody still works on, and what is none of ours, stays. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  draftName,
  sweepDrafts,
  sweepUnfinished,
  unfinishedMark,
} from '../../../src/unfinished/index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-sweep-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The mark of a process that has ended. */
function goneMark(): string {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  return unfinishedMark().replace(/^\d+/, String(pid));
}

const elsewhere = (): string => goneMark().replace(/-[0-9a-f]{8}-/, '-00000000-');

test('files and folders of a process that has gone are removed', async () => {
  await writeFile(join(folder, `.pack.pdf.${goneMark()}.tmp`), '');
  await writeFile(join(folder, `.pack.pdf.${goneMark()}.tmp.map`), '');
  await mkdir(join(folder, `session-${goneMark()}-Ab3xYz`, 'profile'), { recursive: true });
  await sweepUnfinished(folder);
  expect(await readdir(folder)).toEqual([]);
});

test('those of a living process stay, as does everything without a mark', async () => {
  const names = [`.pack.pdf.${unfinishedMark()}.tmp`, 'pack.pdf', '2025-03-04-notes.txt'];
  for (const name of names) await writeFile(join(folder, name), '');
  await sweepUnfinished(folder);
  expect((await readdir(folder)).sort()).toEqual(names.sort());
});

test('where processes are counted anew, age decides', async () => {
  const [young, old] = [elsewhere(), elsewhere()];
  for (const name of [young, old]) await writeFile(join(folder, name), '');
  await utimes(join(folder, old), new Date(0), new Date(0));
  await sweepUnfinished(folder);
  expect(await readdir(folder)).toEqual([young]);
});

test('a folder that is not there is none to sweep', async () => {
  await expect(sweepUnfinished(join(folder, 'nowhere'))).resolves.toBeUndefined();
});

describe('in a folder of the user', () => {
  const goneDraft = (): string => draftName('pack.pdf').replace(/\d+-[^.]+/, goneMark());

  test('drafts of a process that has gone are removed, those of a living one stay', async () => {
    const [gone, living] = [goneDraft(), draftName('pack.pdf')];
    for (const name of [gone, living]) {
      for (const end of ['', '.new', '.map']) await writeFile(join(folder, name + end), '');
    }
    await sweepDrafts(folder);
    expect((await readdir(folder)).sort()).toEqual([living, `${living}.map`, `${living}.new`]);
  });

  test('what only looks like a draft stays, and so does every folder', async () => {
    const mark = goneMark();
    const names = [
      'budget-12-20250104-20250204.pdf',
      `.pack.pdf.${mark}`,
      `.pack.pdf.${mark}.tmp.pdf`,
      `.pack.pdf.${mark}-2.tmp`,
      `pack.pdf.${mark}.tmp`,
    ];
    for (const name of names) {
      await writeFile(join(folder, name), '');
      await utimes(join(folder, name), new Date(0), new Date(0));
    }
    const kept = goneDraft();
    await mkdir(join(folder, kept));
    await writeFile(join(folder, kept, 'notes.txt'), '');
    await mkdir(join(folder, `papers-${mark}`));
    await sweepDrafts(folder);
    const left = [...names, kept, `papers-${mark}`];
    expect((await readdir(folder)).sort()).toEqual(left.sort());
    expect(await readdir(join(folder, kept))).toEqual(['notes.txt']);
  });

  test('a folder that is not there is none to sweep', async () => {
    await expect(sweepDrafts(join(folder, 'nowhere'))).resolves.toBeUndefined();
  });
});
