/** Opens what a build needs from outside, and closes it again whatever happens. */
import { join, resolve } from 'node:path';
import { findBrowser } from '../browser/index.js';
import type { Edition } from '../model/access.js';
import { given } from '../model/given.js';
import { openOffice } from '../office/index.js';
import { openPdfium } from '../pdfium/index.js';
import type { Workshop } from '../pipeline.js';
import { cacheFolderOf, openCaches, sourceDate } from './cache-folder.js';
import type { CommonOptions, Context } from './context.js';
import { progressOf } from './progress.js';
import { packVersion } from './version.js';

export async function withWorkshop<T>(
  options: CommonOptions,
  context: Context,
  work: (shopFor: (edition: Edition) => Workshop) => Promise<T>,
): Promise<T> {
  const { cwd, env } = context;
  const cacheFolder = cacheFolderOf(options, context);
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
  browser.catch(() => undefined);
  try {
    const caches = openCaches(cacheFolder);
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
  }
}
