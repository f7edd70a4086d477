/** `pack list`: all meetings below folders, for scripts that build them. Opens no file, and knows no title. */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathJson } from '../../diagnostics/json.js';
import { meetingsBelow } from '../../load/index.js';
import { UsageError } from '../../model/error.js';
import type { Context, ExitCode } from '../context.js';
import { shardOf, shareOf } from './shard.js';

export interface ListOptions {
  readonly json?: true;
  readonly shard?: string;
}

/** Deep enough for councils, their committees, years and meetings in a folder of a repository. */
const levels = 8;

/** @throws UsageError for a folder that is not there, and a share that is none. */
export async function list(
  folders: readonly string[],
  options: ListOptions,
  context: Context,
): Promise<ExitCode> {
  const shard = shardOf(options.shard);
  const all = await meetingsIn(folders.length === 0 ? ['.'] : folders, context.cwd);
  const own = shard === undefined ? all : shareOf(all, shard);
  if (options.json) {
    const packs = own.map((folder) => ({ folder }));
    const answer = { version: 1, all: all.length, ...(shard && { shard }), packs };
    context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    for (const folder of own) context.stdout(`${folder}\n`);
  }
  if (all.length === 0) context.stderr('There is no meeting: no folder here has a pack.yaml.\n');
  return 0;
}

/** Each once, however often it is named, in the order of their paths, which count from `cwd`. */
async function meetingsIn(folders: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const path = resolve(cwd, folder);
    const real = await realpath(path).catch(() => undefined);
    if (real === undefined) {
      throw new UsageError(`There is no folder “${folder}”.`, {
        hints: ['Name folders that hold meetings, or none for the one you stand in.'],
      });
    }
    for (const meeting of await meetingsBelow(path, levels)) {
      const shown = pathJson(meeting, cwd) || '.';
      const one = await realpath(meeting);
      const before = found.get(one);
      // The same on every machine, in whatever order the folders are named.
      if (before === undefined || shown < before) found.set(one, shown);
    }
  }
  return [...found.values()].sort();
}
