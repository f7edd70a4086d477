/** Mistakes in folders and files. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withoutNeighbours } from '../../../src/load/folders.js';
import { loadPack } from '../../../src/load/index.js';
import {
  type Expected,
  expectProblems,
  type Files,
  itemFile,
  itemWith,
  loadWith,
  meetingPath,
  packYaml,
  soundPack,
  writeFiles,
} from './folder.js';

const cases: readonly (readonly [string, Files, readonly Expected[]])[] = [
  [
    'no committee.yaml',
    { 'council/panel/committee.yaml': undefined },
    [
      {
        code: 'no-committee-file',
        file: 'council/panel/committee.yaml',
        message: 'no committee.yaml',
        hint: 'committee’s name',
      },
    ],
  ],
  [
    'no council.yaml',
    { 'council/council.yaml': undefined },
    [
      {
        code: 'no-council-file',
        file: 'council/council.yaml',
        message: 'no council.yaml',
        hint: 'nation: ',
      },
    ],
  ],
  [
    'an empty file',
    { [itemFile]: ' \n' },
    [{ code: 'empty-file', file: itemFile, item: 'item 2', message: '03-budget.md is empty' }],
  ],
  [
    'letters in an old encoding',
    { 'council/council.yaml': Buffer.from('name: Caf\xe9\nnation: england\n', 'latin1') },
    [
      {
        code: 'not-utf8',
        file: 'council/council.yaml',
        message: 'not saved as UTF-8',
        hint: 'encoding UTF-8',
      },
    ],
  ],
  [
    'a picture called .md',
    { [itemFile]: 'GIF\0\0' },
    [{ code: 'not-utf8', file: itemFile, message: 'not saved as UTF-8' }],
  ],
  [
    'a huge file',
    { [itemFile]: 'x'.repeat(2_100_000) },
    [{ code: 'file-too-large', file: itemFile, message: '2.1 MB', hint: 'reports/' }],
  ],
  [
    'a folder with the name of a file',
    { [itemFile]: undefined, [`${itemFile}/x.txt`]: 'x' },
    [{ code: 'not-a-file', file: itemFile, message: '03-budget.md is not a file' }],
  ],
  [
    'a logo that is not there',
    { 'council/council.yaml': 'name: A\nnation: wales\nlogo: arms.svg\n' },
    [
      {
        code: 'logo-missing',
        file: 'council/council.yaml',
        line: 3,
        column: 7,
        message: 'arms.svg',
      },
    ],
  ],
  [
    'a logo that cannot be printed',
    { 'council/council.yaml': 'name: A\nnation: wales\nlogo: arms.pdf\n', 'council/arms.pdf': '' },
    [
      {
        code: 'logo-format',
        file: 'council/council.yaml',
        line: 3,
        message: 'arms.pdf',
        hint: '.svg',
      },
    ],
  ],
  [
    'a logo elsewhere',
    { 'council/council.yaml': 'name: A\nnation: wales\nlogo: ../arms.svg\n', 'arms.svg': '' },
    [{ code: 'outside-council', file: 'council/council.yaml', line: 3, message: '../arms.svg' }],
  ],
];

test.each(cases)('%s', async (_, files, expected) => {
  expectProblems(await loadWith(files), expected);
});

async function load(root: string, folder: string) {
  return { root, ...(await loadPack(join(root, folder), 'members', join(root, 'built-in'))) };
}

test('a folder without a meeting names the meetings below it', async () => {
  const root = await writeFiles({
    ...soundPack,
    'council/parish/2020-01-02/pack.yaml': 'date: 2020-01-02\n',
  });
  const loaded = await load(root, 'council');
  expect(loaded.value).toBeUndefined();
  expectProblems(loaded, [
    {
      code: 'not-a-meeting-folder',
      file: 'council',
      message: 'no pack.yaml',
      hint: 'panel/2019-07-03, parish/2020-01-02',
    },
  ]);
});

test('a file instead of a folder, and a folder that is not there', async () => {
  const root = await writeFiles(soundPack);
  expectProblems(await load(root, packYaml), [
    { code: 'not-a-meeting-folder', file: packYaml, message: 'is a file', hint: '“2019-07-03”' },
  ]);
  expectProblems(await load(root, 'nowhere'), [
    { code: 'not-a-meeting-folder', file: 'nowhere', message: 'There is no folder “nowhere”' },
  ]);
});

test('links that lead out of the council’s folder are not followed', async () => {
  const root = await writeFiles({
    ...soundPack,
    [itemFile]: undefined,
    'council/council.yaml': 'name: A\nnation: wales\nlogo: arms.svg\n',
    'elsewhere/item.md': itemWith('title: Secret'),
    'elsewhere/arms.svg': '<svg/>',
    'elsewhere/standing/x.md': itemWith('standing: x', 'title: X'),
  });
  await mkdir(join(root, meetingPath, 'items'));
  await symlink(join(root, 'elsewhere/item.md'), join(root, itemFile));
  await symlink(join(root, 'elsewhere/arms.svg'), join(root, 'council/arms.svg'));
  await symlink(join(root, 'elsewhere/standing'), join(root, 'council/standing'));
  const loaded = await load(root, meetingPath);
  expectProblems(loaded, [
    { code: 'outside-council', file: 'council/council.yaml', line: 3, message: 'arms.svg' },
    { code: 'outside-council', file: itemFile, message: '03-budget.md', hint: 'Copy it' },
    { code: 'outside-council', file: 'council/standing', message: 'This folder' },
  ]);
  expect(JSON.stringify([...(loaded.value?.items ?? [])])).not.toContain('Secret');
});

test('links inside the council’s folder are followed', async () => {
  const root = await writeFiles({ ...soundPack, [itemFile]: undefined });
  await mkdir(join(root, meetingPath, 'items'));
  await writeFile(join(root, 'council/shared.md'), itemWith('title: Shared'));
  await symlink(join(root, 'council/shared.md'), join(root, itemFile));
  const { value, diagnostics } = await load(root, meetingPath);
  expect(diagnostics).toEqual([]);
  expect(value?.items.get('03-budget')?.title).toBe('Shared');
});

test('a link that leads nowhere, and a pipe, are said to be so', async () => {
  const root = await writeFiles({ ...soundPack, [itemFile]: undefined });
  await mkdir(join(root, meetingPath, 'items'));
  await symlink('gone.md', join(root, itemFile));
  execFileSync('mkfifo', [join(root, meetingPath, 'items/04-pipe.md')]);
  expectProblems(await load(root, meetingPath), [
    {
      code: 'item-not-listed',
      severity: 'warning',
      file: `${meetingPath}/items/04-pipe.md`,
      message: '04-pipe',
    },
    { code: 'unreadable-file', file: itemFile, message: 'leads nowhere' },
    { code: 'not-a-file', file: `${meetingPath}/items/04-pipe.md`, message: '04-pipe.md' },
  ]);
});

test('what a shell finds beside meetings is told from meetings', async () => {
  const root = await writeFiles({
    ...soundPack,
    'council/panel/2019-09-25/items/02-trees.md': itemWith('title: Trees'),
    'council/panel/standing/apologies.md': '',
  });
  const paths = (...names: string[]) => names.map((name) => join(root, 'council/panel', name));
  const all = paths('2019-07-03', '2019-09-25', 'committee.yaml', 'gone', 'standing');
  // A meeting that has lost its pack.yaml, or that is not there, is told of later.
  expect([...(await withoutNeighbours(all))]).toEqual(paths('2019-07-03', '2019-09-25', 'gone'));
  const alone = paths('committee.yaml');
  expect([...(await withoutNeighbours(alone))]).toEqual(alone);
});
