/** What one reads on a machine without a browser, on each system. The look-up asks a made-up machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { budget, type Files, makeCouncil, meeting } from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts } from '../support/transcripts.js';

// Neither the shell from npm nor any program where browsers are looked for.
vi.mock('../../src/browser/npm-shell.js', async (original) => ({
  ...(await original<object>()),
  findNpmShell: () => undefined,
}));
vi.mock('../../src/browser/machine.js', () => ({
  thisMachine: (env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => ({
    platform,
    arch: 'x64',
    env,
    home: '/home/clerk',
    isFile: () => false,
    isFolder: () => false,
    list: () => [],
  }),
}));

const golden = openTranscripts(
  new URL('./no-browser.md', import.meta.url),
  'What one reads on a machine without a browser',
  'Written by `UPDATE_GOLDEN=1 npm test`; the pack itself is sound where nothing else is said.',
);

let cache: string;
let pdf: Uint8Array;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  pdf = await pdfFile(1);
});

afterAll(() => rm(cache, { recursive: true, force: true }));

interface Machine {
  readonly title: string;
  readonly about: string;
  readonly platform: NodeJS.Platform;
  readonly changes?: Files;
  readonly browser?: string;
}

function machine({ title, about, platform, changes, browser }: Machine): void {
  golden.section(title, about, async () => {
    const folder = await makeCouncil(pdf, changes);
    try {
      const before = await folder.listing();
      const env = { PACK_CACHE: cache, PACK_BROWSER: browser };
      const where = { cwd: folder.council, env, platform };
      const ran = await runHere(['build', meeting], where);
      expect(await folder.listing(), 'nothing is written').toEqual(before);
      expect(ran.exitCode).toBe(3);
      expect(ran.stderr.match(/^failed /gm), 'one failure').toHaveLength(1);
      const variable = browser === undefined ? '' : `PACK_BROWSER=${browser} `;
      const command = `${variable}pack build ${meeting}`;
      return { command, replace: [[folder.around, '']], ...ran };
    } finally {
      await folder.remove();
    }
  });
}

machine({ title: 'On Linux', about: 'Without its optional packages.', platform: 'linux' });
machine({ title: 'On macOS', about: 'Where npm brings no browser.', platform: 'darwin' });
machine({ title: 'On Windows', about: 'Where npm brings no browser.', platform: 'win32' });
machine({
  title: 'A browser that is not where it should be',
  about: 'The environment names one.',
  platform: 'linux',
  browser: '/opt/no/such/chromium',
});
machine({
  title: 'Mistakes in the pack as well',
  about: 'They are told first: they can be mended on any machine.',
  platform: 'linux',
  changes: {
    [`${meeting}/items/03-budget.md`]: budget.replace(
      'title: Draft budget',
      'title: Draft budget\n  - reports/notes.md\n  - reports/gone.pdf',
    ),
    [`${meeting}/reports/notes.md`]: '# Notes\n\nReserves are adequate.\n',
  },
});
