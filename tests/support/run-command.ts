/** Runs the command as people do, and tells what it printed. Knows nothing of what is right. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli.js';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface Where {
  readonly cwd: string;
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  /** 2025-02-24 where missing. */
  readonly today?: string;
}

export const packProgram = fileURLToPath(new URL('../../bin/pack.js', import.meta.url));

/** In this process, from the sources. */
export async function runHere(args: readonly string[], where: Where): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const exitCode = await run(args, {
    cwd: where.cwd,
    env: environment(where.env),
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    colour: false,
    platform: where.platform ?? process.platform,
    today: where.today ?? '2025-02-24',
    versions: { node: process.versions.node, zlib: process.versions.zlib ?? '' },
  });
  return { stdout, stderr, exitCode };
}

/** As a process of its own; `node` are arguments for Node itself. */
export function runProcess(
  args: readonly string[],
  where: Where,
  node: readonly string[] = [],
): Promise<Ran> {
  const options = { cwd: where.cwd, env: environment(where.env), timeout: 100_000 };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...node, packProgram, ...args],
      options,
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        // A name or null means that it was not started, or was killed.
        if (typeof code === 'number') resolve({ stdout, stderr, exitCode: code });
        else reject(error);
      },
    );
  });
}

/** This process's environment without what would change how the program speaks or dates. */
function environment(more: Where['env']): NodeJS.ProcessEnv {
  const env = {
    ...process.env,
    SOURCE_DATE_EPOCH: undefined,
    FORCE_COLOR: undefined,
    NO_COLOR: undefined,
    NODE_OPTIONS: undefined,
    ...more,
  };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
