/** Which browser would print, without loading what starts one: for whoever only wants to know whether it is another one. */
import { resolve } from 'node:path';
import { identify } from './identity.js';
import { lookUp } from './look-up.js';
import { thisMachine } from './machine.js';
import { findNpmShell } from './npm-shell.js';

export interface BrowserQuestion {
  /** The path the user gives; else PACK_BROWSER, else one that is found. */
  readonly executable?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** `Browser.identity` of the one that `findBrowser` finds. @throws PackError as that does. */
export async function whichBrowser({
  executable,
  env,
  platform,
}: BrowserQuestion): Promise<string> {
  const machine = thisMachine(env, platform);
  const given = executable || env.PACK_BROWSER || undefined;
  const found = lookUp(machine, given === undefined ? undefined : resolve(given), findNpmShell());
  return identify(found, machine);
}
