/** What is suggested for a file that is not there. */
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSource } from '../../../src/convert/source-file.js';

let root: string;
let meeting: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'source-file-'));
  meeting = join(root, 'panel', '2019-07-03');
  await mkdir(join(meeting, 'reports', 'charts'), { recursive: true });
  await mkdir(join(root, 'panel', 'shared'));
  await writeFile(join(meeting, 'reports', 'x.md'), 'X');
  await writeFile(join(meeting, 'reports', 'charts', 'y.md'), 'Y');
  await writeFile(join(root, 'panel', 'shared', 'terms.md'), 'Terms');
});

const ground = () => ({ folders: { council: root } });

afterAll(() => rm(root, { recursive: true, force: true }));

test.each([
  ['../reports/x.md', 'reports/x.md'],
  ['../../reports/x.md', 'reports/x.md'],
  ['../reports/charts/y.md', 'reports/charts/y.md'],
  ['../shared/trems.md', '../shared/terms.md'],
  ['reports/x.m', 'reports/x.md'],
])('%s is not there: %s is', async (written, near) => {
  expect(await openSource(join(meeting, written), ground(), meeting)).toEqual({
    kind: 'missing',
    near,
  });
});

test.each(['../reports/gone.md', '../reports', '../reports/charts'])(
  'for %s there is nothing',
  async (written) => {
    expect(await openSource(join(meeting, written), ground(), meeting)).toEqual({
      kind: 'missing',
    });
  },
);

test('a file that is there is read, wherever it lies in the council', async () => {
  const opened = await openSource(join(meeting, '../shared/terms.md'), ground(), meeting);
  expect(opened.kind).toBe('read');
});

test('a file that is too large is not read', async () => {
  const file = join(meeting, 'reports', 'scans.pdf');
  await writeFile(file, '');
  // A hole, which takes no room on the disk.
  await truncate(file, 3e9);
  expect(await openSource(file, ground(), meeting)).toEqual({ kind: 'too-large', bytes: 3e9 });
});

test('nothing is suggested where names of other files are to be kept', async () => {
  const secret = { ...ground(), keepsNames: true } as const;
  for (const written of ['../reports/x.md', 'reports/x.m']) {
    expect(await openSource(join(meeting, written), secret, meeting)).toEqual({ kind: 'missing' });
  }
});
