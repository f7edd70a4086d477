/**
 * Spoilt files do no harm: each is spliced into a file that opens, or is refused as not sound, and neither takes
 * long. Bounded and always the same; FUZZ=5000 tries so many of each kind, SEED=7 others than usual.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { PdfSyntaxError, preparePdf } from '../../../src/pdf/index.js';
import { isDict } from '../../../src/pdf/objects/values.js';
import { pagesOf } from '../../../src/pdf/prepare/page-tree.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { spliceAlone } from '../../support/parity/alone.js';
import { makePdf } from '../../support/pdf-maker.js';
import { chanceOf, spoiltBytes, spoiltObjects } from '../../support/pdf-mutations.js';
import { richObjects, richTrailer } from '../../support/rich-pdf.js';

const tries = Number(process.env.FUZZ ?? 150);
const firstSeed = Number(process.env.SEED ?? 1) * 1_000_000;

/** Of the processor's time, in milliseconds: other programs may run at the same time. */
const longest = 4_000;

const options = { comments: 'keep', schemes: ['https'] } as const;
const rich = makePdf(richObjects, richTrailer);

const pdfium = openPdfium();
afterAll(() => pdfium.close());

/** What is wrong; undefined where nothing is. */
async function tryOne(pdf: Uint8Array): Promise<string | undefined> {
  const start = process.cpuUsage();
  const made = await outcomeOf(pdf);
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  if (ms > longest) return `took ${ms} ms`;
  if (typeof made === 'string') return made;
  if (made === undefined) return undefined;
  const { bytes, pages } = made;
  const file = openPdf(bytes);
  const catalog = file.get(file.trailer.get('Root'));
  const found = isDict(catalog) ? pagesOf(file, catalog, () => 0).length : -1;
  if (found !== pages) return `has ${found} pages instead of ${pages}`;
  // A file without pages is made of none: no viewer opens it.
  if (pages === 0) return undefined;
  const read = await pdfium.read(bytes, { texts: [] });
  if (!read.ok) return `PDFium finds it ${read.reason} ${read.detail}`;
  return read.value.pages.length === pages ? undefined : 'PDFium finds other pages';
}

async function outcomeOf(
  pdf: Uint8Array,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number } | string | undefined> {
  try {
    const piece = preparePdf(pdf, options);
    return { bytes: await spliceAlone(piece), pages: piece.facts.pages.length };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function tryMany(spoil: (seed: number) => Uint8Array): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + tries; seed++) {
    const fault = await tryOne(spoil(seed));
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  return faults;
}

describe('preparing and splicing', () => {
  it('takes the sound file with all that is in it', async () => {
    const piece = preparePdf(rich, options);
    const { elements, marks, links, outline, fields, annotations } = piece.facts.census.after;
    expect({ elements, marks, links, outline, fields, annotations }).toEqual({
      elements: 7,
      marks: 3,
      links: 2,
      outline: 3,
      fields: 1,
      annotations: 5,
    });
    expect(await tryOne(rich)).toBeUndefined();
  });

  it('stands spoilt objects', async () => {
    const faults = await tryMany((seed) => spoiltObjects(richObjects, richTrailer, chanceOf(seed)));
    expect(faults).toEqual([]);
  });

  it('stands spoilt bytes', async () => {
    expect(await tryMany((seed) => spoiltBytes(rich, chanceOf(seed)))).toEqual([]);
  });

  it('stands spoilt object and cross-reference streams', async () => {
    const packed = await spliceAlone(preparePdf(rich, options));
    expect(await tryMany((seed) => spoiltBytes(packed, chanceOf(seed)))).toEqual([]);
  });
});
