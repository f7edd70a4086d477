import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/browser/identity.js';
import { findBrowser } from '../../../src/browser/index.js';
import { thisMachine } from '../../../src/browser/machine.js';
import { PackError } from '../../../src/model/error.js';
import { madeUpMachine } from './made-up.js';
import { temporaryFolder } from './temporary.js';

async function program(text: string, mode = 0o755): Promise<string> {
  const file = join(await temporaryFolder(), 'browser-program');
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
}

describe('which browser it is', () => {
  it('is the package’s version for the shell from npm', async () => {
    const found = { kind: 'npm', shell: { bin: '/npm', version: '147.0.0' } } as const;
    expect(await identify(found, madeUpMachine([]))).toBe('chrome-headless-shell 147.0.0 (npm)');
  });

  it('is in the folder’s name for one that puppeteer fetched', async () => {
    const found = { kind: 'puppeteer', file: '/x', name: 'chrome', version: '140.0.1.2' } as const;
    expect(await identify(found, madeUpMachine([]))).toBe('chrome 140.0.1.2 (puppeteer)');
  });

  it('is not asked of the program on Windows, where that would open a window', async () => {
    const folder = 'C:\\Program Files\\Microsoft\\Edge\\Application';
    const machine = madeUpMachine(
      [`${folder}\\99.0.1.2\\x.dll`, `${folder}\\141.0.3.4\\x.dll`, `${folder}\\msedge.exe`],
      { platform: 'win32' },
    );
    const found = { kind: 'installed', file: `${folder}\\msedge.exe` } as const;
    expect(await identify(found, machine)).toBe('msedge 141.0.3.4 (installed)');
  });

  it('never names a folder', async () => {
    const file = await program('#!/bin/sh\nexit 0\n');
    const text = await identify({ kind: 'given', file }, thisMachine({}, 'linux'));
    expect(text).toMatch(/^browser-program, 17 bytes, of \d{4}-.*Z \(given\)$/);
  });
});

describe.skipIf(process.platform === 'win32')('a program that is given', () => {
  it('is asked for its version', async () => {
    const file = await program(
      '#!/bin/sh\necho noise >&2\n[ "$1" = --version ] && echo "Google Chrome 137.0.7151.68 "\n',
    );
    const browser = await findBrowser({ executable: file, env: {}, cacheFolder: '/nowhere' });
    expect(browser.identity).toBe('Google Chrome 137.0.7151.68 (given)');
    await browser.close();
  });

  it('is named, with the cause, where it cannot run', async () => {
    const file = await program('not a program', 0o644);
    const failed = await findBrowser({
      env: { PACK_BROWSER: file },
      cacheFolder: '/nowhere',
    }).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(PackError);
    expect(failed).toMatchObject({
      message: `The browser “${file}” cannot be started.`,
      cause: { code: 'EACCES' },
    });
  });
});
