/**
 * Pictures in a built pack: one page each, of the right size, upright, described, and with nothing in the
 * file that a camera wrote.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Draft, planPack } from '../../src/pipeline.js';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import {
  colourAt,
  isRed,
  isWhite,
  photograph,
  redCorner,
  secrets,
} from '../support/make-picture.js';
import { makeTiff } from '../support/make-tiff.js';
import { type TestPack, writePack } from '../support/pack-folder.js';
import { filedAlone } from '../support/splice-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const alt = (what: string): string => `Alternative text of the ${what}`;
const a4 = [210, 297] as const;
const a4Landscape = [297, 210] as const;

let test: TestWorkshop;
let pack: TestPack;
let built: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  const lying = await photograph(1200, 900, 6);
  const paper = (file: string, content: Uint8Array, fit?: 'page' | 'size') => ({
    file,
    title: `The ${file}`,
    alt: alt(file),
    content,
    ...(fit === undefined ? {} : { fit }),
  });
  pack = {
    items: {
      photographs: {
        title: 'Photographs',
        documents: [
          paper('lying.jpg', lying),
          paper('standing.jpeg', await photograph(800, 1200, 1)),
          paper(
            'cmyk.jpg',
            await redCorner(1200, 800).removeAlpha().toColourspace('cmyk').jpeg().toBuffer(),
          ),
          paper(
            'transparent.png',
            await redCorner(1200, 800, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer(),
          ),
        ],
      },
      scans: {
        title: 'Scans',
        documents: [
          paper(
            'letter.tif',
            makeTiff([
              // As high as fits, and black at its head: stamps have nothing but the margin.
              { width: 1500, height: 2160, resolution: [200, 200], blackRows: 100 },
              { width: 1754, height: 1240, resolution: [150, 150], blackRows: 100 },
            ]),
          ),
          paper(
            'plan.tiff',
            makeTiff([{ width: 2480, height: 1754, resolution: [150, 150], blackRows: 600 }]),
          ),
          paper(
            'plan-on-a4.tif',
            makeTiff([{ width: 1240, height: 1754, resolution: [150, 150] }]),
            'size',
          ),
        ],
      },
      report: {
        title: 'A report with a photograph',
        documents: [
          {
            file: 'report.md',
            title: 'Report',
            content: '# Report\n\n![The weir](weir.jpg)\n\n![The mill](mill.svg)\n',
          },
        ],
      },
    },
    files: {
      'logo.jpg': await photograph(300, 200, 8),
      'drains-committee/2025-03-04/weir.jpg': lying,
      'drains-committee/2025-03-04/mill.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><image width="300" height="200" href="data:image/jpeg;base64,${lying.toString('base64')}"/></svg>`,
    },
    logo: 'logo.jpg',
  };
  built = await buildTestPack(test, pack);
});
afterAll(() => test.close());

/** The sheets of a document, from 1. */
function sheetsOf(file: string): readonly number[] {
  const document = built.map.items
    .flatMap(({ documents }) => documents)
    .find(({ source }) => source === file);
  if (document === undefined) throw new Error(`There is no document ${file}.`);
  const { first, last } = document.range.sheets;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function sizeOf(sheet: number): readonly number[] {
  const { width, height } = built.file.page(sheet);
  return [width, height].map((points) => Math.round((points / 72) * 25.4));
}

/** The drawn page as a PNG. */
async function drawn(sheet: number): Promise<Uint8Array> {
  const { rgba, width, height } = await built.file.picture(sheet, 0.5);
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png()
    .toBuffer();
}

/** What the file says, streams unpacked. */
function everythingIn(pdf: PDFDocument): string {
  return pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => {
      if (!(object instanceof PDFRawStream)) return object.toString();
      const contents = Buffer.from(object.getContents());
      const packed = String(object.dict.lookup(PDFName.of('Filter'))) === '/FlateDecode';
      return `${object.dict} ${(packed ? inflateSync(contents) : contents).toString('latin1')}`;
    })
    .join('\n');
}

describe('pictures in a pack', () => {
  it('build with no warning but those of checks: place and people in photographs, a short report', () => {
    const told = new Set(built.warnings.map(({ code }) => code));
    expect(told).toEqual(new Set(['author-metadata', 'no-background-papers', 'picture-location']));
  });

  it('are one page each, and A4 or their own size', () => {
    const sizes = (file: string) => sheetsOf(file).map(sizeOf);
    expect(sizes('lying.jpg')).toEqual([a4Landscape]);
    expect(sizes('standing.jpeg')).toEqual([a4]);
    expect(sizes('cmyk.jpg')).toEqual([a4Landscape]);
    expect(sizes('transparent.png')).toEqual([a4Landscape]);
    expect(sizes('letter.tif')).toEqual([a4, a4Landscape]);
    expect(sizes('plan.tiff')).toEqual([[420, 297]]);
    expect(sizes('plan-on-a4.tif')).toEqual([a4]);
  });

  it.each(['lying.jpg', 'standing.jpeg', 'cmyk.jpg', 'transparent.png'])(
    'are upright and in the right colours: %s',
    async (file) => {
      const [sheet = 0] = sheetsOf(file);
      const page = await drawn(sheet);
      expect(isRed(await colourAt(page, 0.45, 0.2))).toBe(true);
      for (const [x, y] of [
        [0.55, 0.2],
        [0.3, 0.42],
        [0.65, 0.77],
      ] as const) {
        expect(isWhite(await colourAt(page, x, y))).toBe(true);
      }
    },
  );

  it('keep the scale of plans', async () => {
    const [sheet = 0] = sheetsOf('plan.tiff');
    const scale = 3;
    const { rgba, width, height } = await built.file.picture(sheet, scale);
    const isBlack = (x: number, y: number): boolean => (rgba[(y * width + x) * 4] ?? 255) < 128;
    const across = Array.from({ length: width }, (_, x) => isBlack(x, 20)).lastIndexOf(true) + 1;
    const down = Array.from({ length: height }, (_, y) => isBlack(20, y)).lastIndexOf(true) + 1;
    // Dots at 150 an inch, in pixels at three to the point; the browser puts edges on 1/96 inch.
    expect(Math.abs(across - (2480 / 150) * 72 * scale)).toBeLessThanOrEqual(2);
    expect(Math.abs(down - (600 / 150) * 72 * scale)).toBeLessThanOrEqual(2);
  });

  it('are stamped where nothing is covered', () => {
    for (const { sheet, stamps } of built.plan.pages) {
      const number = stamps.find(({ kind }) => kind === 'page');
      expect(number?.text).toBe(`Page ${sheet}`);
    }
    for (const file of ['lying.jpg', 'standing.jpeg', 'letter.tif']) {
      const [sheet = 0] = sheetsOf(file);
      const { height } = built.file.page(sheet);
      const stamps = built.plan.pages[sheet - 1]?.stamps ?? [];
      expect(stamps).toHaveLength(file === 'standing.jpeg' ? 1 : 2);
      for (const { kind, ground, box } of stamps) {
        expect(ground).toBe('free');
        // The number at the foot, the item at the head, where they are on every other page.
        expect(kind === 'page' ? box.y < height / 2 : box.y > height / 2).toBe(true);
      }
    }
  });

  it('tell nothing of where, when and by whom they were taken', () => {
    const everything = everythingIn(built.file.objects) + Buffer.from(built.pdf).toString('latin1');
    const found = [...Object.values(secrets), 'Exif\0', 'GPSLatitude', 'ns.adobe.com/exif'].filter(
      (secret) => everything.includes(secret),
    );
    expect(found).toEqual([]);
    // The photographs are in there, as JPEG.
    expect(everything.includes('/DCTDecode')).toBe(true);
  });

  it('are described for those who cannot see them', async () => {
    const order = { edition: 'public', strict: false } as const;
    const { value } = await planPack(await writePack(test.folder, pack), order, test.shop);
    expect(await textsIn(value, '2.1')).toEqual([
      `${alt('letter.tif')} (1/2)`,
      `${alt('letter.tif')} (2/2)`,
    ]);
    expect(await textsIn(value, '1.1')).toEqual([alt('lying.jpg')]);
    expect(await textsIn(value, '3.1')).toEqual(['The weir', 'The mill']);
  });

  it('are the same bytes each time', async () => {
    const again = await buildTestPack(test, pack, test.withFreshCache('again'));
    expect(Buffer.compare(again.pdf, built.pdf)).toBe(0);
  });
});

describe('a photograph of a hundred million pixels', () => {
  let content: Buffer;
  beforeAll(async () => {
    const [width, height] = [10_000, 10_000];
    content = await sharp({ create: { width, height, channels: 3, background: '#c8d0d8' } })
      .jpeg()
      .toBuffer();
  });

  it('is printed at 300 dpi', async () => {
    const large = await buildTestPack(test, {
      items: {
        photograph: {
          title: 'A large photograph',
          documents: [{ file: 'large.jpg', title: 'Large', alt: 'A grey sky', content }],
        },
      },
    });
    const widths = large.file.objects.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? object.dict : undefined))
      .filter((dict) => dict?.lookup(PDFName.of('Subtype')) === PDFName.of('Image'))
      .map((dict) => Number(String(dict?.lookup(PDFName.of('Width')))));
    expect(widths).toEqual([Math.round((190 / 25.4) * 300)]);
  });

  it('is read in a small part of the memory that its pixels would fill', async () => {
    const file = join(test.folder, 'large.jpg');
    const small = join(test.folder, 'small.jpg');
    await writeFile(file, content);
    await writeFile(small, await photograph(60, 40, 1));
    const megabytes = await peakOfCleaning(file, small);
    // Its pixels are 300 MB.
    expect(megabytes).toBeLessThan(150);
  });
});

/** What a process of its own needs on top, once it has read a `small` picture, to read the one in `file`. In MB. */
async function peakOfCleaning(file: string, small: string): Promise<number> {
  const darkroom = new URL('../../dist/convert/picture/index.js', import.meta.url).href;
  const program = `
    import { readFile } from 'node:fs/promises';
    import { openDarkroom } from ${JSON.stringify(darkroom)};
    const darkroom = openDarkroom();
    async function clean(bytes) {
      const { pictures: [picture] } = await darkroom.look('x', bytes);
      const side = Math.min(2244, picture.pixels.width, picture.pixels.height);
      await darkroom.clean('x', bytes, picture, { width: side, height: side }, 'white');
      return process.resourceUsage().maxRSS;
    }
    const bytes = await readFile(${JSON.stringify(file)});
    const before = await clean(await readFile(${JSON.stringify(small)}));
    console.log(((await clean(bytes)) - before) / 1024);
  `;
  const options = ['--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, options);
  return Number(stdout);
}

/** The alternative texts in a document's own PDF, in order of its objects. */
async function textsIn(draft: Draft | undefined, id: string): Promise<readonly string[]> {
  const segment = draft?.materials.documents.get(id);
  if (segment === undefined) throw new Error(`There is no document ${id}.`);
  const pdf = await PDFDocument.load(await filedAlone(await segment.load()), {
    updateMetadata: false,
  });
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const text = object instanceof PDFDict ? object.lookup(PDFName.of('Alt')) : undefined;
    return text instanceof PDFString || text instanceof PDFHexString ? [text.decodeText()] : [];
  });
}
