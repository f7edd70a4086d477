/** Texts for a browser that is missing or will not work, with remedies: must not know how a browser is run. */
import { PackError } from '../model/error.js';
import type { Machine } from './machine.js';

const pointTo = {
  win32: '$env:PACK_BROWSER = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"',
  darwin: 'export PACK_BROWSER="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"',
  linux: 'export PACK_BROWSER=/usr/bin/chromium',
};

function example(platform: NodeJS.Platform): string {
  return platform === 'win32' || platform === 'darwin' ? pointTo[platform] : pointTo.linux;
}

function install(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return 'Install Google Chrome; Microsoft Edge, which comes with Windows, will do as well.';
    case 'darwin':
      return 'Install Google Chrome into Applications; Microsoft Edge or Chromium will do as well.';
    default:
      return 'Run `npm ci` again without `--omit=optional`: on 64-bit Intel and AMD machines it brings a browser. Elsewhere install one, such as `apt-get install chromium`.';
  }
}

const pagesDepend =
  'Use the same browser wherever the pack is built: another one may break pages differently.';

/** No browser was found anywhere. */
export function noBrowser(platform: NodeJS.Platform): PackError {
  return new PackError('No browser was found to print the pages with.', {
    hints: [
      install(platform),
      `If a browser is in a place of its own, say where with --browser or: ${example(platform)}`,
    ],
  });
}

/** The path given with --browser or PACK_BROWSER is no file. */
export function givenBrowserMissing(file: string, machine: Machine): PackError {
  const hints = [
    `Give the program itself with --browser or PACK_BROWSER, for example: ${example(machine.platform)}`,
  ];
  return machine.isFolder(file)
    ? new PackError(`The browser “${file}” is a folder, not a program.`, { hints })
    : new PackError(`The browser “${file}” does not exist.`, { hints });
}

/**
 * The browser would not start.
 *
 * @param log What it wrote to standard error, as far as it is kept.
 */
export function cannotStart(
  file: string,
  log: string,
  cause: unknown,
  platform: NodeJS.Platform,
): PackError {
  if (/no usable sandbox|zygote_host_impl|failed to move to new namespace/i.test(log)) {
    return new PackError(
      `The browser “${file}” cannot start its sandbox: this system does not let ordinary users have namespaces of their own.`,
      {
        cause,
        hints: [
          'On Ubuntu 23.10 and later: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0',
          'On older systems: sudo sysctl kernel.unprivileged_userns_clone=1',
          'Or install Google Chrome, which brings its own permission, and point to it with --browser or PACK_BROWSER.',
          'In a container or on a build machine that is thrown away afterwards: set PACK_NO_SANDBOX=1. Pages are printed with scripts and network switched off in any case.',
        ],
      },
    );
  }
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(log)?.[1];
  if (library !== undefined || /version `GLIBC_/.test(log)) {
    return new PackError(
      library === undefined
        ? `The browser “${file}” needs a newer system than this one.`
        : `The browser “${file}” lacks the system library ${library}.`,
      {
        cause,
        hints: [
          'Install a browser from your distribution, such as `apt-get install chromium`, which brings what it needs, and point to it with --browser or PACK_BROWSER.',
        ],
      },
    );
  }
  const hints = [
    `Try another browser with --browser or PACK_BROWSER, for example: ${example(platform)}`,
    pagesDepend,
  ];
  if (errorCode(cause) === 'EACCES') {
    hints.unshift(
      'If its folder is on a file system where programs may not run (mounted noexec), choose another cache folder with --cache or PACK_CACHE.',
    );
  }
  return new PackError(`The browser “${file}” cannot be started.`, { cause, hints });
}

/** It stopped while printing, was started again, and stopped again. */
export function crashedTwice(identity: string, cause: unknown): PackError {
  return new PackError(`The browser stopped twice while printing a page (${identity}).`, {
    cause,
    hints: [
      'This machine may be short of memory: close other programs, or give the container more.',
      'If it happens again, try another browser with --browser or PACK_BROWSER.',
    ],
  });
}

/** A page was not printed in time. */
export function tooSlow(limitMs: number): PackError {
  return new PackError(`The browser did not print a page within ${limitMs / 1000} seconds.`, {
    hints: [
      'If the machine is busy, build again; if not, look for an item or a report with a very large table or picture.',
    ],
  });
}

/** A folder for programs or sessions cannot be made or written. */
export function cannotWrite(folder: string, cause: unknown): PackError {
  const full = errorCode(cause) === 'ENOSPC';
  return new PackError(
    full
      ? `There is no room left for the browser in “${folder}”; it needs 250 MB.`
      : `The browser’s folder “${folder}” cannot be written.`,
    { cause, hints: ['Choose another cache folder with --cache or PACK_CACHE.'] },
  );
}

/** A folder from which a program would be run could have been filled by somebody else. */
export function unsafeFolder(folder: string, why: string): PackError {
  return new PackError(
    `The browser’s folder “${folder}” is not safe to run a program from: ${why}.`,
    {
      hints: [
        'Remove it, so that it is made anew, or choose a cache folder of your own with --cache or PACK_CACHE.',
      ],
    },
  );
}

function errorCode(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}
