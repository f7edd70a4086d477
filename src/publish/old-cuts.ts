/**
 * Files that were cut from an earlier build of a pack, beside it: whoever publishes the folder would publish them too,
 * with papers that the public may no longer read. Known by the JSON file of a cut alone.
 */
import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PackError } from '../model/error.js';
import type { CutMap } from '../model/split.js';
import { guardSources } from './guard.js';
import type { OutputFiles } from './index.js';
import type { SourceFile } from './sources.js';

/**
 * Removes every cut of the pack that these files are, in whatever way it was cut.
 * @throws UsageError where one of them is a source; PackError where one cannot be removed.
 */
export async function removeCuts(
  files: OutputFiles,
  sources: readonly SourceFile[],
): Promise<void> {
  for (const cut of await cutsOf(files)) {
    await guardSources(cut, sources);
    try {
      // The JSON file last: as long as the PDF is there, it says what that is.
      await rm(cut.pdf, { force: true });
      await rm(cut.map, { force: true });
    } catch (cause) {
      throw new PackError(`${cut.pdf}, cut from an earlier build of the pack, cannot be removed.`, {
        hints: ['Close it where it is open, or remove it by hand. Then build the pack again.'],
        cause,
      });
    }
  }
}

async function cutsOf({ pdf, map }: OutputFiles): Promise<readonly OutputFiles[]> {
  const folder = dirname(pdf);
  const start = `${basename(map, '.json')}-`;
  const cuts: OutputFiles[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(start) || !name.endsWith('.json')) continue;
    const file = join(folder, name);
    const own = name.replace(/\.json$/, '.pdf');
    if (await isCutMap(file, own, basename(pdf))) cuts.push({ pdf: join(folder, own), map: file });
  }
  return cuts;
}

/** Whether `file` is what lies beside the cut `own` of the pack `of`. */
async function isCutMap(file: string, own: string, of: string): Promise<boolean> {
  // Nothing that never ends is read.
  if (!(await lstat(file)).isFile()) return false;
  try {
    const written: Partial<CutMap> = Object(JSON.parse(await readFile(file, 'utf8')));
    return written.of?.file === of && written.pdf?.file === own;
  } catch {
    return false;
  }
}
