/** What lies in a cache folder, as files with sizes and times. Must not know what is in them. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Entry {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** When it was made or read last, in milliseconds since 1970. */
  readonly usedMs: number;
}

/** Drawers of the cache, and of the one that is for members' builds. */
const drawers = ['segments', 'steps', join('members', 'segments'), join('members', 'steps')];

/** Every finished entry; what goes meanwhile is left out. */
export async function entriesIn(folder: string): Promise<readonly Entry[]> {
  const found = await Promise.all(drawers.map((drawer) => filesBelow(join(folder, drawer))));
  return found.flat();
}

/** Plain files below a folder; none where it is not there. */
export async function filesBelow(folder: string): Promise<readonly Entry[]> {
  const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<readonly Entry[]> => {
      const path = join(folder, name.name);
      if (name.isDirectory()) return filesBelow(path);
      if (!name.isFile()) return [];
      const facts = await stat(path).catch(() => undefined);
      return facts === undefined ? [] : [{ path, bytes: facts.size, usedMs: facts.mtimeMs }];
    }),
  );
  return found.flat();
}
