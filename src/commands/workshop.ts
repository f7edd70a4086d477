/** Opens what a build needs from outside, and closes it again whatever happens. */
import { join, resolve } from 'node:path';
import { findBrowser } from '../browser/index.js';
import { beginUse, boundCache } from '../cache/index.js';
import type { Edition } from '../model/access.js';
import { given } from '../model/given.js';
import { openOffice } from '../office/index.js';
import { openPdfium } from '../pdfium/index.js';
import type { Workshop } from '../pipeline.js';
import { cacheFolderOf, cacheLimit, openCaches, sourceDate } from './cache-folder.js';
import type { CommonOptions, Context } from './context.js';
import { progressOf } from './progress.js';
import { packVersion } from './version.js';

export async function withWorkshop<T>(
  options: CommonOptions,
  context: Context,
  work: (shopFor: (edition: Edition) => Workshop) => Promise<T>,
  { printsSoon = false }: { readonly printsSoon?: boolean } = {},
): Promise<T> {
  const { cwd, env } = context;
  const cacheFolder = cacheFolderOf(options, context);
  const limit = cacheLimit(env.PACK_CACHE_SIZE);
  const epoch = sourceDate(env);
  const pdfium = openPdfium();
  const office = openOffice({
    env,
    platform: context.platform,
    folder: join(cacheFolder, 'office'),
  });
  const browser = findBrowser({
    cacheFolder,
    env,
    platform: context.platform,
    ...(options.browser === undefined ? {} : { executable: resolve(cwd, options.browser) }),
  });
  // Where nothing is printed, nobody asks for the browser, and its absence does not matter.
  browser.then(
    (found) => printsSoon && found.warm(),
    () => undefined,
  );
  const caches = openCaches(cacheFolder);
  const endUse = await beginUse(cacheFolder);
  try {
    return await work((edition) => ({
      browser,
      pdfium,
      office,
      cache: caches[edition],
      tools: { pack: packVersion, ...context.versions },
      ...given({ progress: progressOf(options, context) }),
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
