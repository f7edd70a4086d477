/** Writes a lock in place of the one that is there: whole or not at all. */
import { rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import { draftName, endWithUs, sweepDrafts } from '../unfinished/index.js';

/** @throws PackError where it cannot be written. */
export async function writeLock(file: string, json: string): Promise<void> {
  const folder = dirname(file);
  const draft = join(folder, draftName(basename(file)));
  const forget = endWithUs(() => rmSync(draft, { force: true }));
  try {
    await sweepDrafts(folder);
    await writeFile(draft, json, { flag: 'wx' });
    await rename(draft, file);
  } catch (cause) {
    throw new PackError(`“${file}” cannot be written.`, {
      hints: ['Look whether you may write in this folder, and whether the disk is full.'],
      cause,
    });
  } finally {
    await rm(draft, { force: true });
    forget();
  }
}
