/** What `pack build --frozen` finds different from the lock. */
import { error } from './problem.js';

const remedy =
  'If this is wanted, run pack build --lock, look at what pack diff lock says, and commit pack.lock.json.';

/** Words for either side; where there is nothing, that is said. */
const orNone = (value: string | number | boolean | undefined): string =>
  value === undefined || value === '' ? 'nothing' : `“${value}”`;

export const lockProblems = {
  'lock-missing': error<Record<never, never>>(
    () => 'There is no pack.lock.json beside pack.yaml, so nothing says what this build has to be.',
    () => ['Write one with pack build --lock, and commit it.'],
  ),
  'lock-unreadable': error<Record<never, never>>(
    () => 'pack.lock.json is not as pack build --lock writes it.',
    () => ['Put back the committed file, or write it anew with pack build --lock.'],
  ),
  'lock-setting-differs': error<{
    setting: string;
    locked: string | number | boolean | undefined;
    found: string | number | boolean | undefined;
  }>(
    ({ setting, locked, found }) =>
      `${setting} was ${locked === undefined ? 'not set' : orNone(locked)} when the pack was locked, and is ${found === undefined ? 'not set' : orNone(found)} now.`,
    () => ['Build as it was locked.', remedy],
  ),
  'lock-tool-differs': error<{
    tool: string;
    locked: string | undefined;
    found: string | undefined;
  }>(
    ({ tool, locked, found }) =>
      `The pack was locked with ${tool} ${orNone(locked)}; this build has ${orNone(found)}.`,
    () => [
      'Install the locked version: npm ci gives the packages, and your CI’s image the rest.',
      remedy,
    ],
  ),
  'lock-input-differs': error<{ path: string; change: 'added' | 'removed' | 'changed' }>(
    ({ path, change }) =>
      change === 'changed'
        ? `${path} was changed after the pack was locked.`
        : change === 'added'
          ? `${path} belongs to the pack now, and did not when it was locked.`
          : `${path} belonged to the pack when it was locked, and does not now.`,
    () => ['Put it back as it was.', remedy],
  ),
  'lock-item-differs': error<{
    number: string;
    locked: string | undefined;
    found: string | undefined;
  }>(
    ({ number, locked, found }) =>
      `Item ${number} was ${orNone(locked)} when the pack was locked, and is ${orNone(found)} now.`,
    () => [remedy],
  ),
  'lock-pages-differ': error<{ what: string; locked: string; found: string }>(
    ({ what, locked, found }) => `${what}: locked as ${locked}, now ${found}.`,
    () => [remedy],
  ),
  'lock-output-differs': error<{ file: string; locked: string; found: string }>(
    ({ file, locked, found }) =>
      `${file} does not come out as it was locked: its SHA-256 would be ${found.slice(0, 16)}…, not ${locked.slice(0, 16)}…`,
    () => [
      'Nothing was written. Look at the other differences first: this one follows from them.',
      remedy,
    ],
  ),
} as const;
