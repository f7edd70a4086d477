/** Canaries that are pictures: the same samples, compressed anew, scaled, grey, in a Word document, as a scanned page. */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fingerprints } from '../../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { findTraces } from '../../../src/verify/absence/index.js';
import { candidatePdf, fingerprintsOf, type Planting } from '../../support/canaries.js';
import { makeDocx, picture } from '../../support/make-docx.js';
import { streamOf } from '../../support/pdf-maker.js';

/** Patches of light and dark, as in a photograph; others for another `seed`. */
function photograph(seed: number, width = 320, height = 240): Sharp {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) & 255;
  };
  const [across, along] = [12, 9];
  const data = Uint8Array.from({ length: across * along * 3 }, next);
  const small = sharp(data, { raw: { width: across, height: along, channels: 3 } });
  return small.resize(width, height, { kernel: 'cubic', fit: 'fill' });
}

let pdfium: Pdfium;
let original: Buffer;
let known: Fingerprints;

beforeAll(async () => {
  pdfium = openPdfium();
  original = await photograph(7).png().toBuffer();
  known = await fingerprintsOf({ files: [original] }, {}, pdfium);
});
afterAll(() => pdfium.close());

async function found(plant: Planting, fingerprints = known): Promise<readonly string[]> {
  const candidate = { pdf: candidatePdf(plant), mapJson: '{}', fileNames: [] };
  const traces = await findTraces(candidate, fingerprints, pdfium);
  return [...new Set(traces.map(({ place, kind }) => `${place.kind}: ${kind}`))];
}

async function imageOf(image: Sharp, more = ''): Promise<string> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const space = info.channels === 1 ? '/DeviceGray' : '/DeviceRGB';
  return streamOf(
    deflateSync(data).toString('latin1'),
    `/Type/XObject/Subtype/Image/Width ${info.width}/Height ${info.height}/BitsPerComponent 8/ColorSpace${space}/Filter/FlateDecode${more}`,
  );
}

async function jpegOf(image: Sharp, quality: number): Promise<string> {
  const { data, info } = await image.jpeg({ quality }).toBuffer({ resolveWithObject: true });
  return streamOf(
    data.toString('latin1'),
    `/Type/XObject/Subtype/Image/Width ${info.width}/Height ${info.height}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode`,
  );
}

const orphan = (object: string): Planting => ({ objects: { 20: object } });

describe('a restricted picture is found', () => {
  test('with the same samples', async () => {
    expect(await found(orphan(await imageOf(sharp(original))))).toEqual(['picture: picture']);
  });

  test('with the same samples in four bits and a palette', async () => {
    const two = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
      .composite([
        {
          input: { create: { width: 9, height: 30, channels: 3, background: '#c00' } },
          left: 5,
          top: 9,
        },
      ])
      .removeAlpha()
      .png()
      .toBuffer();
    const { data } = await sharp(two).raw().toBuffer({ resolveWithObject: true });
    const bits = Buffer.alloc(64 * 32);
    for (let pixel = 0; pixel < 64 * 64; pixel++) {
      const index = data[pixel * 3 + 1] === 0 ? 1 : 0;
      bits[pixel >> 1] = (bits[pixel >> 1] ?? 0) | (index << (pixel % 2 === 0 ? 4 : 0));
    }
    const object = streamOf(
      bits.toString('latin1'),
      '/Subtype/Image/Width 64/Height 64/BitsPerComponent 4/ColorSpace[/Indexed/DeviceRGB 1<ffffffcc0000>]',
    );
    const own = await fingerprintsOf({ files: [two] }, {}, pdfium);
    expect(await found(orphan(object), own)).toEqual(['picture: picture']);
  });

  test.each([30, 60, 90])('compressed anew as JPEG of quality %i', async (quality) => {
    expect(await found(orphan(await jpegOf(sharp(original), quality)))).toEqual([
      'picture: likeness',
    ]);
  });

  test.each([
    [0.3, 0.3],
    [0.5, 0.5],
    [2, 2],
    [0.8, 0.7],
  ])('scaled by %f and %f', async (x, y) => {
    const scaled = sharp(original).resize(Math.round(320 * x), Math.round(240 * y), {
      fit: 'fill',
    });
    expect(await found(orphan(await imageOf(scaled)))).toEqual(['picture: likeness']);
  });

  test('without its colours', async () => {
    const grey = sharp(original).greyscale().toColourspace('b-w');
    expect(await found(orphan(await imageOf(grey)))).toEqual(['picture: likeness']);
  });

  test('that came in a Word document', async () => {
    const relation =
      '<Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/>';
    const docx = await makeDocx({
      body: `<w:p>${picture('p')}</w:p>`,
      relations: relation,
      parts: { 'word/media/a.png': original },
    });
    const own = await fingerprintsOf({ files: [docx] }, {}, pdfium);
    expect(await found(orphan(await imageOf(sharp(original))), own)).toEqual(['picture: picture']);
  });

  test('that was a scanned page and is drawn from pieces', async () => {
    const scan = await photograph(7, 595, 842).png().toBuffer();
    const restricted = candidatePdf({
      content: '',
      resources: '/XObject<</I 20 0 R>>',
      objects: {
        4: streamOf('595 0 0 842 0 0 cm /I Do'),
        20: await jpegOf(sharp(scan), 80),
      },
    });
    const own = await fingerprintsOf({ files: [restricted] }, {}, pdfium);
    const half = (top: number) => sharp(scan).extract({ left: 0, top, width: 595, height: 421 });
    const plant: Planting = {
      resources: '/XObject<</A 20 0 R/B 21 0 R>>',
      objects: {
        4: streamOf(
          'q 595 0 0 421 0 421 cm /A Do Q q 595 0 0 421 0 0 cm /B Do Q BT /F1 9 Tf 290 9 Td (Page 5) Tj ET',
        ),
        20: await imageOf(half(0)),
        21: await imageOf(half(421)),
      },
    };
    expect(await found(plant, own)).toContain('page-look: likeness');
  });
});

describe('nothing is found', () => {
  test.each([1, 2, 3, 4, 5, 6, 8, 9])('in another picture (%i)', async (seed) => {
    expect(await found(orphan(await imageOf(photograph(seed))))).toEqual([]);
  });

  test('in a picture that a public paper has too', async () => {
    const shared = await fingerprintsOf(
      { files: [original] },
      { files: [await photograph(7).jpeg({ quality: 80 }).toBuffer()] },
      pdfium,
    );
    const recompressed = orphan(await jpegOf(sharp(original), 50));
    expect(await found(recompressed, shared)).toEqual([]);
  });

  test('in a plain ground', async () => {
    const plain = (): Sharp =>
      sharp({ create: { width: 100, height: 100, channels: 3, background: '#eee' } });
    const own = await fingerprintsOf({ files: [await plain().png().toBuffer()] }, {}, pdfium);
    const other = sharp({ create: { width: 100, height: 100, channels: 3, background: '#ddd' } });
    expect(await found(orphan(await imageOf(other)), own)).toEqual([]);
  });
});
