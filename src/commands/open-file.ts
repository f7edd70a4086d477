/** Shows a file in the program that the system has for it. Does not wait until that is closed. */
import { spawn } from 'node:child_process';
import { PackError } from '../model/error.js';
import type { Context } from './context.js';

/** @throws PackError where the system has no program for it. */
export function openFile(
  file: string,
  { env, platform }: Pick<Context, 'env' | 'platform'>,
): Promise<void> {
  const [program, ...before] = openers[platform] ?? ['xdg-open'];
  const child = spawn(program, [...before, file], {
    ...{ env, stdio: 'ignore', detached: true, windowsHide: true },
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new PackError(`${file} was made and cannot be shown: “${program}” does not start.`, {
          hints: ['Open it yourself in a PDF viewer.'],
          cause,
        }),
      ),
    );
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

/** Neither looks into the path: no shell is between. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};
