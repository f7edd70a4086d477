/** With which flags and in which environment a browser runs: must not know where it came from. */
import { join } from 'node:path';

/**
 * Flags for a browser that prints what it is given and does nothing else: no window, no network of
 * its own, no account, no sandbox only where asked.
 *
 * @param folder The session's private folder.
 */
export function browserFlags(folder: string, sandbox: boolean): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${join(folder, 'profile')}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    // The same glyph positions whatever hinting a machine prefers.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=en-GB',
    '--hide-scrollbars',
    '--mute-audio',
    // Nothing is painted on a screen, and the graphics libraries are not unpacked.
    '--disable-gpu',
    // Containers have a small /dev/shm; a browser crashes when it is full.
    '--disable-dev-shm-usage',
    // Nothing is looked up, not even ahead of a request that we would refuse.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-proxy-server',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-quic',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    // A page without a window must not be slowed down as one in the background.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-hang-monitor',
    '--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,HttpsUpgrades',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    'about:blank',
  ];
}

/** Where Linux systems keep the libraries that their own programs use. */
const systemLibraries = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib64',
  '/usr/lib64',
];

/**
 * The environment of the browser's process. On Linux nothing of the user's but PATH, and HOME is
 * the session's folder, so that nothing is read from or written to the user's own.
 *
 * @param libraries Folder with libraries that the browser brings. The system's own come first
 *   where it has them: they are kept up to date and fit an older system, and they neither draw nor
 *   measure anything; a bare system gets those that are brought.
 */
export function browserEnvironment(
  folder: string,
  libraries: string | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): NodeJS.ProcessEnv {
  if (platform === 'win32' || platform === 'darwin') return { ...env, TZ: 'UTC' };
  return {
    PATH: env.PATH ?? '/usr/bin:/bin',
    HOME: folder,
    // Else a browser that is killed leaves files in the system's own temporary folder.
    TMPDIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_PATH: folder,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    ...(libraries === undefined
      ? {}
      : { LD_LIBRARY_PATH: [...systemLibraries, libraries].join(':') }),
  };
}
