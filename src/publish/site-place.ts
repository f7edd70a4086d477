/** Where the public pages must not go: among what they, and packs, are made of. */
import path, { join } from 'node:path';
import { UsageError } from '../model/error.js';
import { isWithin } from '../model/inside.js';
import { oneName } from './guard.js';

export interface SiteBounds {
  /** All absolute. */
  readonly council: string;
  /** Those of which nothing is public yet too. */
  readonly meetings: readonly string[];
  /** Files that meetings are made of, as far as they are known. */
  readonly sources: readonly string[];
}

/**
 * Makes sure that the pages go to no folder of sources: to a meeting's own only below its `out/`, and nowhere in the
 * council's folder where council.yaml, another source, standing texts or templates lie in it or below. Elsewhere a folder may have
 * other files, which stay (`writeSite`).
 * @throws UsageError naming the folder, and no file in it.
 */
export async function guardSitePlace(
  folder: string,
  { council, meetings, sources }: SiteBounds,
): Promise<void> {
  const to = await oneName(folder);
  const within = async (one: string, other: string): Promise<boolean> =>
    isWithin(await oneName(one), await oneName(other), path);
  for (const meeting of meetings) {
    const isOurs = await within(to, join(meeting, 'out'));
    if ((await within(to, meeting)) && !isOurs) throw amongSources(folder);
  }
  if (!(await within(to, council))) return;
  for (const own of ['standing', 'templates']) {
    if (await within(to, join(council, own))) throw amongSources(folder);
  }
  const marks = [join(council, 'council.yaml'), ...meetings, ...sources];
  for (const source of marks) {
    if (await within(source, to)) throw amongSources(folder);
  }
}

function amongSources(folder: string): UsageError {
  return new UsageError(
    `The public pages cannot go to ${folder}: a folder with sources of the council is no place for them.`,
    {
      hints: [
        'Leave --out away, and they go to out/site in the council’s folder; or name a folder of their own.',
      ],
    },
  );
}
