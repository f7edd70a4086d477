/** Where finished pieces are kept, and how much of them. */
import { resolve } from 'node:path';
import { userCacheFolder } from '../cache/folder.js';
import { defaultLimit } from '../cache/index.js';
import { UsageError } from '../model/error.js';
import type { CommonOptions, Context } from './context.js';

/** Absolute: `--cache`, PACK_CACHE, or the user's own. */
export function cacheFolderOf(
  { cache }: Pick<CommonOptions, 'cache'>,
  { cwd, env, platform }: Pick<Context, 'cwd' | 'env' | 'platform'>,
): string {
  const chosen = cache ?? env.PACK_CACHE;
  return chosen ? resolve(cwd, chosen) : userCacheFolder(env, platform);
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
