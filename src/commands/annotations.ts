/** What was found, for forges: annotations among the messages, and a SARIF file. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { githubAnnotation, githubFailure } from '../diagnostics/github.js';
import { type SarifPack, sarifLog } from '../diagnostics/sarif.js';
import { PackError, UsageError } from '../model/error.js';
import type { Context } from './context.js';
import { packVersion } from './version.js';

/** @throws UsageError for anything but a known kind. */
export function checkAnnotations(written: string | undefined): void {
  if (written === undefined || written === 'github') return;
  throw new UsageError(`There are no annotations “${written}”.`, {
    hints: ['Write --annotations github. Other forges read --sarif FILE.'],
  });
}

/** Lines for the runner of GitHub Actions. It shows ten of each kind, so that errors come first. */
export async function annotate(found: SarifPack, { cwd, stderr }: Context): Promise<void> {
  const root = await repositoryRoot(dirname(found.file), cwd);
  const sorted = [...found.diagnostics].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  );
  for (const one of sorted) stderr(`${githubAnnotation(one, root)}\n`);
  if (found.failure !== undefined) stderr(`${githubFailure(found.failure)}\n`);
}

/** @throws PackError where the file cannot be written. */
export async function writeSarif(
  file: string,
  packs: readonly SarifPack[],
  { cwd }: Pick<Context, 'cwd'>,
): Promise<void> {
  const path = resolve(cwd, file);
  const root = await repositoryRoot(packs[0] === undefined ? cwd : dirname(packs[0].file), cwd);
  try {
    await mkdir(dirname(path), { recursive: true });
    const log = sarifLog(packs, { version: packVersion, root });
    await writeFile(path, `${JSON.stringify(log, null, 2)}\n`);
  } catch (cause) {
    throw new PackError(`The SARIF file “${file}” cannot be written.`, {
      hints: ['Check that you may write there, or name another file with --sarif.'],
      cause,
    });
  }
}

/** The nearest folder above that holds `.git`, from which forges count paths; where there is none, where one stands. */
export async function repositoryRoot(from: string, cwd: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (await stat(join(folder, '.git')).catch(() => undefined)) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
