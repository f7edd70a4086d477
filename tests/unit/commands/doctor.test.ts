/** What the doctor finds on machines that lack something, and where restricted papers lie. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingText } from '../../../src/commands/doctor/finding.js';
import { privacyFinding } from '../../../src/commands/doctor/privacy.js';
import { atLeast, browserFinding, cacheFinding } from '../../../src/commands/doctor/tools.js';
import { budget, type CouncilFolder, makeCouncil, meeting } from '../../support/council-folder.js';

let temporary: string;
let council: CouncilFolder;
let restricted: CouncilFolder;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'pack-doctor-test-'));
  council = await makeCouncil(Buffer.from('%PDF-'));
  restricted = await makeCouncil(Buffer.from('%PDF-'), {
    [`${meeting}/items/03-budget.md`]: budget.replace(
      '---\n\n',
      'access:\n  exempt:\n    paragraphs: [3]\n    reason: It names Quillfeather.\n---\n\n',
    ),
  });
});

afterAll(async () => {
  await Promise.all([council.remove(), restricted.remove()]);
  await rm(temporary, { recursive: true });
});

test.each([
  ['20.19.0', '20.19', true],
  ['20.9.1', '20.19', false],
  ['22.0.0', '20.19', true],
  ['18.20.4', '20.19', false],
])('Node %s is enough for %s: %s', (found, needed, enough) => {
  expect(atLeast(found, needed)).toBe(enough);
});

test('a browser that is not there', async () => {
  const finding = await browserFinding({
    cacheFolder: temporary,
    env: {},
    executable: join(temporary, 'no-browser'),
  });
  expect(finding.state).toBe('broken');
  expect(finding.found.join(' ')).toContain('no-browser');
  expect(finding.todo.length).toBeGreaterThan(0);
});

test('a cache that is a file', async () => {
  const file = join(temporary, 'cache');
  await writeFile(file, '');
  expect(await cacheFinding(file)).toMatchObject({ state: 'broken', name: 'Cache' });
});

test('a cache that can be written to is left as it was', async () => {
  const folder = join(temporary, 'good');
  await mkdir(folder);
  await writeFile(join(folder, 'one'), 'a'.repeat(200_000));
  const { state, found } = await cacheFinding(folder);
  expect([state, found[1]]).toEqual(['ok', '0.2 MB in 1 file, can be written to']);
});

describe('restricted papers', () => {
  test('there are none', async () => {
    const { state, found } = await privacyFinding(council.council);
    expect([state, ...found]).toEqual(['ok', 'nothing restricted (looked at 1)']);
  });

  test('outside a repository', async () => {
    const { state, found } = await privacyFinding(restricted.council);
    expect(state).toBe('ok');
    expect(found.join()).toContain('not in a git repository');
  });

  test('in a repository: who can read it is not known, and no paper is named', async () => {
    await mkdir(join(restricted.around, '.git'));
    const finding = await privacyFinding(restricted.file(meeting));
    expect(finding.state).toBe('attention');
    const text = findingText(finding);
    expect(text).toContain('pack cannot see who can read them');
    expect(text).not.toMatch(/budget|Quillfeather/i);
  });
});
