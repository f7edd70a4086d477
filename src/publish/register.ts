/** The register of what was issued, one entry an issue. Written whole, last of all: what is not in it is not issued. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import type { Issue } from '../model/issue.js';
import { draftName, sweepDrafts } from '../unfinished/index.js';
import { inTurn } from './turn.js';

/**
 * Adds an entry behind those that are there, whatever edition they are of. Whether it did: false where another run has
 * meanwhile issued the same part of the same edition, whose entry stays the only one.
 * @throws PackError where the register cannot be read or written.
 */
export async function addToRegister(register: string, issue: Issue): Promise<boolean> {
  const folder = dirname(register);
  const draft = join(folder, draftName(basename(register)));
  try {
    await mkdir(folder, { recursive: true });
    await sweepDrafts(folder);
    return await inTurn({ pdf: register, map: register }, async () => {
      const before = await entriesOf(register);
      const entry = entryOf(issue);
      if (before.some((one) => isOfSamePart(one, entry))) return false;
      const issues = [...before, entry];
      await writeFile(draft, `${JSON.stringify({ version: 1, issues }, null, 2)}\n`);
      await rename(draft, register);
      return true;
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

function isOfSamePart(one: unknown, other: object): boolean {
  const keys = ['part', 'number', 'edition'] as const;
  const [a, b]: Partial<Record<string, unknown>>[] = [Object(one), other as object];
  return keys.every((key) => a?.[key] === b?.[key]);
}

/** As `load/issued.ts` reads it. */
function entryOf({ part, edition, pdf, map, preparedBy, checkedBy, at, tools }: Issue): object {
  return {
    part: part.kind,
    ...(part.kind === 'supplement' ? { number: part.number } : {}),
    ...{ edition, pdf, map, 'prepared-by': preparedBy, 'checked-by': checkedBy, issued: at, tools },
  };
}
