/** Where the public pages may go, and where sources are. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardSitePlace } from '../../../src/publish/index.js';

let parent: string;
beforeAll(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'pack-test-site-')));
  for (const folder of ['planning/2024-09-12/items', 'pictures', 'templates']) {
    await mkdir(join(parent, 'council', folder), { recursive: true });
  }
  await writeFile(join(parent, 'council', 'pictures', 'logo.png'), '');
  await symlink(join(parent, 'council', 'planning'), join(parent, 'link'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const guard = (to: string) =>
  guardSitePlace(join(parent, to), {
    council: join(parent, 'council'),
    meetings: [join(parent, 'council/planning/2024-09-12')],
    sources: [join(parent, 'council/pictures/logo.png')],
  });

describe('the public pages', () => {
  test.each([
    'council',
    'council/planning',
    'council/planning/2024-09-12',
    'council/planning/2024-09-12/issued',
    'council/planning/2024-09-12/items/new',
    'council/planning/2024-09-12/out/../reports',
    'council/standing',
    'council/templates/site',
    'council/pictures',
    'link/2024-09-12/issued',
  ])('do not go to %s', async (to) => {
    await expect(guard(to)).rejects.toThrow('is no place for them');
  });

  test.each([
    'council/out/site',
    'council/public',
    'council/planning/2024-09-12/out/site',
    'elsewhere',
    '.',
  ])('may go to %s', async (to) => {
    await expect(guard(to)).resolves.toBeUndefined();
  });
});
