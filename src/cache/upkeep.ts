/**
 * Keeps a cache within its limit: what was not used for longest goes. Safe beside builds that use it, and when it is killed:
 * it takes away whole files only, and none that a living build has read.
 */
import { rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, entriesIn, filesBelow } from './entries.js';
import { inUseSince } from './users.js';

export interface CacheSurvey {
  readonly folder: string;
  readonly entries: number;
  readonly bytes: number;
  /** Of the unpacked browser, which is no entry. */
  readonly browserBytes: number;
  /** When the entry was used that was not used for longest, in milliseconds since 1970; missing where there is none. */
  readonly oldestMs?: number;
}

export interface Trimmed {
  readonly entries: number;
  readonly bytes: number;
}

export const defaultLimit = 2_000_000_000;

export async function surveyCache(folder: string): Promise<CacheSurvey> {
  const entries = await entriesIn(folder);
  const browser = await filesBelow(join(folder, 'browser'));
  const oldest = entries.reduce((least, { usedMs }) => Math.min(least, usedMs), Infinity);
  return {
    folder,
    entries: entries.length,
    bytes: total(entries),
    browserBytes: total(browser),
    ...(entries.length === 0 ? {} : { oldestMs: oldest }),
  };
}

/** Takes away the entries that were not used for longest, until the rest is at most `limit` bytes. */
export async function trimCache(folder: string, limit: number): Promise<Trimmed> {
  const entries = [...(await entriesIn(folder))].sort((a, b) => a.usedMs - b.usedMs);
  const since = await inUseSince(folder);
  let left = total(entries);
  const gone: Entry[] = [];
  for (const entry of entries) {
    if (left <= limit) break;
    // Looked at again: another build may have read it in the meantime.
    const used = await stat(entry.path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (used !== undefined && since !== undefined && used >= since) continue;
    await rm(entry.path, { force: true }).catch(() => undefined);
    left -= entry.bytes;
    gone.push(entry);
  }
  return { entries: gone.length, bytes: total(gone) };
}

/** Takes away all entries, and the unpacked browser; of what living builds use nothing. */
export async function clearCache(folder: string): Promise<Trimmed> {
  const gone = await trimCache(folder, 0);
  if ((await inUseSince(folder)) !== undefined) return gone;
  const browser = await filesBelow(join(folder, 'browser'));
  await rm(join(folder, 'browser'), { recursive: true, force: true });
  return { entries: gone.entries, bytes: gone.bytes + total(browser) };
}

/** How often a build looks whether its cache has outgrown its limit: that takes a look at each entry. */
const pause = 3_600_000;

/** For builds that have written to it: `trimCache`, but not more often than once an hour. */
export async function boundCache(folder: string, limit: number): Promise<void> {
  const mark = join(folder, 'looked-through');
  const last = await stat(mark).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  const now = Date.now();
  if (now - last < pause && last <= now) return;
  await writeFile(mark, '', { mode: 0o600 });
  await utimes(mark, now / 1000, now / 1000);
  await trimCache(folder, limit);
}

const total = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0);
