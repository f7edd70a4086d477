/** `pack doctor`: tells whether this machine has what a build needs, and what to do where it has not. */
import { resolve } from 'node:path';
import { userCacheFolder } from '../../cache/folder.js';
import type { Context, ExitCode } from '../context.js';
import { packVersion } from '../version.js';
import { type Finding, findingText } from './finding.js';
import { privacyFinding } from './privacy.js';
import {
  browserFinding,
  cacheFinding,
  fontsFinding,
  nodeFinding,
  officeFinding,
  pdfiumFinding,
  qpdfFinding,
} from './tools.js';

export interface DoctorOptions {
  readonly cache?: string;
  readonly browser?: string;
  readonly json?: true;
}

/** 3 where something is broken, as a build would end; else 0. */
export async function doctor(
  folder: string | undefined,
  options: DoctorOptions,
  context: Context,
): Promise<ExitCode> {
  const { cwd, env, platform } = context;
  const chosen = options.cache ?? env.PACK_CACHE;
  const cacheFolder = chosen ? resolve(cwd, chosen) : userCacheFolder(env, platform);
  const browser = {
    ...{ cacheFolder, env, platform },
    ...(options.browser === undefined ? {} : { executable: resolve(cwd, options.browser) }),
  };
  const looks: readonly (() => Finding | Promise<Finding>)[] = [
    () => nodeFinding(context),
    () => browserFinding(browser),
    fontsFinding,
    () => officeFinding(context),
    pdfiumFinding,
    qpdfFinding,
    () => cacheFinding(cacheFolder),
    () => privacyFinding(resolve(cwd, folder ?? '.')),
  ];
  const findings: Finding[] = [];
  if (!options.json) context.stdout(`pack ${packVersion}\n\n`);
  // One after the other, each told as soon as it is known.
  for (const look of looks) {
    const finding = await look();
    findings.push(finding);
    if (!options.json) context.stdout(findingText(finding));
  }
  const broken = findings.filter(({ state }) => state === 'broken').length;
  if (options.json) {
    const answer = { version: 1, pack: packVersion, ok: broken === 0, findings };
    context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
  } else {
    const last =
      broken === 0 ? 'A build has what it needs.' : 'A build will fail until this is put right.';
    context.stdout(`\n${last}\n`);
  }
  return broken === 0 ? 0 : 3;
}
