/** The browser that the product finds, started barely, and allowed to ask this machine. */
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { browserEnvironment, browserFlags } from '../../dist/browser/flags.js';
import { lookUp } from '../../dist/browser/look-up.js';
import { thisMachine } from '../../dist/browser/machine.js';
import { findNpmShell, unpackShell } from '../../dist/browser/npm-shell.js';
import { privateFolder } from '../../dist/browser/private-folder.js';

/** Unpacked below `cacheFolder`, where the product looks for it too; its profile is in `profile`. */
export async function openBareBrowser(cacheFolder, profile) {
  const { env, platform } = process;
  const found = lookUp(thisMachine(env, platform), env.PACK_BROWSER, findNpmShell());
  const unpacked = join(cacheFolder, 'browser');
  await privateFolder(unpacked);
  const program =
    found.kind === 'npm' ? await unpackShell(found.shell, unpacked) : { file: found.file };
  const sandbox = process.getuid?.() !== 0 && env.PACK_NO_SANDBOX !== '1';
  return launch({
    executablePath: program.file,
    args: [
      ...browserFlags(profile, sandbox).filter((flag) => !flag.startsWith('--remote-debugging')),
      // The last one counts.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    env: browserEnvironment(profile, program.libraries, env, platform),
    pipe: true,
    userDataDir: join(profile, 'profile'),
    protocolTimeout: 0,
  });
}
