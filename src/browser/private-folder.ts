/** Makes and checks folders that nobody else can have filled: must not know what is kept in them. */
import { lstat, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PackError } from '../model/error.js';
import { cannotWrite, unsafeFolder } from './problems.js';

/**
 * Makes a folder for this user alone (mode 0700) if it is missing, and checks it in any case.
 *
 * @param user Numeric id of the user it must belong to; undefined on Windows, where the user's
 *   profile keeps others out and modes say nothing.
 * @throws PackError where it cannot be made, or where somebody else could have filled it.
 */
export async function privateFolder(folder: string, user = process.getuid?.()): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    // A link to nowhere, or a file in its place: the check says which.
    await checkPrivate(folder, user).catch((found: unknown) => {
      throw found instanceof PackError ? found : cannotWrite(folder, cause);
    });
    throw cannotWrite(folder, cause);
  }
  await checkPrivate(folder, user);
}

/**
 * Checks that a folder is this user's own, no link, and that only this user can write to it.
 *
 * @throws PackError where it is not; the file system's own error where it does not exist.
 */
export async function checkPrivate(folder: string, user = process.getuid?.()): Promise<void> {
  const found = await lstat(folder);
  if (found.isSymbolicLink()) throw unsafeFolder(folder, 'it is a link');
  if (!found.isDirectory()) throw unsafeFolder(folder, 'it is not a folder');
  if (user === undefined) return;
  if (found.uid !== user) throw unsafeFolder(folder, 'it belongs to another user');
  if ((found.mode & 0o022) !== 0) throw unsafeFolder(folder, 'other users may write to it');
  // Where anybody may rename what is in the parent, they could put theirs in its place after this
  // check; the sticky bit (as on /tmp) forbids it.
  const parent = await lstat(dirname(folder));
  if ((parent.mode & 0o1002) === 0o002) {
    throw unsafeFolder(folder, 'other users may replace it');
  }
}
