/** Writes files that are not there yet; never over one that is. Knows nothing of what is in them. */
import { lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { codeOf } from '../load/text-file.js';
import { PackError, UsageError } from '../model/error.js';

export interface NewFile {
  /** Absolute. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Where there is such a file already, it stays, and the others are written all the same. */
  readonly yields?: true;
}

/**
 * Writes all of `files`, or none: what was written is taken away again where a later one fails. Folders are made; `from`
 * is where paths are shown from. Answers the paths of those that were there and stayed.
 * @throws UsageError where one of them is there; PackError where one cannot be written.
 */
export async function writeNew(all: readonly NewFile[], from: string): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const { path, yields } of all) {
    if (!(await isThere(path))) continue;
    if (yields !== true) throw alreadyThere(path, from);
    kept.push(path);
  }
  const files = all.filter(({ path }) => !kept.includes(path));
  const written: string[] = [];
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, { flag: 'wx' });
      written.push(path);
    }
    return kept;
  } catch (cause) {
    await Promise.allSettled(written.map((path) => rm(path)));
    const path = files[written.length]?.path ?? '';
    if (codeOf(cause) === 'EEXIST') throw alreadyThere(path, from);
    throw new PackError(`“${shown(path, from)}” cannot be written. Nothing was changed.`, {
      cause,
      hints: ['Check that you may write there, and that the disk is not full.'],
    });
  }
}

/** Whether anything lies at `path`, be it a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (cause) => codeOf(cause) !== 'ENOENT' && codeOf(cause) !== 'ENOTDIR',
  );
}

function alreadyThere(path: string, from: string): UsageError {
  return new UsageError(`“${shown(path, from)}” is there already. Nothing was written.`, {
    hints: ['Choose another folder, or change that file by hand.'],
  });
}

/** `path` as somebody who stands in `from` would write it. */
export function shown(path: string, from: string): string {
  return relative(from, path).replaceAll('\\', '/') || '.';
}
