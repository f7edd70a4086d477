/** The register of what was issued, one entry an issue. Written whole, last of all: what is not in it is not issued. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import type { Issue } from '../model/issue.js';
import { draftName, sweepDrafts } from '../unfinished/index.js';
import { inTurn } from './turn.js';

/**
 * Adds an entry behind those that are there, whatever edition they are of.
 * @throws PackError where the register cannot be read or written.
 */
export async function addToRegister(register: string, issue: Issue): Promise<void> {
  const folder = dirname(register);
  const draft = join(folder, draftName(basename(register)));
  try {
    await mkdir(folder, { recursive: true });
    await sweepDrafts(folder);
    await inTurn({ pdf: register, map: register }, async () => {
      const issues = [...(await entriesOf(register)), entryOf(issue)];
      await writeFile(draft, `${JSON.stringify({ version: 1, issues }, null, 2)}\n`);
      await rename(draft, register);
    });
  } catch (cause) {
    throw new PackError(`The register ${register} cannot be written.`, {
      hints: [
        'Check that you may write to the folder, and that the disk is not full. Then issue it again: nothing is issued yet.',
      ],
      cause,
    });
  } finally {
    await rm(draft, { force: true });
  }
}

async function entriesOf(register: string): Promise<readonly unknown[]> {
  const text = await readFile(register, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '{"issues":[]}';
    throw cause;
  });
  return (JSON.parse(text) as { readonly issues: readonly unknown[] }).issues;
}

/** As `load/issued.ts` reads it. */
function entryOf({ part, edition, pdf, map, preparedBy, checkedBy, at, tools }: Issue): object {
  return {
    part: part.kind,
    ...(part.kind === 'supplement' ? { number: part.number } : {}),
    ...{ edition, pdf, map, 'prepared-by': preparedBy, 'checked-by': checkedBy, issued: at, tools },
  };
}
