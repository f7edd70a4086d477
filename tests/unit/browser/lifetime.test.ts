import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, printer } from '../../../src/browser/index.js';
import { findNpmShell, unpackShell } from '../../../src/browser/npm-shell.js';
import { privateFolder } from '../../../src/browser/private-folder.js';
import { type Session, start } from '../../../src/browser/start.js';
import { PackError } from '../../../src/model/error.js';
import { unfinishedMark } from '../../../src/unfinished/index.js';

// Looks at processes through /proc and takes the browser from npm: Linux on x64 only.
const here = process.platform === 'linux' && process.arch === 'x64';
const none = new Map<string, never>();
const small = { html: '<p>Small', resources: none };
/** Takes a second or more to print. */
const large = { html: `<table>${'<tr><td>1<td>2<td>3'.repeat(4_000)}`, resources: none };
const sandbox = process.getuid?.() !== 0 && process.env.PACK_NO_SANDBOX !== '1';

let cacheFolder: string;
const folder = () => join(cacheFolder, 'browser');

/** Processes that name our folder: all of a browser's name their profile or their program. */
function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.startsWith(folder());
      } catch {
        return false;
      }
    })
    .map(Number);
}

const sessions = async () => (await readdir(folder())).filter((name) => name.startsWith('session'));

async function becomes(check: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await check()) return true;
    await wait(50);
  }
  return false;
}

async function begin(): Promise<Session> {
  const shell = findNpmShell();
  if (shell === undefined) throw new Error('npm ci did not bring @sparticuz/chromium.');
  const program = await unpackShell(shell, folder());
  return start(program, {
    folder: folder(),
    sandbox,
    env: process.env,
    platform: process.platform,
  });
}

describe.skipIf(!here)('a browser', () => {
  beforeAll(async () => {
    cacheFolder = await mkdtemp(join(tmpdir(), 'pack-browser-test-'));
    await privateFolder(folder());
  });
  afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

  it('is not started, nor unpacked, before a print', async () => {
    const browser = await findBrowser({ cacheFolder, env: { PATH: process.env.PATH } });
    expect(browser.identity).toMatch(/^chrome-headless-shell [\d.]+ \(npm\)$/);
    expect(processes()).toEqual([]);
    expect(await readdir(folder())).toEqual([]);
    await browser.close();
  });

  it('is gone after closing, with its folder, and prints no more', async () => {
    const browser = await findBrowser({ cacheFolder, env: process.env });
    await browser.print(small);
    expect(processes().length).toBeGreaterThan(1);
    expect(await sessions()).toHaveLength(1);
    await browser.close();
    await browser.close();
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
    await expect(browser.print(small)).rejects.toThrow('was closed');
  });

  it('starts before a print where one is expected, and is gone likewise', async () => {
    const browser = await findBrowser({ cacheFolder, env: process.env });
    browser.warm();
    expect(await becomes(() => processes().length > 1)).toBe(true);
    browser.warm();
    expect((await browser.print(small)).pdf.length).toBeGreaterThan(1000);
    expect(await sessions()).toHaveLength(1);
    await browser.close();
    browser.warm();
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('is gone when it is closed before anything was printed', async () => {
    const browser = await findBrowser({ cacheFolder, env: process.env });
    browser.warm();
    await browser.close();
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('prints though the page that was ready has died', async () => {
    let first: Session | undefined;
    const browser = printer(
      'test',
      async () => {
        const session = await begin();
        first ??= session;
        return session;
      },
      2,
    );
    browser.warm();
    expect(await becomes(() => first !== undefined)).toBe(true);
    await wait(300);
    if (first !== undefined) process.kill(first.pid, 'SIGKILL');
    expect((await browser.print(small)).pdf.length).toBeGreaterThan(1000);
    await browser.close();
    expect(processes()).toEqual([]);
  });

  it('ends unfinished prints when it is closed', async () => {
    const browser = await findBrowser({ cacheFolder, env: process.env });
    await browser.print(small);
    const unfinished = expect(browser.print(large)).rejects.toThrow('was closed');
    await wait(200);
    await browser.close();
    await unfinished;
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('stops a print at its time limit, says so, and prints the next', async () => {
    const browser = await findBrowser({ cacheFolder, env: process.env });
    try {
      await browser.print(small);
      const late = await browser
        .print({ ...large, timeLimitMs: 250 })
        .catch((cause: unknown) => cause);
      expect(late).toBeInstanceOf(PackError);
      expect(late).toHaveProperty(
        'message',
        'The browser did not print a page within 0.25 seconds.',
      );
      expect((await browser.print(small)).pdf.length).toBeGreaterThan(1000);
    } finally {
      await browser.close();
    }
    expect(processes()).toEqual([]);
  });

  /** A browser that is killed so long after a start, given how many times it was started. */
  function killedAfter(delay: (starts: number) => number | undefined) {
    let starts = 0;
    const browser = printer(
      'the one',
      async () => {
        const session = await begin();
        starts += 1;
        const ms = delay(starts);
        if (ms !== undefined) setTimeout(() => process.kill(session.pid, 'SIGKILL'), ms);
        return session;
      },
      2,
    );
    return { browser, starts: () => starts };
  }

  /** Stands before the real one: dies of a signal so many times, and counts its starts in a file. */
  async function dyingAtStart(deaths: number) {
    const shell = findNpmShell();
    if (shell === undefined) throw new Error('npm ci did not bring @sparticuz/chromium.');
    const program = await unpackShell(shell, folder());
    const file = join(cacheFolder, `dies-${deaths}`);
    const script = `#!/bin/sh
echo start >> "${file}.starts"
if [ "$(wc -l < "${file}.starts")" -le ${deaths} ]; then echo out of processes >&2; kill -ABRT $$; fi
exec "${program.file}" "$@"
`;
    await writeFile(file, script, { mode: 0o755 });
    const options = { folder: folder(), sandbox, env: process.env, platform: process.platform };
    return {
      start: () => start({ ...program, file }, options),
      starts: () => readFileSync(`${file}.starts`, 'utf8').trim().split('\n').length,
    };
  }

  it('is started once more where it crashes before it answers', async () => {
    const once = await dyingAtStart(1);
    const session = await once.start();
    expect(session.running()).toBe(true);
    await session.stop();
    expect(once.starts()).toBe(2);
    expect(await sessions()).toEqual([]);
  });

  it('is not started a third time, and what it said is told', async () => {
    const twice = await dyingAtStart(2);
    const failure: unknown = await twice.start().catch((cause: unknown) => cause);
    expect(failure).toMatchObject({
      message: expect.stringContaining('cannot be started'),
      cause: {
        message: expect.stringContaining('out of processes'),
        cause: { message: 'The browser ended by itself (SIGABRT).' },
      },
    });
    expect(twice.starts()).toBe(2);
    expect(await sessions()).toEqual([]);
  });

  it('is started once more where it stops while printing', async () => {
    const { browser, starts } = killedAfter((n) => (n === 1 ? 300 : undefined));
    try {
      const prints = await Promise.all([browser.print(large), browser.print(large)]);
      expect(prints.map(({ pdf }) => pdf.length > 100_000)).toEqual([true, true]);
      expect(starts()).toBe(2);
    } finally {
      await browser.close();
    }
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('is not started for ever', async () => {
    const { browser, starts } = killedAfter(() => 200);
    try {
      const failed = await browser.print(large).catch((cause: unknown) => cause);
      expect(failed).toBeInstanceOf(PackError);
      expect(failed).toMatchObject({
        message: 'The browser stopped twice while printing a page (the one).',
        cause: { message: expect.stringMatching(/ended by itself|closed|detached|disconnected/i) },
      });
      expect(starts()).toBe(2);
    } finally {
      await browser.close();
    }
    expect(processes()).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('that is no browser is named, and leaves nothing', async () => {
    const browser = await findBrowser({
      executable: process.execPath,
      cacheFolder,
      env: process.env,
    });
    const failed = await browser.print(small).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(PackError);
    expect(failed).toMatchObject({
      message: `The browser “${process.execPath}” cannot be started.`,
    });
    expect(String((failed as PackError).cause)).toContain('bad option');
    await browser.close();
    expect(await sessions()).toEqual([]);
  });

  it('sweeps what killed runs have left, before anything is printed', async () => {
    const left = join(folder(), `session-${unfinishedMark().replace(/^\d+/, '999999999')}-abc`);
    await mkdir(left);
    const browser = await findBrowser({ cacheFolder, env: process.env });
    await browser.close();
    expect(existsSync(left)).toBe(false);
  });

  const script = `
    const { findBrowser } = await import(${JSON.stringify(new URL('../../../dist/browser/index.js', import.meta.url).href)});
    const browser = await findBrowser({ cacheFolder: process.argv[1], env: process.env });
    await browser.print({ html: '<p>x', resources: new Map() });
    process.stdout.write('printed');
    if (process.argv[2] === 'exit') process.exit(7);
    if (process.argv[2] === 'throw') throw new Error('on purpose');
    setInterval(() => {}, 1000);`;

  /** Runs another Node that prints and then ends in the given way. */
  async function run(how: string): Promise<{ code: number | null; signal: string | null }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, cacheFolder, how]);
    const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
    if (how.startsWith('SIG')) {
      expect(processes().length).toBeGreaterThan(1);
      child.kill(how as NodeJS.Signals);
    }
    return ended;
  }

  it.each([
    ['exit', 7],
    ['throw', 1],
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('does not outlive us, nor does its folder (%s)', async (how, code) => {
    expect(await run(how)).toEqual({ code, signal: null });
    expect(await becomes(() => processes().length === 0)).toBe(true);
    expect(await sessions()).toEqual([]);
  });

  it('does not outlive us where we are killed', async () => {
    expect(await run('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await becomes(() => processes().length === 0)).toBe(true);
  });

  it('is unpacked by two processes at once, and both print', async () => {
    await rm(folder(), { recursive: true });
    const codes = await Promise.all([run('exit'), run('exit')]);
    expect(codes.map(({ code }) => code)).toEqual([7, 7]);
    expect((await readdir(folder())).map((name) => name.replace(/[\d.]+$/, ''))).toEqual([
      'chromium-',
    ]);
  });
});
