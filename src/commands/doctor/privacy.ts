/**
 * Whether restricted papers lie in a git repository: who can read that, no program knows. Names no paper, and opens none.
 */
import { dirname, join, resolve } from 'node:path';
import { meetingsBelow } from '../../load/folders.js';
import { loadPack } from '../../load/index.js';
import { kindOfPath } from '../../load/text-file.js';
import type { Finding } from './finding.js';

const name = 'Private';

/** `folder` is absolute: a council's, a committee's, a meeting's, or one around them. */
export async function privacyFinding(folder: string): Promise<Finding> {
  const repository = await repositoryAround(folder);
  const meetings = await meetingsBelow(resolve(folder), 4);
  const looked = await Promise.all(meetings.map(look));
  const some = looked.filter((one) => one === 'restricted').length;
  const unread = looked.filter((one) => one === 'unreadable').length;
  if (some + unread === 0) {
    const what = meetings.length === 0 ? 'no meeting here' : 'nothing restricted';
    return { name, state: 'ok', found: [`${what} (looked at ${meetings.length})`], todo: [] };
  }
  const which = [
    ...(some === 0
      ? []
      : [`${some === 1 ? '1 meeting has' : `${some} meetings have`} papers not for the public`]),
    ...(unread === 0 ? [] : [`${unread} cannot be read, and may have such papers`]),
  ].join('; ');
  if (repository === undefined) {
    const found = [`${which}; not in a git repository`];
    return { name, state: 'ok', found, todo: [] };
  }
  return {
    name,
    state: 'attention',
    found: [`${which}; in the git repository ${repository}`],
    todo: [
      'Make sure that the repository and all its copies are private: pack cannot see who can read them.',
      'What was committed once stays in the history, also after it was deleted.',
    ],
  };
}

async function repositoryAround(folder: string): Promise<string | undefined> {
  if ((await kindOfPath(join(folder, '.git'))) !== 'nothing') return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryAround(parent);
}

async function look(meeting: string): Promise<'public' | 'restricted' | 'unreadable'> {
  const { value } = await loadPack(meeting, 'members');
  if (value === undefined) return 'unreadable';
  const isRestricted =
    value.closedFiles !== undefined ||
    [...value.items.values()].some(
      ({ access, documents }) =>
        access.kind !== 'public' || documents.some((one) => one.access.kind !== 'public'),
    );
  return isRestricted ? 'restricted' : 'public';
}
