/** Writes a source that a clerk will go on with; never over anything that is there. */
import { writeFile } from 'node:fs/promises';
import { PackError } from '../model/error.js';

/** Whether it was written: false where there is a file of that name. @throws PackError where it cannot be. */
export async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EEXIST') return false;
    throw new PackError(`“${file}” cannot be written.`, {
      hints: ['Look whether you may write in this folder, and whether the disk is full.'],
      cause,
    });
  }
}
