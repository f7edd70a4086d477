/** A workshop for tests: browser, PDFium and a fresh cache in a temporary folder. Knows no pack. */
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
  /** Absolute; everything that a test writes lies in here, and is removed by `close`. */
  readonly folder: string;
  /** The same tools with an empty cache of their own, as on another machine. */
  readonly withFreshCache: (name: string) => Workshop;
  readonly close: () => Promise<void>;
}

/** One for each test file; the browser starts with the first page that is printed. */
export async function openWorkshop(): Promise<TestWorkshop> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  const pdfium = openPdfium();
  const office = openOffice({
    env: process.env,
    platform: process.platform,
    folder: join(folder, 'office'),
  });
  // Segments are never shared between test files; an unpacked browser may be.
  const browser = findBrowser({
    cacheFolder: process.env.PACK_CACHE ?? join(folder, 'cache'),
    env: process.env,
  });
  const shop: Workshop = {
    browser,
    pdfium,
    office,
    cache: openCache(join(folder, 'cache')),
    tools: { pack: '0.0.0', node: process.versions.node, zlib: process.versions.zlib ?? '' },
  };
  return {
    shop,
    folder,
    withFreshCache: (name) => ({ ...shop, cache: openCache(join(folder, `cache-${name}`)) }),
    async close() {
      await Promise.allSettled([pdfium.close(), browser.then((found) => found.close())]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
