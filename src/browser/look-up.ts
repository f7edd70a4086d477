/** Decides which browser prints, and in which order they are looked for: must not start or unpack any. */
import { posix, win32 } from 'node:path';
import type { Machine } from './machine.js';
import type { NpmShell } from './npm-shell.js';
import { givenBrowserMissing, noBrowser } from './problems.js';

export type FoundBrowser =
  /** The user's own choice. */
  | { readonly kind: 'given'; readonly file: string }
  /** The headless shell that comes with `npm ci`, still packed. */
  | { readonly kind: 'npm'; readonly shell: NpmShell }
  /** One that `npx puppeteer browsers install` fetched. */
  | {
      readonly kind: 'puppeteer';
      readonly file: string;
      readonly name: string;
      readonly version: string;
    }
  | { readonly kind: 'installed'; readonly file: string };

/**
 * Finds the browser to print with: the path the user gives, else `PACK_BROWSER`, else the shell
 * from npm, else puppeteer's own cache, else an installed Chrome, Edge or Chromium.
 *
 * @param given An absolute path, or undefined.
 * @param shell The packed shell, or undefined where npm did not install it.
 * @throws PackError where the given path is no file, or where there is no browser at all.
 */
export function lookUp(
  machine: Machine,
  given: string | undefined,
  shell: NpmShell | undefined,
): FoundBrowser {
  if (given !== undefined) {
    if (!machine.isFile(given)) throw givenBrowserMissing(given, machine);
    return { kind: 'given', file: given };
  }
  if (shell !== undefined && runsShell(machine)) return { kind: 'npm', shell };
  const fetched = fetchedByPuppeteer(machine);
  if (fetched !== undefined) return fetched;
  const file = installedPlaces(machine).find((place) => machine.isFile(place));
  if (file !== undefined) return { kind: 'installed', file };
  throw noBrowser(machine.platform);
}

/** The program loader that the shell names in its header; musl systems such as Alpine lack it. */
const glibcLoader = '/lib64/ld-linux-x86-64.so.2';

function runsShell(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.arch === 'x64' && machine.isFile(glibcLoader);
}

/** Puppeteer names its folders by two vocabularies: `<platform>-<version>/<name>-<build>/`. */
function puppeteerNames(
  machine: Machine,
): { readonly platform: string; readonly build: string } | undefined {
  const arm = machine.arch === 'arm64';
  switch (machine.platform) {
    case 'linux':
      return { platform: arm ? 'linux_arm' : 'linux', build: 'linux64' };
    case 'darwin':
      return arm
        ? { platform: 'mac_arm', build: 'mac-arm64' }
        : { platform: 'mac', build: 'mac-x64' };
    case 'win32':
      return machine.arch === 'ia32'
        ? { platform: 'win32', build: 'win32' }
        : { platform: 'win64', build: 'win64' };
    default:
      return undefined;
  }
}

function fetchedByPuppeteer(machine: Machine): FoundBrowser | undefined {
  const names = puppeteerNames(machine);
  if (names === undefined) return undefined;
  const { join } = machine.platform === 'win32' ? win32 : posix;
  const cache = machine.env.PUPPETEER_CACHE_DIR || join(machine.home, '.cache', 'puppeteer');
  const exe = machine.platform === 'win32' ? '.exe' : '';
  const chrome =
    machine.platform === 'darwin'
      ? join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
      : `chrome${exe}`;
  const programs = [
    { name: 'chrome-headless-shell', program: `chrome-headless-shell${exe}` },
    { name: 'chrome', program: chrome },
  ];
  for (const { name, program } of programs) {
    const prefix = `${names.platform}-`;
    const versions = machine
      .list(join(cache, name))
      .filter((entry) => entry.startsWith(prefix))
      .map((entry) => entry.slice(prefix.length))
      .sort(newestFirst);
    for (const version of versions) {
      const file = join(cache, name, prefix + version, `${name}-${names.build}`, program);
      if (machine.isFile(file)) return { kind: 'puppeteer', file, name, version };
    }
  }
  return undefined;
}

/** By the numbers of "137.0.7151.68", so that 99 comes after 137. */
function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}

/** Where Chrome, Edge and Chromium are put by their own installers, in that order. */
function installedPlaces(machine: Machine): readonly string[] {
  switch (machine.platform) {
    case 'win32':
      return windowsPlaces(machine.env);
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
        ['/Applications', posix.join(machine.home, 'Applications')].map((folder) =>
          posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name),
        ),
      );
    default:
      return linuxPlaces(machine.env);
  }
}

function windowsPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => env[name] ?? '')
    .filter((root) => root !== '');
  return [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
  ].flatMap((parts) => roots.map((root) => win32.join(root, ...parts)));
}

function linuxPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  // A relative entry of PATH would let the folder one stands in choose the program.
  const path = (env.PATH ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  const onPath = (name: string) => path.map((folder) => posix.join(folder, name));
  return [
    '/opt/google/chrome/chrome',
    ...onPath('google-chrome-stable'),
    ...onPath('google-chrome'),
    '/opt/microsoft/msedge/msedge',
    ...onPath('microsoft-edge-stable'),
    ...onPath('microsoft-edge'),
    '/usr/bin/chromium',
    ...onPath('chromium'),
    ...onPath('chromium-browser'),
  ];
}
