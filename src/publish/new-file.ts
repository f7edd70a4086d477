/** Writes a source that a clerk will go on with: whole or not at all, and never over anything that is there. */
import { nameOnce } from './name-once.js';
import { writeWhole } from './whole-file.js';

/** Whether it was written: false where there is a file of that name. @throws PackError where it cannot be. */
export function writeNew(file: string, text: string): Promise<boolean> {
  return writeWhole(file, text, nameOnce);
}
