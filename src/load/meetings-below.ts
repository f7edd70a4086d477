/** Finds a council's folder and all of its meetings, from wherever in it one stands. Opens no file. */
import { dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import { meetingsBelow } from './folders.js';
import { kindOfPath } from './text-file.js';

export interface CouncilFolders {
  readonly council: string;
  /** Every folder that holds a pack.yaml, in the order of their names. */
  readonly meetings: readonly string[];
}

/** `folder` is absolute: the council's, or one below it. Error: `no-council-file`. */
export async function findCouncil(folder: string): Promise<Checked<CouncilFolders>> {
  for (let council = folder; ; council = dirname(council)) {
    if ((await kindOfPath(join(council, 'council.yaml'))) !== 'nothing') {
      return { value: { council, meetings: await meetingsBelow(council, 4) }, diagnostics: [] };
    }
    if (dirname(council) === council) {
      const at = { file: join(folder, 'council.yaml') };
      return { diagnostics: [diagnose('no-council-file', {}, { at })] };
    }
  }
}
