/** Writes a source that a clerk will go on with: whole or not at all, and never over anything that is there. */
import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import { draftName, endWithUs, sweepDrafts } from '../unfinished/index.js';
import { nameOnce } from './name-once.js';

/** Whether it was written: false where there is a file of that name. @throws PackError where it cannot be. */
export async function writeNew(file: string, text: string): Promise<boolean> {
  const folder = dirname(file);
  const draft = join(folder, draftName(basename(file)));
  const forget = endWithUs(() => rmSync(draft, { force: true }));
  try {
    await sweepDrafts(folder);
    await writeFile(draft, text, { flag: 'wx' });
    return await nameOnce(draft, file);
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
