/**
 * Files and folders that are not finished yet: their names say which process works on them, so that the next run
 * can take away what a killed one has left. An engine: must not know what is in them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

export { endWithUs } from './end-with-us.js';

/** A part of a name that no other process uses, such as "4711-1f0c9a2b-c0ffee00". */
export function unfinishedMark(): string {
  return `${process.pid}-${processSpace()}-${randomBytes(4).toString('hex')}`;
}

const mark = /(?:^|[.-])(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}(?=[.-]|$)/;
const dayMs = 86_400_000;

/**
 * Removes everything in `folder` whose name has the mark of a process that has gone; where processes are
 * counted anew (another machine or container that shares the folder) what is older than a day.
 * Nothing where the folder is not there. Never fails: what cannot be removed stays.
 */
export async function sweepUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    if (!(await isAbandoned(name, path))) continue;
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function isAbandoned(name: string, path: string): Promise<boolean> {
  const [, pid, space] = mark.exec(name) ?? [];
  if (pid === undefined) return false;
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
