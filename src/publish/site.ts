/** The public pages become files, each whole. Nothing else in their folder is touched; what an earlier run has written is known by an index. */
import { mkdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path, { basename, dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { PackError, UsageError } from '../model/error.js';
import { isWithin } from '../model/inside.js';
import { draftName, sweepDrafts } from '../unfinished/index.js';

export interface SiteOutput {
  /** From the top of the site, with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WrittenSite {
  /** Those that were not there as they are now. */
  readonly written: number;
  /** Those of an earlier run that are no longer wanted. */
  readonly removed: number;
}

/** Which files are ours. */
const indexName = 'pack-site.json';

/**
 * Errors: `site-file-not-ours`; nothing is written then.
 * @throws UsageError where a folder of the site is a link that leads out of it; PackError where it cannot be written to.
 */
export async function writeSite(
  folder: string,
  files: readonly SiteOutput[],
): Promise<Checked<WrittenSite>> {
  const before = await readIndex(folder);
  const wanted = new Set(files.map((file) => file.path));
  const foreign: Diagnostic[] = [];
  for (const { path: own } of files) {
    const known = before.has(own) || !(await isThere(join(folder, own)));
    if (!known) foreign.push(diagnose('site-file-not-ours', { path: own }));
  }
  if (foreign.length > 0) return { diagnostics: foreign };
  const gone = [...before].filter((own) => !wanted.has(own));
  try {
    await mkdir(folder, { recursive: true });
    await stayInside(folder, [...wanted, ...gone]);
    // A run that is killed leaves no file that nobody knows.
    await writeWhole(join(folder, indexName), indexOf([...before, ...wanted]));
    let written = 0;
    for (const { path: own, bytes } of files) {
      if (await writeWhole(join(folder, own), bytes)) written += 1;
    }
    for (const own of gone) await removeFile(folder, own);
    await writeWhole(join(folder, indexName), indexOf([...wanted]));
    return { value: { written, removed: gone.length }, diagnostics: [] };
  } catch (cause) {
    if (cause instanceof PackError) throw cause;
    throw new PackError(`The public pages cannot be written to ${folder}.`, {
      hints: [
        'Check that the folder can be made, that you may write to it, and that the disk is not full.',
        'Or choose another folder with --out.',
      ],
      cause,
    });
  }
}

function indexOf(paths: readonly string[]): Uint8Array {
  const files = [...new Set(paths)].sort();
  return Buffer.from(`${JSON.stringify({ version: 1, files }, null, 2)}\n`);
}

/** Only paths as this program makes them: whoever changes the index has no say in what is removed elsewhere. */
async function readIndex(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(folder, indexName), 'utf8').catch(() => '{}');
  let files: unknown;
  try {
    files = Object(JSON.parse(text)).files;
  } catch {
    return new Set();
  }
  const known = Array.isArray(files) ? files : [];
  return new Set(known.filter((one): one is string => typeof one === 'string' && isPlain(one)));
}

function isPlain(own: string): boolean {
  return own
    .split('/')
    .every((name) => /^[^/\\:\p{Cc}]+$/u.test(name) && name !== '.' && name !== '..');
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function stayInside(folder: string, paths: readonly string[]): Promise<void> {
  const root = await realpath(folder);
  for (const below of new Set(paths.map((own) => dirname(join(folder, own))))) {
    const real = await realpath(below).catch(() => undefined);
    if (real === undefined || isWithin(real, root, path)) continue;
    throw new UsageError(`The folder ${below} is a link that leads out of the public pages.`, {
      hints: ['Remove the link, or say with --out where the pages are to go.'],
    });
  }
}

/** Whether it was not there as it is now: what is the same keeps its date, so that only changes are uploaded. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<boolean> {
  const before = await readFile(file).catch(() => undefined);
  if (before !== undefined && Buffer.compare(before, bytes) === 0) return false;
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  await sweepDrafts(folder);
  const draft = join(folder, draftName(basename(file)));
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return true;
}

/** With the folders that are empty then. */
async function removeFile(folder: string, own: string): Promise<void> {
  await rm(join(folder, own), { force: true });
  for (let below = dirname(own); below !== '.'; below = dirname(below)) {
    try {
      await rmdir(join(folder, below));
    } catch {
      return;
    }
  }
}
