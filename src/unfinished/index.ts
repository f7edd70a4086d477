/**
 * Files and folders that are not finished yet: their names say which process works on them, so that the next run
 * can take away what a killed one has left. An engine: must not know what is in them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

export { endGroup } from './end-group.js';
export { endWithUs } from './end-with-us.js';

/** A part of a name that no other process uses, such as "4711-1f0c9a2b-c0ffee00". */
export function unfinishedMark(): string {
  return `${process.pid}-${processSpace()}-${randomBytes(4).toString('hex')}`;
}

/** A hidden name beside the file that is to be, no other process's: ".pack.pdf.4711-1f0c9a2b-c0ffee00.tmp". */
export function draftName(file: string): string {
  return `.${file}.${unfinishedMark()}.tmp`;
}

const anywhere = /(?:^|[.-])(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}(?=[.-]|$)/;
/** A draft's whole name, or that of what is made on the way to it or beside it. */
const drafts = /^\..+\.(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}\.tmp(?:\.new|\.map)?$/;
const dayMs = 86_400_000;

/**
 * Removes everything in `folder`, which must be wholly the program's own, whose name has the mark of a process that
 * has gone; where processes are counted anew (another machine or container that shares the folder) what is older
 * than a day. Nothing where the folder is not there. Never fails: what cannot be removed stays.
 */
export async function sweepUnfinished(folder: string): Promise<void> {
  for (const path of await abandoned(folder, anywhere)) {
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/**
 * The same in a folder where people keep files of theirs: only files named by `draftName`, for dates and
 * numbers in other names can look like a mark. Folders stay, whatever their names.
 */
export async function sweepDrafts(folder: string): Promise<void> {
  for (const path of await abandoned(folder, drafts)) {
    // Without "recursive" a folder is refused; a link goes, and not what it leads to.
    await rm(path, { force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Paths of what nobody works on any more, of all in `folder` that is named so. */
async function abandoned(folder: string, named: RegExp): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, space] = named.exec(name) ?? [];
    const path = join(folder, name);
    if (pid === undefined || space === undefined) continue;
    if (await hasGone(pid, space, path)) paths.push(path);
  }
  return paths;
}

/** Whether the process whose mark this is has gone; `path` is what it works on. */
export async function isAbandoned(mark: string, path: string): Promise<boolean> {
  const [, pid, space] = anywhere.exec(mark) ?? [];
  return pid !== undefined && space !== undefined && hasGone(pid, space, path);
}

async function hasGone(pid: string, space: string, path: string): Promise<boolean> {
  if (space === processSpace()) return !isAlive(Number(pid));
  const changed = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return Date.now() - changed > dayMs;
}

/** A process's number means something on its own machine, and there in its own container, only. */
function processSpace(): string {
  const space = [hostname()];
  try {
    space.push(readlinkSync('/proc/self/ns/pid'));
  } catch {
    // Not Linux: there is one space a machine.
  }
  return createHash('sha256').update(space.join('\n')).digest('hex').slice(0, 8);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
