/** Where finished pieces are kept, for whom, and the date that stands in for others: what commands are told of both. */
import { join, resolve } from 'node:path';
import { userCacheFolder } from '../cache/folder.js';
import { type Cache, openCache } from '../cache/index.js';
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';
import type { CommonOptions, Context } from './context.js';

/** Absolute. */
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
