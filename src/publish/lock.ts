/** Writes a lock in place of the one that is there: whole or not at all. */
import { rename } from 'node:fs/promises';
import { writeWhole } from './whole-file.js';

/** @throws PackError where it cannot be written. */
export function writeLock(file: string, json: string): Promise<void> {
  return writeWhole(file, json, rename);
}
