/** What a pack must not be written over: its sources, and in a run of several the other packs and theirs. */
import { realpath, stat } from 'node:fs/promises';
import path, { basename, dirname, join } from 'node:path';
import { UsageError } from '../model/error.js';
import { isWithin } from '../model/inside.js';
import type { OutputFiles } from './index.js';
import type { SourceFile } from './sources.js';

/** Where an output is to go: the meeting's own `out/`, a folder that the user named, or the folder of what was issued. */
export type Place = 'out' | 'named' | 'issued';

/** The place of what an order is to write: `out` is the folder that the user named, if any. */
export function placeOf(out: string | undefined): Place {
  return out === undefined ? 'out' : 'named';
}

/** What outputs keep clear of. */
export interface Bounds {
  /** The council's folder, absolute. */
  readonly council: string;
  /** The folder of what was issued, absolute. */
  readonly issued: string;
  /** All that the meeting has. */
  readonly sources: readonly SourceFile[];
}

/**
 * Everything that keeps an output from being written where it is to go; the same for packs, minutes, decisions and cuts.
 * @throws UsageError naming what is in the way.
 */
export async function guardOutput(files: OutputFiles, place: Place, bounds: Bounds): Promise<void> {
  if (place !== 'named') await guardPlace(files, bounds.council);
  if (place !== 'issued') await guardIssued(files, bounds.issued);
  await guardSources(files, bounds.sources);
}

/**
 * Makes sure that no output is one of the pack's sources, however it is reached: by another path, by a
 * link, or by a name in other letters.
 * @throws UsageError naming both, or the output alone where nobody is to be told of the source.
 */
export async function guardSources(
  files: OutputFiles,
  sources: readonly SourceFile[],
): Promise<void> {
  for (const output of [files.pdf, files.map]) {
    const written = await identity(output);
    if (written === undefined) continue;
    for (const source of sources) {
      if ((await identity(source.file)) === written) throw overOwnSource(output, source);
    }
  }
}

function overOwnSource(output: string, { file, isWithheld }: SourceFile): UsageError {
  const also = file === output ? '' : `, which is the same file as ${output}`;
  return isWithheld
    ? new UsageError(
        `The pack would be written over a paper that is not in it: what is at ${output} now is one.`,
        { hints: ['Choose another folder with --out, or keep that paper elsewhere.'] },
      )
    : new UsageError(`The pack would be written over one of its sources: ${file}${also}.`, {
        hints: ['Choose another folder with --out, or take the file out of the pack.'],
      });
}

/**
 * Makes sure that the meeting's own `out/` is not a link that leads out of the council's folder: whoever sent
 * the folder would decide what is written where. A folder that the user names with --out may lie anywhere.
 * @throws UsageError naming it.
 */
export async function guardPlace(files: OutputFiles, council: string): Promise<void> {
  const folder = dirname(files.pdf);
  // Not there yet: it will be made, and be no link.
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || isWithin(real, await realpath(council), path)) return;
  throw new UsageError(`The folder ${folder} is a link that leads out of the council’s folder.`, {
    hints: ['Remove the link, or say with --out where the pack is to go.'],
  });
}

/**
 * Makes sure that nothing is built into the folder `issued`, where only what was issued lies.
 * @throws UsageError naming it.
 */
async function guardIssued(files: OutputFiles, issued: string): Promise<void> {
  const folder = dirname(files.pdf);
  if ((await oneName(folder)) !== (await oneName(issued))) return;
  throw new UsageError(
    `The folder ${folder} keeps what was issued; nothing else is written there.`,
    {
      hints: [
        'Choose another folder with --out. “pack issue” puts files there once they are checked.',
      ],
    },
  );
}

/** Device and file number: equal for all names of one file. Undefined where there is no file. */
async function identity(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

/** What a pack will be when it is built. */
export interface Foreseen {
  /** The meeting's folder, as the user named it. */
  readonly folder: string;
  readonly files: OutputFiles;
  /** All that the meeting has. */
  readonly sources: readonly SourceFile[];
}

/**
 * To be called before the first of them is built. Names count as equal where they differ in case
 * only, so that a run does the same on every machine.
 * @throws UsageError naming the packs and the file.
 */
export async function guardRun(packs: readonly Foreseen[]): Promise<void> {
  const writers = new Map<string, Foreseen>();
  for (const pack of packs) {
    for (const file of [pack.files.pdf, pack.files.map]) {
      const name = await oneName(file);
      const other = writers.get(name);
      if (other !== undefined) throw sameOutput(other, pack, file);
      writers.set(name, pack);
    }
  }
  for (const { folder, files, sources } of packs) {
    for (const source of sources) {
      // Also where it is not there yet: it would be, once the other pack is built.
      const writer = writers.get(await oneName(source.file));
      if (writer !== undefined) throw overSource(writer.folder, folder, source);
    }
    const others = packs.filter((pack) => pack.files !== files);
    await guardSources(
      files,
      others.flatMap((pack) => pack.sources),
    );
  }
}

/** The same for every way to write a path: links followed as far as there is anything, case folded. */
export async function oneName(file: string): Promise<string> {
  return (await followed(file)).normalize('NFC').toLowerCase();
}

async function followed(file: string): Promise<string> {
  const real = await realpath(file).catch(() => undefined);
  if (real !== undefined) return real;
  const folder = dirname(file);
  return folder === file ? file : join(await followed(folder), basename(file));
}

function sameOutput(one: Foreseen, other: Foreseen, file: string): UsageError {
  const who =
    one.folder === other.folder
      ? `${one.folder} is named twice, and its pack`
      : `The packs of ${one.folder} and ${other.folder}`;
  return new UsageError(`${who} would be written to the same file, ${file}.`, {
    hints: [
      'Name each meeting once.',
      'Or build them one after the other, each with its own --out.',
    ],
  });
}

function overSource(writer: string, reader: string, source: SourceFile): UsageError {
  const which = source.isWithheld ? '' : `: ${source.file}`;
  return new UsageError(
    `The pack of ${writer} would be written over a source of the pack of ${reader}${which}.`,
    { hints: ['Choose another folder with --out, or take the file out of the pack.'] },
  );
}
