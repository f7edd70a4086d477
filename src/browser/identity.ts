/** Says which browser it is without starting it: must not name folders, as the answer is printed in page maps. */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import type { FoundBrowser } from './look-up.js';
import type { Machine } from './machine.js';
import { cannotStart } from './problems.js';

/**
 * The name and version of a browser: part of cache keys and of the page map.
 *
 * @throws PackError where a program is no program that this system can run.
 */
export async function identify(found: FoundBrowser, machine: Machine): Promise<string> {
  switch (found.kind) {
    case 'npm':
      return `chrome-headless-shell ${found.shell.version} (npm)`;
    case 'puppeteer':
      return `${found.name} ${found.version} (puppeteer)`;
    case 'given':
    case 'installed': {
      const version =
        machine.platform === 'win32'
          ? windowsVersion(found.file, machine)
          : await askVersion(found.file, machine.platform);
      return `${version ?? (await describeFile(found.file))} (${found.kind})`;
    }
  }
}

/** On Windows `--version` opens a window instead; but a folder named by the version lies beside. */
function windowsVersion(file: string, machine: Machine): string | undefined {
  const version = machine
    .list(win32.dirname(file))
    .filter((name) => /^\d+(\.\d+){3}$/.test(name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0];
  return version && `${win32.basename(file, '.exe')} ${version}`;
}

/** Prints "Google Chrome 137.0.7151.68" and ends. Undefined where it says nothing of the kind. */
function askVersion(file: string, platform: NodeJS.Platform): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(file, ['--version'], { timeout: 10_000, encoding: 'utf8' }, (error, stdout) => {
      // A code in words ("EACCES") means that it did not run; a number is how it ended.
      if (typeof error?.code === 'string') reject(cannotStart(file, '', error, platform));
      else resolve(/^\S.* \d+(\.\d+)+/m.exec(stdout)?.[0]);
    });
  });
}

/** A wrapper script, perhaps: what is known of the file tells one state of it from another. */
async function describeFile(file: string): Promise<string> {
  const { size, mtime } = await stat(file);
  const name = file.includes('\\') ? win32.basename(file) : posix.basename(file);
  return `${name}, ${size} bytes, of ${mtime.toISOString()}`;
}
