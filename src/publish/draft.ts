/** A pack's file while it is made: beside the place where it will be, under a name of its own, until it is found good. */
import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { PackError } from '../model/error.js';
import { draftName, endWithUs, sweepDrafts } from '../unfinished/index.js';
import type { OutputFiles } from './index.js';
import { nameOnce } from './name-once.js';
import { inTurn } from './turn.js';

export interface DraftFile {
  /** Adds bytes at the end. */
  readonly write: (chunks: readonly Uint8Array[]) => Promise<void>;
  /**
   * Once all is written: `work` makes another file of it, which takes its place.
   * @param work Is given the paths of both.
   */
  readonly rewrite: (work: (from: string, to: string) => Promise<void>) => Promise<FileDigest>;
  /** What has been written so far. */
  readonly read: () => Promise<Uint8Array>;
  /** Gives it its name, and writes the map after it. */
  readonly publish: (mapJson: string) => Promise<void>;
  /** Likewise among what was issued, where nothing is ever replaced: `issued-file-unlisted` where another file is there. */
  readonly issue: (mapJson: string) => Promise<readonly Diagnostic[]>;
}

export interface FileDigest {
  readonly bytes: number;
  /** In hexadecimal figures. */
  readonly sha256: string;
}

/**
 * Hands `work` a draft, and takes it away again unless it was published, also when this process is told to
 * end; what killed ones have left in the folder goes too.
 * @throws PackError where the folder cannot be written to.
 */
export async function withDraft<T>(
  files: OutputFiles,
  work: (draft: DraftFile) => Promise<T>,
): Promise<T> {
  const folder = dirname(files.pdf);
  const draft = join(folder, draftName(basename(files.pdf)));
  const rewritten = `${draft}.new`;
  const mapDraft = `${draft}.map`;
  const attempt = async <R>(action: () => Promise<R>): Promise<R> => {
    try {
      return await action();
    } catch (cause) {
      throw unwritable(folder, cause);
    }
  };
  const made = await attempt(() => mkdir(folder, { recursive: true }));
  await sweepDrafts(folder);
  const drafts = [draft, rewritten, mapDraft];
  const forget = endWithUs(() => {
    for (const each of drafts) rmSync(each, { force: true });
  });
  let file: FileHandle | undefined;
  let published = false;
  try {
    const opened = await attempt(() => open(draft, 'wx'));
    file = opened;
    return await work({
      write: (chunks) =>
        attempt(async () => {
          for (let start = 0; start < chunks.length; start += chunksAtOnce) {
            await writeAll(opened, chunks.slice(start, start + chunksAtOnce));
          }
        }),
      rewrite: async (change) => {
        await attempt(() => opened.close());
        await change(draft, rewritten);
        return attempt(async () => {
          await rename(rewritten, draft);
          return digest(draft);
        });
      },
      read: () => attempt(() => readFile(draft)),
      publish: (mapJson) =>
        attempt(async () => {
          await opened.close();
          // All that can go wrong with the map comes before the file has its name.
          await writeFile(mapDraft, mapJson);
          // Another build's file must not come between.
          await inTurn(files, async () => {
            await rename(draft, files.pdf);
            await rename(mapDraft, files.map);
          });
          published = true;
        }),
      issue: (mapJson) =>
        attempt(async () => {
          await opened.close();
          await writeFile(mapDraft, mapJson);
          const others = await inTurn(files, () => nameIssued([draft, mapDraft], files));
          published = others.length === 0;
          return others;
        }),
    });
  } finally {
    await file?.close();
    for (const each of drafts) await rm(each, { force: true });
    forget();
    if (!published && made !== undefined) await removeEmpty(folder, made);
  }
}

/** Both or none. Files that are the same already stay: an issue was broken off before it was in the register. */
async function nameIssued(
  [pdf, map]: readonly [string, string],
  files: OutputFiles,
): Promise<readonly Diagnostic[]> {
  const pairs = [
    [pdf, files.pdf],
    [map, files.map],
  ] as const;
  const found = (await Promise.all(pairs.map(([draft, file]) => differing(draft, file)))).flat();
  if (found.length > 0) return found;
  for (const [draft, file] of pairs) {
    // Whoever takes no turns may have come between.
    if (!(await nameOnce(draft, file))) found.push(...(await differing(draft, file)));
  }
  return found;
}

async function differing(draft: string, file: string): Promise<readonly Diagnostic[]> {
  const there = await digest(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (there === undefined || there.sha256 === (await digest(draft)).sha256) return [];
  const data = { file: basename(file), sha256: there.sha256 };
  return [diagnose('issued-file-unlisted', data, { at: { file } })];
}

/** Folders that were made for nothing go too, from `folder` up to `topmost`; one with something in it stays. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  try {
    await rmdir(folder);
    if (folder !== topmost) await removeEmpty(dirname(folder), topmost);
  } catch {
    // It is in use by now.
  }
}

/** Systems take no more than about a thousand. */
const chunksAtOnce = 512;

/** The system may take less than it is given. */
async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  const all = chunks.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await file.writev(chunks);
  if (bytesWritten < all) await file.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
}

async function digest(file: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function unwritable(folder: string, cause: unknown): PackError {
  return new PackError(`The pack cannot be written to ${folder}.`, {
    hints: [
      'Check that the folder exists or can be made, that you may write to it, and that the disk is not full.',
      'Close the pack in your PDF viewer if it is open there.',
      'Or choose another folder with --out.',
    ],
    cause,
  });
}
