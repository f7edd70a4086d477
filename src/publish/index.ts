/** The stage `publish`: verified bytes become files, each whole; the map comes last, as it vouches for the rest. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Pack } from '../model/agenda.js';
import { PackError } from '../model/error.js';

export { type Foreseen, guardRun, guardSources } from './guard.js';
export { sourceFiles } from './sources.js';
export { vouchFor } from './vouch.js';

export interface OutputFiles {
  /** Absolute. */
  readonly pdf: string;
  readonly map: string;
}

/** Where a pack's files go: `<body>-<meeting folder>-public-pack.pdf` and `.json`. */
export function outputFiles(pack: Pack, out: string | undefined): OutputFiles {
  const folder = out ?? join(pack.folders.meeting, 'out');
  const name = `${pack.bodySlug}-${basename(pack.folders.meeting)}-${pack.edition}-pack`;
  return { pdf: join(folder, `${name}.pdf`), map: join(folder, `${name}.json`) };
}

/** Writes the PDF, then the map. @throws PackError where the folder cannot be written to. */
export async function publishPack(
  files: OutputFiles,
  pdf: Uint8Array,
  mapJson: string,
): Promise<void> {
  try {
    await mkdir(dirname(files.pdf), { recursive: true });
    await writeWhole(files.pdf, pdf);
    await writeWhole(files.map, mapJson);
  } catch (cause) {
    throw new PackError(`The pack cannot be written to ${dirname(files.pdf)}.`, {
      hints: [
        'Check that the folder exists or can be made, that you may write to it, and that the disk is not full.',
        'Close the pack in your PDF viewer if it is open there.',
        'Or choose another folder with --out.',
      ],
      cause,
    });
  }
}

/** Readers see the old file or the new one, never a part. */
async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
