/** Pictures as they come in and as they go out: upright, in sRGB, nothing but pixels; broken ones refused. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../../../src/cache/index.js';
import { type Darkroom, openDarkroom } from '../../../../src/convert/picture/index.js';
import { installedVersions } from '../../../../src/convert/picture/library.js';
import { PictureRefused, type Refusal } from '../../../../src/convert/picture/refused.js';
import { remembering } from '../../../../src/convert/picture/remembered.js';
import {
  colourAt,
  isRed,
  isWhite,
  photograph,
  redCorner,
  secrets,
} from '../../../support/make-picture.js';
import { makeTiff } from '../../../support/make-tiff.js';

const darkroom = openDarkroom();

async function look(bytes: Uint8Array) {
  const { pictures, frames } = await darkroom.look('x', bytes);
  const [first] = pictures;
  if (first === undefined) throw new Error('There is no picture.');
  return { first, pictures, frames };
}

async function clean(bytes: Uint8Array, ground: 'white' | 'transparent' = 'white') {
  const { first } = await look(bytes);
  return darkroom.clean('x', bytes, first, first.pixels, ground);
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const cause: unknown = await work.then(
    () => 'it was taken',
    (reason: unknown) => reason,
  );
  if (cause instanceof PictureRefused) return cause.refusal;
  throw new Error('It was not refused.', { cause });
}

describe('a photograph', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('comes out upright, held as in orientation %i', async (way) => {
    const bytes = await photograph(60, 40, way);
    const { orientation } = await sharp(bytes).metadata();
    expect(orientation).toBe(way);
    const { first } = await look(bytes);
    expect(first).toMatchObject({ pixels: { width: 60, height: 40 }, fromCamera: true });
    const { body, type } = await clean(bytes);
    expect(type).toBe('image/jpeg');
    expect(isRed(await colourAt(body, 0.4, 0.12))).toBe(true);
    for (const [x, y] of [
      [0.12, 0.4],
      [0.6, 0.12],
      [0.4, 0.88],
    ] as const) {
      expect(isWhite(await colourAt(body, x, y))).toBe(true);
    }
  });

  it('keeps nothing but its pixels', async () => {
    const bytes = await photograph(60, 40, 6);
    const before = bytes.toString('latin1');
    for (const secret of Object.values(secrets)) expect(before).toContain(secret);
    const { body } = await clean(bytes);
    const after = Buffer.from(body).toString('latin1');
    for (const secret of [...Object.values(secrets), 'Exif', 'GPS', 'adobe', 'xpacket']) {
      expect(after).not.toContain(secret);
    }
    const { exif, xmp, iptc, icc, orientation } = await sharp(body).metadata();
    expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
  });

  it('may be CMYK', async () => {
    const bytes = await redCorner(60, 40).removeAlpha().toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).space).toBe('cmyk');
    const { body } = await clean(bytes);
    expect((await sharp(body).metadata()).space).toBe('srgb');
    expect(isRed(await colourAt(body, 0.4, 0.12))).toBe(true);
    expect(isWhite(await colourAt(body, 0.8, 0.8))).toBe(true);
  });

  it('is refused where it is cut short', async () => {
    const whole = await photograph(600, 400, 1);
    const half = whole.subarray(0, whole.length - 600);
    expect(await refusal(clean(half))).toEqual({ kind: 'broken', part: 'pixels' });
  });

  it('comes out the same twice', async () => {
    const bytes = await photograph(300, 200, 5);
    const [one, other] = await Promise.all([clean(bytes), clean(bytes)]);
    expect(Buffer.compare(one.body, other.body)).toBe(0);
  });
});

describe('a drawing', () => {
  it('is kept exactly', async () => {
    const bytes = await redCorner(300, 200).png().toBuffer();
    const { type, body } = await clean(bytes);
    expect(type).toBe('image/png');
    expect(await colourAt(body, 0.4, 0.12)).toEqual([200, 0, 0]);
    expect(await colourAt(body, 0.8, 0.2)).toEqual([255, 255, 255]);
  });

  it('becomes JPEG where it is a photograph really', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const bytes = await sharp({
      create: { width: 400, height: 300, channels: 3, background: '#888', noise },
    })
      .png()
      .toBuffer();
    expect((await clean(bytes)).type).toBe('image/jpeg');
  });

  it('has white where it was transparent on paper, and stays transparent in a text', async () => {
    const bytes = await redCorner(60, 40, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    expect(await colourAt((await clean(bytes)).body, 0.8, 0.8)).toEqual([255, 255, 255]);
    const kept = await clean(bytes, 'transparent');
    expect((await colourAt(kept.body, 0.8, 0.8)).at(3)).toBe(0);
    expect(isRed(await colourAt(kept.body, 0.4, 0.12))).toBe(true);
  });
});

describe('a moving picture', () => {
  it('counts its pictures and shows the first', async () => {
    const frames = await Promise.all(
      [redCorner(40, 40), redCorner(40, 40).negate({ alpha: false })].map((frame) =>
        frame.png().toBuffer(),
      ),
    );
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const seen = await look(bytes);
    expect(seen.frames).toBe(2);
    expect(seen.pictures).toHaveLength(1);
    const { body } = await clean(bytes);
    expect(isRed(await colourAt(body, 0.4, 0.12))).toBe(true);
    expect(isWhite(await colourAt(body, 0.8, 0.8))).toBe(true);
  });
});

describe('a TIFF', () => {
  it('may be black and white, of several pages, each with its own size and resolution', async () => {
    const bytes = makeTiff([
      { width: 80, height: 120, resolution: [300, 300], blackRows: 40 },
      { width: 160, height: 120, resolution: [200, 100] },
    ]);
    const { pictures, frames } = await look(bytes);
    expect(frames).toBe(1);
    expect(pictures).toMatchObject([
      { index: 0, pixels: { width: 80, height: 120 }, grey: true, fromCamera: false },
      { index: 1, pixels: { width: 160, height: 120 } },
    ]);
    expect(pictures[0]?.resolution?.across).toBeCloseTo(300, 2);
    expect(pictures[1]?.resolution?.across).toBeCloseTo(200, 2);
    expect(pictures[1]?.resolution?.along).toBeCloseTo(100, 2);
    const { type, body } = await clean(bytes);
    expect(type).toBe('image/png');
    expect((await sharp(body).metadata()).channels).toBe(1);
    expect(await colourAt(body, 0.5, 0.2)).toEqual([0, 0, 0]);
    expect(await colourAt(body, 0.5, 0.8)).toEqual([255, 255, 255]);
  });

  it('is held as its tag says, and its resolution with it', async () => {
    const bytes = makeTiff([
      { width: 80, height: 40, resolution: [200, 100], orientation: 6, blackRows: 10 },
    ]);
    const { first } = await look(bytes);
    expect(first.pixels).toEqual({ width: 40, height: 80 });
    expect(first.resolution?.across).toBeCloseTo(100, 2);
    expect(first.resolution?.along).toBeCloseTo(200, 2);
    const { body } = await clean(bytes);
    // The first row is on the right.
    expect(await colourAt(body, 0.95, 0.5)).toEqual([0, 0, 0]);
    expect(await colourAt(body, 0.05, 0.5)).toEqual([255, 255, 255]);
  });

  it('shows no thumbnail, and believes no resolution that has no unit', async () => {
    const bytes = makeTiff([
      { width: 80, height: 40 },
      { width: 8, height: 4, thumbnail: true },
    ]);
    const { pictures } = await look(bytes);
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.resolution).toBeUndefined();
  });

  it('is refused where rows are missing', async () => {
    const bytes = makeTiff([{ width: 800, height: 400 }]);
    expect((await refusal(clean(bytes.subarray(0, 8000)))).kind).toBe('broken');
  });

  it('is refused where it would fill the memory, before a pixel is read', async () => {
    const bomb = { width: 60_000, height: 60_000, rowsPresent: 1 };
    expect(await refusal(darkroom.look('x', makeTiff([bomb])))).toEqual({
      kind: 'too-many-pixels',
      pixels: 3_600_000_000,
      most: 250_000_000,
    });
    const many = Array.from({ length: 501 }, () => ({ width: 8, height: 1 }));
    expect(await refusal(darkroom.look('x', makeTiff(many)))).toMatchObject({
      kind: 'too-many-pages',
      pages: 501,
    });
  });
});

describe('what is no picture', () => {
  it.each(['hello', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', '\u0089PNG'])(
    'is refused: %j',
    async (text) => {
      expect((await refusal(darkroom.look('x', Buffer.from(text, 'latin1')))).kind).toBe('broken');
    },
  );
});

describe('a darkroom with a cache', () => {
  it('knows which library it would load', async () => {
    expect(installedVersions()).toEqual({
      sharp: sharp.versions.sharp,
      vips: sharp.versions.vips,
    });
    expect(await openDarkroom().identity()).toContain(`vips ${sharp.versions.vips}`);
  });

  it('asks the library once for the same picture, and again for another size', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pack-darkroom-'));
    try {
      const asked: string[] = [];
      const own = openDarkroom();
      const counted: Darkroom = {
        ...own,
        look: (...given) => {
          asked.push('look');
          return own.look(...given);
        },
        clean: (...given) => {
          asked.push('clean');
          return own.clean(...given);
        },
      };
      const bytes = await redCorner(40, 30).png().toBuffer();
      const once = async (scale: number) => {
        const remembered = remembering(counted, 'one', openCache(folder));
        const seen = await remembered.look('x', bytes);
        const [first] = seen.pictures;
        if (first === undefined) throw new Error('There is no picture.');
        const size = {
          width: Math.round(first.pixels.width * scale),
          height: Math.round(first.pixels.height * scale),
        };
        const { type, body } = await remembered.clean('x', bytes, first, size, 'white');
        return { seen, type, body: Buffer.from(body).toString('base64') };
      };
      const made = await once(1);
      expect(await once(1)).toEqual(made);
      expect(asked).toEqual(['look', 'clean']);
      expect((await once(0.5)).body).not.toBe(made.body);
      expect(asked).toEqual(['look', 'clean', 'clean']);
      await expect(
        remembering(counted, 'one', openCache(folder)).look('x', Buffer.from('no')),
      ).rejects.toThrow();
      await expect(
        remembering(counted, 'one', openCache(folder)).look('x', Buffer.from('no')),
      ).rejects.toThrow();
      expect(asked).toEqual(['look', 'clean', 'clean', 'look', 'look']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
