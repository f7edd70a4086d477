/** A machine that exists only in a test: must not look at the real one. */
import { dirname } from 'node:path';
import type { Machine } from '../../../src/browser/machine.js';

export function madeUpMachine(
  files: readonly string[],
  more: Partial<Pick<Machine, 'platform' | 'arch' | 'env' | 'home'>> = {},
): Machine {
  const separator = more.platform === 'win32' ? '\\' : '/';
  return {
    platform: 'linux',
    arch: 'x64',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/clerk',
    ...more,
    isFile: (path) => files.includes(path),
    isFolder: (path) => files.some((file) => file.startsWith(path + separator)),
    list: (folder) => [
      ...new Set(
        files
          .filter((file) => file.startsWith(folder + separator))
          .map((file) => file.slice(folder.length + 1).split(separator)[0] ?? dirname(file)),
      ),
    ],
  };
}
