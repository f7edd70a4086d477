/** Gives a draft the name that it is to have, unless there is a file of that name: whole or not at all, and never over anything. */
import { constants, copyFile, link } from 'node:fs/promises';

/** Volumes without hard links (memory sticks, some network drives) answer so. */
const withoutLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

/** Whether it has the name now: false where there is a file of that name. The draft stays too, for its maker to remove. */
export async function nameOnce(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    if (!withoutLinks.has(codeOf(cause))) throw cause;
  }
  try {
    await copyFile(draft, file, constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
