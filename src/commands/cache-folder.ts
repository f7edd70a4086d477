/** Where finished pieces are kept, for whom, how much of them, and the date that stands in for others: what commands are told of all three. */
import { join, resolve } from 'node:path';
import { userCacheFolder } from '../cache/folder.js';
import { type Cache, defaultLimit, openCache } from '../cache/index.js';
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';
import type { CommonOptions, Context } from './context.js';

/** Absolute: `--cache`, PACK_CACHE, or the user's own. */
export function cacheFolderOf(
  options: Pick<CommonOptions, 'cache'>,
  { cwd, env, platform }: Pick<Context, 'cwd' | 'env' | 'platform'>,
): string {
  const chosen = options.cache ?? env.PACK_CACHE;
  return chosen ? resolve(cwd, chosen) : userCacheFolder(env, platform);
}

/** Finished pieces of members' builds, which may be of restricted papers, lie in a folder of their own. */
export function openCaches(cacheFolder: string): Readonly<Record<Edition, Cache>> {
  return { public: openCache(cacheFolder), members: openCache(join(cacheFolder, 'members')) };
}

/** SOURCE_DATE_EPOCH as reproducible-builds.org defines it: whole seconds since 1970. */
export function sourceDate({ SOURCE_DATE_EPOCH: written }: NodeJS.ProcessEnv): number | undefined {
  if (written === undefined || written === '') return undefined;
  if (/^\d{1,11}$/.test(written)) return Number(written);
  throw new UsageError(`SOURCE_DATE_EPOCH is “${written}”, which is not a number of seconds.`, {
    hints: ['Set it to whole seconds since 1970, or unset it.'],
  });
}

/** In bytes, of PACK_CACHE_SIZE; the default where it is not set. @throws UsageError for what is no size. */
export function cacheLimit(written: string | undefined): number {
  return written ? sizeOf(written) : defaultLimit;
}

/** "500MB", "2 GB". @throws UsageError for anything else. */
export function sizeOf(written: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]b)$/i.exec(written.trim()) ?? [];
  const factor = { kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 }[unit.toLowerCase()];
  if (number !== undefined && factor !== undefined) return Math.floor(Number(number) * factor);
  throw new UsageError(`“${written}” is no size of a cache.`, {
    hints: ['Write a size such as 500MB or 2GB, for --max-size or PACK_CACHE_SIZE.'],
  });
}
