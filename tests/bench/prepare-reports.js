/**
 * Prints reports, prepares them into a cache and plans a pack of them. Arguments: cache folder, work folder, number of
 * reports, pages of each, times that each is bound, every time as another document. Leaves report-N.pdf and plan.json
 * in the work folder.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStampFont } from '../../dist/assemble/index.js';
import { findBrowser } from '../../dist/browser/index.js';
import { cacheKey, openCache } from '../../dist/cache/index.js';
import { paginate, stampSize } from '../../dist/paginate/index.js';
import { decodePiece, encodePiece } from '../../dist/pdf/splicing.js';
import { openPdfium } from '../../dist/pdfium/index.js';
import { report } from './reports.js';

const [cacheFolder = '', work = '', count = '20', pages = '50', times = '1'] =
  process.argv.slice(2);
const cache = openCache(cacheFolder);
const pdfium = openPdfium();
const browser = await findBrowser({ cacheFolder, env: process.env });
const options = {
  comments: 'drop',
  schemes: ['http', 'https'],
  print: { nameless: 'Link', headings: [] },
};
try {
  const made = await Promise.all(
    Array.from({ length: Number(count) + 1 }, async (_, index) => {
      const file = join(work, `report-${index}.pdf`);
      if (!existsSync(file)) {
        // The first is the front matter: two pages.
        const html = report(index, index === 0 ? 2 : Number(pages));
        writeFileSync(file, (await browser.print({ html, resources: new Map() })).pdf);
      }
      const bytes = readFileSync(file);
      const key = cacheKey('bench', bytes);
      const before = await cache.get(key);
      if (before !== undefined) return { key, facts: before.facts };
      const outcome = await pdfium.prepare(bytes, options);
      if (!outcome.ok)
        throw new Error(`Report ${index}: ${outcome.reason} ${outcome.detail ?? ''}`);
      const { piece, ...facts } = outcome.value;
      await cache.put(key, facts, piece);
      return { key, facts };
    }),
  );
  const [front, ...reports] = made;
  const bound = [...reports];
  for (let copy = 1; copy < Number(times); copy++) {
    for (const { key, facts } of reports) {
      const another = cacheKey('bench', key, `${copy}`);
      await cache.put(another, facts, asAnother(await (await cache.get(key)).load(), copy));
      bound.push({ key: another, facts });
    }
  }
  const pack = packOf(bound.length);
  const font = await openStampFont([], cache);
  const documents = new Map(
    bound.map(({ facts }, index) => [pack.partA[index].documents[0].id, facts]),
  );
  const plan = paginate(pack, { frontMatter: front.facts, documents, floor: 0 }, (text) =>
    font.width(text, stampSize),
  );
  const keys = bound.map(({ key }, index) => [pack.partA[index].documents[0].id, key]);
  writeFileSync(join(work, 'plan.json'), JSON.stringify({ pack, plan, front: front.key, keys }));
} finally {
  await Promise.allSettled([pdfium.close(), browser.close()]);
}

/** A piece that shares nothing with the one it was: its fonts and pictures are said to be others. */
function asAnother(bytes, copy) {
  const piece = decodePiece(bytes);
  const hashes = Uint8Array.from(piece.hashes, (byte, at) => (at % 16 === 0 ? byte ^ copy : byte));
  return encodePiece({ ...piece, hashes });
}

/** As much of a pack as numbering and assembling look at. */
function packOf(reports) {
  return {
    edition: 'public',
    meeting: { language: 'en-GB' },
    numbering: { from: 'front-sheet', duplex: true },
    bindingOrder: [],
    partB: [],
    partA: Array.from({ length: reports }, (_, index) => ({
      name: `item-${index + 1}`,
      number: { part: 'A', ordinal: index + 1 },
      title: `Report ${index + 1}`,
      documents: [
        {
          id: `${index + 1}.1`,
          title: `Report ${index + 1}`,
          language: 'en-GB',
          languageGiven: false,
        },
      ],
    })),
  };
}
