/** Writes a file in a clerk's folder, whole or not at all: beside it first, under a hidden name. */
import { rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import { draftName, endWithUs, sweepDrafts } from '../unfinished/index.js';

/** `name` gives the draft the file's name, and answers how that went. @throws PackError where it cannot be written. */
export async function writeWhole<T>(
  file: string,
  text: string,
  name: (draft: string, file: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(file);
  const draft = join(folder, draftName(basename(file)));
  const forget = endWithUs(() => rmSync(draft, { force: true }));
  try {
    await sweepDrafts(folder);
    await writeFile(draft, text, { flag: 'wx' });
    return await name(draft, file);
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
