/**
 * Opens what a build needs from outside, and closes it again whatever happens. Chooses where each edition's finished pieces
 * are kept: those of members' builds, which may be of restricted papers, in a folder of their own.
 */
import { join, resolve } from 'node:path';
import { findBrowser } from '../browser/index.js';
import { beginUse, boundCache, type Cache, openCache } from '../cache/index.js';
import type { Edition } from '../model/access.js';
import { UsageError } from '../model/error.js';
import { openPdfium } from '../pdfium/index.js';
import type { Workshop } from '../pipeline.js';
import { cacheFolderOf, cacheLimit } from './cache-folder.js';
import type { CommonOptions, Context } from './context.js';
import { packVersion } from './version.js';

export async function withWorkshop<T>(
  options: CommonOptions,
  context: Context,
  work: (shopFor: (edition: Edition) => Workshop) => Promise<T>,
): Promise<T> {
  const { cwd, env } = context;
  const cacheFolder = cacheFolderOf(options, context);
  const limit = cacheLimit(env.PACK_CACHE_SIZE);
  const epoch = sourceDate(env.SOURCE_DATE_EPOCH);
  const pdfium = openPdfium();
  const browser = findBrowser({
    cacheFolder,
    env,
    platform: context.platform,
    ...(options.browser === undefined ? {} : { executable: resolve(cwd, options.browser) }),
  });
  // Where nothing is printed, nobody asks for the browser, and its absence does not matter.
  browser.catch(() => undefined);
  const caches: Readonly<Record<Edition, Cache>> = {
    public: openCache(cacheFolder),
    members: openCache(join(cacheFolder, 'members')),
  };
  const endUse = await beginUse(cacheFolder);
  try {
    return await work((edition) => ({
      browser,
      pdfium,
      cache: caches[edition],
      tools: { pack: packVersion, ...context.versions },
      ...(epoch === undefined ? {} : { epoch }),
    }));
  } finally {
    await Promise.allSettled([pdfium.close(), browser.then((found) => found.close())]);
    const hasGrown = Object.values(caches).some((cache) => cache.hasGrown());
    // A cache that is too large is no reason to fail what was done.
    if (hasGrown) await boundCache(cacheFolder, limit).catch(() => undefined);
    endUse();
  }
}

/** SOURCE_DATE_EPOCH as reproducible-builds.org defines it: whole seconds since 1970. */
function sourceDate(written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  if (/^\d{1,11}$/.test(written)) return Number(written);
  throw new UsageError(`SOURCE_DATE_EPOCH is “${written}”, which is not a number of seconds.`, {
    hints: ['Set it to whole seconds since 1970, or unset it.'],
  });
}
