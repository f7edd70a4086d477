/** The npm-shipped browser as a person has it who sits at this machine: it may ask this machine, and nothing else. */
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { browserEnvironment, browserFlags } from '../../src/browser/flags.js';
import { lookUp } from '../../src/browser/look-up.js';
import { thisMachine } from '../../src/browser/machine.js';
import { findNpmShell, unpackShell } from '../../src/browser/npm-shell.js';
import { privateFolder } from '../../src/browser/private-folder.js';
import type { Program } from '../../src/browser/start.js';

export interface LoopbackBrowser {
  readonly newPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function openLoopbackBrowser(folder: string): Promise<LoopbackBrowser> {
  const { env, platform } = process;
  const found = lookUp(thisMachine(env, platform), env.PACK_BROWSER, findNpmShell());
  const own = join(folder, 'loopback-browser');
  await privateFolder(own);
  const program: Program =
    found.kind === 'npm' ? await unpackShell(found.shell, own) : { file: found.file };
  const sandbox = process.getuid?.() !== 0 && env.PACK_NO_SANDBOX !== '1';
  const browser: Browser = await launch({
    executablePath: program.file,
    args: [
      ...browserFlags(own, sandbox).filter((flag) => !flag.startsWith('--remote-debugging')),
      // The last one counts.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    env: browserEnvironment(own, program.libraries, env, platform),
    pipe: true,
    userDataDir: join(own, 'profile'),
  });
  return { newPage: () => browser.newPage(), close: () => browser.close() };
}
