import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/browser/index.js';
import { lookUp } from '../../../src/browser/look-up.js';
import { PackError } from '../../../src/model/error.js';
import { madeUpMachine } from './made-up.js';

const loader = '/lib64/ld-linux-x86-64.so.2';
const shell = { bin: '/npm/bin', version: '1.2.3' };
const cached = (version: string) =>
  `/home/clerk/.cache/puppeteer/chrome-headless-shell/linux-${version}/chrome-headless-shell-linux64/chrome-headless-shell`;
const cachedChrome = '/home/clerk/.cache/puppeteer/chrome/linux-140.0.1.2/chrome-linux64/chrome';

function errorOf(run: () => unknown): PackError {
  try {
    run();
  } catch (cause) {
    if (cause instanceof PackError) return cause;
    throw cause;
  }
  throw new Error('It did not fail.');
}

describe('the order in which browsers are looked for', () => {
  const everything = [
    '/own/chrome',
    loader,
    cached('137.0.1.2'),
    cachedChrome,
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
  ];

  it('takes what the user gives', () => {
    const found = lookUp(madeUpMachine(everything), '/own/chrome', shell);
    expect(found).toEqual({ kind: 'given', file: '/own/chrome' });
  });

  it('then the shell from npm', () => {
    expect(lookUp(madeUpMachine(everything), undefined, shell)).toEqual({ kind: 'npm', shell });
  });

  it('then what puppeteer fetched, the shell before Chrome', () => {
    const found = lookUp(madeUpMachine(everything), undefined, undefined);
    expect(found).toMatchObject({
      kind: 'puppeteer',
      file: cached('137.0.1.2'),
      version: '137.0.1.2',
    });
    const chrome = lookUp(madeUpMachine([cachedChrome, '/usr/bin/chromium']), undefined, undefined);
    expect(chrome).toMatchObject({ kind: 'puppeteer', name: 'chrome', file: cachedChrome });
  });

  it('then installed ones: Chrome, Edge, Chromium', () => {
    const places = ['/usr/bin/chromium', '/usr/local/bin/microsoft-edge', '/usr/bin/google-chrome'];
    expect(lookUp(madeUpMachine(places), undefined, undefined)).toMatchObject({
      file: '/usr/bin/google-chrome',
    });
    expect(lookUp(madeUpMachine(places.slice(0, 2)), undefined, undefined)).toMatchObject({
      file: '/usr/local/bin/microsoft-edge',
    });
    expect(lookUp(madeUpMachine(places.slice(0, 1)), undefined, undefined)).toEqual({
      kind: 'installed',
      file: '/usr/bin/chromium',
    });
  });

  it('takes the newest by number, not by letter', () => {
    const machine = madeUpMachine([cached('99.0.0.1'), cached('137.0.0.10'), cached('137.0.0.9')]);
    expect(lookUp(machine, undefined, undefined)).toMatchObject({ version: '137.0.0.10' });
  });

  it('looks into PUPPETEER_CACHE_DIR where that is set', () => {
    const file = '/srv/p/chrome/linux-1.2.3.4/chrome-linux64/chrome';
    const machine = madeUpMachine([file, cached('137.0.0.9')], {
      env: { PUPPETEER_CACHE_DIR: '/srv/p' },
    });
    expect(lookUp(machine, undefined, undefined)).toMatchObject({ file });
  });

  it('passes over the shell from npm where it cannot run', () => {
    const installed = { kind: 'installed', file: '/usr/bin/chromium' };
    const alpine = madeUpMachine(['/usr/bin/chromium']);
    expect(lookUp(alpine, undefined, shell)).toEqual(installed);
    const arm = madeUpMachine([loader, '/usr/bin/chromium'], { arch: 'arm64' });
    expect(lookUp(arm, undefined, shell)).toEqual(installed);
  });

  it('never takes a program from the folder one stands in', () => {
    const machine = madeUpMachine(['chromium', './chromium', 'bin/chromium'], {
      env: { PATH: ':.:bin' },
    });
    expect(() => lookUp(machine, undefined, undefined)).toThrow('No browser was found');
  });

  it('knows the places on Windows and macOS', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const own = 'C:\\Users\\clerk\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const env = {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\clerk\\AppData\\Local',
    };
    expect(lookUp(madeUpMachine([edge], { platform: 'win32', env }), undefined, shell)).toEqual({
      kind: 'installed',
      file: edge,
    });
    expect(
      lookUp(madeUpMachine([edge, own], { platform: 'win32', env }), undefined, shell),
    ).toMatchObject({ file: own });
    const chrome = '/Users/clerk/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const mac = madeUpMachine([chrome], {
      platform: 'darwin',
      arch: 'arm64',
      home: '/Users/clerk',
      env: {},
    });
    expect(lookUp(mac, undefined, shell)).toEqual({ kind: 'installed', file: chrome });
  });
});

describe('where there is no browser', () => {
  const platforms = ['win32', 'darwin', 'linux'] as const;

  it.each([
    ['win32', /Microsoft Edge, which comes with Windows/, /\$env:PACK_BROWSER = "C:\\/],
    ['darwin', /into Applications/, /export PACK_BROWSER="\/Applications\//],
    ['linux', /npm ci.*apt-get install chromium/, /export PACK_BROWSER=\/usr\/bin/],
  ] as const)('says on %s what to install and how to point to one', (platform, install, point) => {
    const found = errorOf(() =>
      lookUp(madeUpMachine([], { platform, env: {} }), undefined, undefined),
    );
    expect(found.message).toBe('No browser was found to print the pages with.');
    expect(found.hints[0]).toMatch(install);
    expect(found.hints[1]).toMatch(point);
    expect(found.hints[1]).toContain('--browser');
  });

  it('says something else on each', () => {
    const texts = platforms.map(
      (platform) =>
        errorOf(() => lookUp(madeUpMachine([], { platform, env: {} }), undefined, undefined)).hints,
    );
    expect(new Set(texts.flat()).size).toBe(6);
  });
});

describe('a browser that the user gives', () => {
  it('is named where it does not exist', () => {
    const found = errorOf(() => lookUp(madeUpMachine([loader]), '/own/chrome', shell));
    expect(found.message).toBe('The browser “/own/chrome” does not exist.');
  });

  it('may not be the application’s folder', () => {
    const machine = madeUpMachine(['/Applications/C.app/Contents/MacOS/C'], { platform: 'darwin' });
    const found = errorOf(() => lookUp(machine, '/Applications/C.app', undefined));
    expect(found.message).toBe('The browser “/Applications/C.app” is a folder, not a program.');
    expect(found.hints[0]).toContain('Contents/MacOS/');
  });

  it('is taken from --browser before PACK_BROWSER', async () => {
    const env = { PACK_BROWSER: '/nowhere/variable' };
    const cacheFolder = '/nowhere/cache';
    await expect(findBrowser({ env, cacheFolder })).rejects.toThrow('“/nowhere/variable”');
    await expect(findBrowser({ executable: '/nowhere/option', env, cacheFolder })).rejects.toThrow(
      '“/nowhere/option”',
    );
  });
});
