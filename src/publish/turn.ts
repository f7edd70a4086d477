/** One build at a time puts a pack and its map in their places, or looks at both. Must not know what is in them. */
import { rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endWithUs, isAbandoned, unfinishedMark } from '../unfinished/index.js';
import type { OutputFiles } from './index.js';

/** Two files get their names in far less: whoever takes longer has been stopped, or has gone unnoticed. */
const patienceMs = 5_000;
const pauseMs = 20;

/**
 * Does `work` while no other build does its own for these files. A build that was killed keeps nobody waiting; where
 * no turns can be taken, as the folder cannot be written to, the work is done all the same and says what is wrong.
 */
export async function inTurn<T>(files: OutputFiles, work: () => Promise<T>): Promise<T> {
  const place = join(dirname(files.pdf), `.${basename(files.pdf)}.turn`);
  const mark = unfinishedMark();
  if (!(await taken(place, mark))) return work();
  const forget = endWithUs(() => rmSync(place, { force: true }));
  try {
    return await work();
  } finally {
    // Where patience with us ran out it is another's by now.
    if ((await holder(place)) === mark) await rm(place, { force: true }).catch(() => undefined);
    forget();
  }
}

async function taken(place: string, mark: string): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      await writeFile(place, mark, { flag: 'wx' });
      return true;
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) return false;
    }
    const before = await holder(place);
    const late = Date.now() > deadline;
    if (late || (before !== undefined && (await isAbandoned(before, place)))) {
      const removed = await rm(place, { force: true }).then(
        () => true,
        () => false,
      );
      if (!removed) return false;
    } else await wait(pauseMs);
  }
}

/** The mark of who has the turn. */
function holder(place: string): Promise<string | undefined> {
  return readFile(place, 'utf8').catch(() => undefined);
}
