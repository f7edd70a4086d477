/**
 * One run of LibreOffice, from its start to the last trace of it: in a folder of its own, in a process group of its own,
 * ended when its time is up. Must not know what is converted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endGroup, endWithUs, unfinishedMark } from '../unfinished/index.js';
import { profileSettings } from './profile.js';

export interface RunOptions {
  /** A private folder, which need not be there yet, under which the run gets one of its own. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly timeLimitMs: number;
}

export interface Ended {
  readonly kind: 'ended';
  /** Missing where it was ended by a signal or could not be started. */
  readonly code?: number;
  /** The last of what it said on both its streams. */
  readonly said: string;
}

export type Ending = Ended | { readonly kind: 'too-slow' };

/** `work` may use the run’s folder, which is gone once it is through; `run` starts the program there. */
export async function withOffice<T>(
  program: string,
  options: RunOptions,
  work: (folder: string, run: (args: readonly string[]) => Promise<Ending>) => Promise<T>,
): Promise<T> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(options.folder, `run-${unfinishedMark()}-`));
  let child: ChildProcess | undefined;
  const end = (): void => {
    if (child !== undefined) endGroup(child, options.platform);
  };
  const forget = endWithUs(() => {
    end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  try {
    await mkdir(join(folder, 'profile', 'user'), { recursive: true });
    await writeFile(
      join(folder, 'profile', 'user', 'registrymodifications.xcu'),
      profileSettings(),
    );
    return await work(folder, (args) => {
      child = startProgram(program, folder, args, options);
      return endOf(child, options);
    });
  } finally {
    // Also after its own exit: helpers that it left behind would outlive it.
    end();
    forget();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => {
      // Windows keeps files open a little longer; the next run sweeps what is left.
    });
  }
}

function startProgram(
  program: string,
  folder: string,
  args: readonly string[],
  { env, platform }: RunOptions,
): ChildProcess {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const fixed = [
    `-env:UserInstallation=${profile}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
    '--nofirststartwizard',
  ];
  return spawn(program, [...fixed, ...args], {
    cwd: folder,
    env: environment(folder, env, platform),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: platform !== 'win32',
    windowsHide: true,
  });
}

/** Nothing of the user’s but the PATH: no settings, no typefaces of their own, no proxy that lets something through. */
function environment(
  folder: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  const fixed = {
    TZ: 'UTC',
    http_proxy: nowhere,
    https_proxy: nowhere,
    all_proxy: nowhere,
    no_proxy: '',
  };
  if (platform === 'win32' || platform === 'darwin') return { ...env, ...fixed, TMPDIR: folder };
  return {
    ...fixed,
    PATH: env.PATH ?? '/usr/bin:/bin',
    HOME: folder,
    TMPDIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: folder,
    LANG: 'C.UTF-8',
    SAL_USE_VCLPLUGIN: 'svp',
  };
}

function endOf(child: ChildProcess, { platform, timeLimitMs }: RunOptions): Promise<Ending> {
  return new Promise((resolve) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000);
      });
    }
    const finish = (ending: Ending): void => {
      clearTimeout(clock);
      resolve(ending);
    };
    const clock = setTimeout(() => {
      endGroup(child, platform);
      finish({ kind: 'too-slow' });
    }, timeLimitMs);
    child.once('error', (error) => finish({ kind: 'ended', said: error.message }));
    // Not when its streams are closed: a helper that it left behind could keep them open.
    child.once('exit', (code) =>
      finish({ kind: 'ended', said, ...(code === null ? {} : { code }) }),
    );
  });
}
