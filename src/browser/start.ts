/** One running browser process, from its start to the last trace of it: must not know what is printed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser as Chromium } from 'puppeteer-core';
import { endGroup, endWithUs, unfinishedMark } from '../unfinished/index.js';
import { browserEnvironment, browserFlags } from './flags.js';
import { fontsConf } from './fontconfig.js';
import { pipeTransport } from './pipe.js';
import { cannotStart, cannotWrite } from './problems.js';

/** A browser program that can be started. */
export interface Program {
  readonly file: string;
  /** A folder with libraries that it brings along. */
  readonly libraries?: string;
}

export interface Session {
  readonly chromium: Chromium;
  /** The process id, for tests that take the browser away. */
  readonly pid: number;
  /** False once the process has ended, for whatever reason. */
  running(): boolean;
  /** Kept when the process ends, for whatever reason: says by what it ended. */
  readonly ended: Promise<Error>;
  /** Ends the process and everything it started, and removes its folder. Never fails. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Private folder under which the session gets one of its own. */
  readonly folder: string;
  readonly sandbox: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

const startLimitMs = 60_000;
const stopLimitMs = 3_000;
const retryAfterMs = 500;
const farewellMs = 500;

/** A browser that was killed or crashed. */
class BrowserEnded extends Error {
  override readonly name = 'BrowserEnded';
}

/**
 * Starts a browser with a profile of its own, and once more where it crashes before it answers, as it
 * does when a machine is short of memory or of processes for a moment. It ends with this process, also
 * when that is interrupted: the pipe's closing ends it even where nothing of ours can run any more.
 *
 * @throws PackError where it cannot be started.
 */
export async function start(program: Program, options: StartOptions): Promise<Session> {
  try {
    return await startOnce(program, options);
  } catch (error) {
    if (!hasCrashed(error)) throw error;
    await wait(retryAfterMs);
    return startOnce(program, options);
  }
}

function hasCrashed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof BrowserEnded || hasCrashed(error.cause);
}

async function startOnce(program: Program, options: StartOptions): Promise<Session> {
  const folder = await mkdtemp(join(options.folder, `session-${unfinishedMark()}-`)).catch(
    (cause: unknown) => {
      throw cannotWrite(options.folder, cause);
    },
  );
  const removeFolder = () =>
    rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => {
      // Windows keeps files open a little longer; the next start sweeps what is left.
    });
  try {
    await writeFile(join(folder, 'fonts.conf'), fontsConf(join(folder, 'fontconfig')));
  } catch (cause) {
    await removeFolder();
    throw cannotWrite(folder, cause);
  }

  const child = spawn(program.file, browserFlags(folder, options.sandbox), {
    env: browserEnvironment(folder, program.libraries, options.env, options.platform),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A process group of its own, so that all of it can be ended at once.
    detached: options.platform !== 'win32',
    windowsHide: true,
  });
  const log = keepTail(child);
  let running = true;
  const ended = new Promise<Error>((resolve) => {
    const end = (reason: Error) => {
      running = false;
      resolve(reason);
    };
    child.once('exit', (code, signal) => {
      end(new BrowserEnded(`The browser ended by itself (${signal ?? `exit code ${code}`}).`));
    });
    child.once('error', end);
  });

  const forget = endWithUs(() => {
    endGroup(child, options.platform);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  const clean = async () => {
    // Also after its own exit: helpers that it left behind would outlive it.
    endGroup(child, options.platform);
    if (child.pid !== undefined) await ended;
    await removeFolder();
    forget();
  };

  try {
    const chromium = await within(connect(child), ended, startLimitMs);
    const stop = async () => {
      // Asked first, since only then does it remove its own temporary files.
      if (running) await within(chromium.close(), ended, stopLimitMs).catch(() => undefined);
      if (running) await within(ended, ended, stopLimitMs).catch(() => undefined);
      await clean();
    };
    let stopped: Promise<void> | undefined;
    return {
      chromium,
      pid: child.pid ?? 0,
      running: () => running,
      ended,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (cause) {
    // Its pipes may close before its end is told.
    const reason = (await Promise.race([ended, wait(farewellMs)])) ?? cause;
    await clean();
    throw cannotStart(program.file, log(), withLog(reason, log()), options.platform);
  }
}

async function connect(child: ChildProcess): Promise<Chromium> {
  // Loaded when needed: it takes half a second. And puppeteer's core, not puppeteer: that one runs
  // any `.puppeteerrc.cjs` it finds from the folder the user stands in.
  const { default: puppeteer } = await import('puppeteer-core');
  const [, , , toBrowser, fromBrowser] = child.stdio;
  return puppeteer.connect({
    transport: pipeTransport(toBrowser as Writable, fromBrowser as Readable),
    defaultViewport: null,
    // Limits are set per print, by whoever prints.
    protocolTimeout: 0,
  });
}

/** Fails where the process ends first, or where the time is up. */
async function within<T>(work: Promise<T>, ended: Promise<Error>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      ended.then((reason) => {
        throw reason;
      }),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`The browser did not answer within ${limitMs / 1000} seconds.`));
        }, limitMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** The last of what the browser says on standard error, where it names the cause when it cannot start. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-8_000);
  });
  return () => tail;
}

function withLog(cause: unknown, log: string): unknown {
  return log === '' ? cause : new Error(`The browser wrote:\n${log.trim()}`, { cause });
}
