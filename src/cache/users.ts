/** Which processes use a cache now: what they have read must stay, since they read it again. */
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { endWithUs, isAbandoned, sweepUnfinished, unfinishedMark } from '../unfinished/index.js';

const folderOf = (cache: string): string => join(cache, 'users');

/**
 * Says that this process uses the cache from now on, until it ends or what is answered is called. Where that cannot be written,
 * nothing can be kept either, of which whoever writes to the cache tells.
 */
export async function beginUse(cache: string): Promise<() => void> {
  const file = join(folderOf(cache), unfinishedMark());
  try {
    await mkdir(folderOf(cache), { recursive: true, mode: 0o700 });
    writeFileSync(file, '', { mode: 0o600 });
    // Clocks of files may be coarser than ours: what is read from now on counts as later.
    const before = (Date.now() - 3_000) / 1000;
    utimesSync(file, before, before);
  } catch {
    return () => undefined;
  }
  const end = (): void => rmSync(file, { force: true });
  const forget = endWithUs(end);
  return () => {
    forget();
    end();
  };
}

/** When the oldest of those who use it began, in milliseconds since 1970; undefined where there is none. */
export async function inUseSince(cache: string): Promise<number | undefined> {
  const folder = folderOf(cache);
  await sweepUnfinished(folder);
  const began: number[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    if (await isAbandoned(name, file)) continue;
    const facts = await stat(file).catch(() => undefined);
    if (facts !== undefined) began.push(facts.mtimeMs);
  }
  return began.length === 0 ? undefined : Math.min(...began);
}
