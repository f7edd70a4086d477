/** A browser, PDFium and a cache for tests, in a temporary folder that goes away with them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../src/browser/index.js';
import { openCache } from '../../src/cache/index.js';
import { openOffice } from '../../src/office/index.js';
import { openPdfium } from '../../src/pdfium/index.js';
import type { Workshop } from '../../src/pipeline.js';

export interface TestWorkshop {
  readonly shop: Workshop;
  /** For whatever the tests write. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** PACK_CACHE names a cache that is kept, so that a second run is quick. */
export async function openTestWorkshop(): Promise<TestWorkshop> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  const cacheFolder = process.env.PACK_CACHE || join(folder, 'cache');
  const pdfium = openPdfium();
  const office = openOffice({
    env: process.env,
    platform: process.platform,
    folder: join(folder, 'office'),
  });
  const browser = findBrowser({ cacheFolder, env: process.env });
  browser.catch(() => undefined);
  const { node, zlib = '' } = process.versions;
  return {
    shop: {
      browser,
      pdfium,
      office,
      cache: openCache(cacheFolder),
      tools: { pack: 'test', node, zlib },
    },
    folder,
    async close() {
      await Promise.allSettled([pdfium.close(), browser.then((found) => found.close())]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
