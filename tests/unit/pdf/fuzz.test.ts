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

const tries = Number(process.env.FUZZ ?? 100);
const firstSeed = Number(process.env.SEED ?? 1) * 1_000_000;

/** Of the processor's time, in milliseconds: other programs may run at the same time. */
const longest = 4_000;

const options = { comments: 'keep', schemes: ['https'] } as const;
const rich = makePdf(richObjects, richTrailer);

const pdfium = openPdfium();
afterAll(() => pdfium.close());

type Outcome =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'fault'; readonly what: string };

/** Prepares and splices, and has the file looked at by our own reader and by PDFium. */
async function tryOne(pdf: Uint8Array): Promise<Outcome> {
  const start = process.cpuUsage();
  const made = await outcomeOf(pdf);
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  if (ms > longest) return { kind: 'fault', what: `took ${ms} ms` };
  if (made.kind !== 'made') return made;
  const what = await faultOf(made.bytes, made.pages);
  return what === undefined ? made : { kind: 'fault', what };
}

async function outcomeOf(pdf: Uint8Array): Promise<Outcome> {
  try {
    const piece = preparePdf(pdf, options);
    return { kind: 'made', bytes: await spliceAlone(piece), pages: piece.facts.pages.length };
  } catch (error) {
    if (error instanceof PdfSyntaxError) return { kind: 'refused' };
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'fault', what };
  }
}

async function faultOf(bytes: Uint8Array, pages: number): Promise<string | undefined> {
  const file = openPdf(bytes);
  const catalog = file.get(file.trailer.get('Root'));
  const found = isDict(catalog) ? pagesOf(file, catalog, () => 0).length : -1;
  if (found !== pages) return `has ${found} pages instead of ${pages}`;
  const read = await pdfium.read(bytes, { texts: [] });
  if (!read.ok) return `PDFium finds it ${read.reason} ${read.detail}`;
  return read.value.pages.length === pages ? undefined : 'PDFium finds other pages';
}

/** Faults, each with the seed that makes it again. Both ways out must have been taken. */
async function tryMany(spoil: (seed: number) => Uint8Array): Promise<readonly string[]> {
  const faults: string[] = [];
  const counts = { made: 0, refused: 0, fault: 0 };
  for (let seed = firstSeed; seed < firstSeed + tries; seed++) {
    const outcome = await tryOne(spoil(seed));
    counts[outcome.kind]++;
    if (outcome.kind === 'fault') faults.push(`seed ${seed}: ${outcome.what}`);
  }
  if (counts.made < tries / 20 || counts.refused < tries / 20) {
    faults.push(`Too much alike: ${JSON.stringify(counts)}`);
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
    expect(await tryOne(rich)).toMatchObject({ kind: 'made', pages: 2 });
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
