/** A picture's samples and what it looks like. Knows pictures as files and as rows of samples, and nothing around them. */
import { createHash } from 'node:crypto';
import type { Sharp as Picture, default as sharp } from 'sharp';
import { PackError } from '../../model/error.js';
import { greyHeight, greyWidth, likenessOf } from '../likeness.js';
import type { PictureTrace } from './found.js';
import { xmlText } from './xml.js';

type Sharp = typeof sharp;
let library: Promise<Sharp> | undefined;

/** Loaded when the first picture is looked at: most packs have none that is restricted. */
function load(): Promise<Sharp> {
  library ??= import('sharp').then(
    ({ default: loaded }) => loaded,
    (cause: unknown) => {
      throw new PackError('The library that reads pictures (sharp) cannot be started.', {
        hints: ['Run npm ci again on this machine: each kind of machine has its own copy.'],
        cause,
      });
    },
  );
  return library;
}

/** More pixels than any scanner has. */
const limitInputPixels = 400_000_000;

/** Rows of samples without anything around them. */
export interface Raster {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** Four channels are inks. */
  readonly inks?: boolean;
}

/** JPEG, PNG, GIF, TIFF, WebP by their first bytes. */
export function isPictureFile(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 12)).toString(
    'latin1',
  );
  return /^(?:\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|RIFF....WEBP)/s.test(start);
}

/** Of a file: turned upright as EXIF says, on white where it is transparent. */
export async function pictureTrace(bytes: Uint8Array): Promise<PictureTrace> {
  const make = await load();
  const open = (): Picture =>
    make(bytes, { limitInputPixels, failOn: 'none' })
      .rotate()
      .flatten({ background: '#fff' })
      .toColourspace('srgb');
  try {
    const { data, info } = await open().raw().toBuffer({ resolveWithObject: true });
    const raster = { data, width: info.width, height: info.height, channels: info.channels };
    return { digest: digestOf(raster), ...(await look(open())) };
  } catch {
    return undecoded(bytes);
  }
}

/** What a picture says of itself in EXIF and XMP; nothing where it cannot be read. */
export async function pictureWords(bytes: Uint8Array): Promise<readonly string[]> {
  const make = await load();
  const { exif, xmp, iptc } = await make(bytes, { limitInputPixels, failOn: 'none' })
    .metadata()
    .catch(() => ({ exif: undefined, xmp: undefined, iptc: undefined }));
  const said = [exif, iptc].flatMap(
    (part) => part?.toString('latin1').match(/[\x20-\x7e]{6,}/g) ?? [],
  );
  return xmp === undefined ? said : [...said, xmlText(xmp.toString('utf8'))];
}

/** Of samples. */
export async function rasterTrace(raster: Raster): Promise<PictureTrace> {
  const { width, height, channels } = raster;
  if (!(width * height * channels <= raster.data.length) || width * height === 0) {
    return undecoded(raster.data);
  }
  const make = await load();
  const data = raster.data.subarray(0, width * height * channels);
  const rgb = raster.inks ? withoutInks(data) : data;
  const raw = { width, height, channels: raster.inks ? (3 as const) : channels };
  const open = (): Picture => make(rgb, { raw, limitInputPixels }).toColourspace('srgb');
  const { data: samples, info } = await open()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const digest = digestOf({ data: samples, width, height, channels: info.channels });
  return { digest, ...(await look(open())) };
}

/** What nobody here can decode is known by its bytes. */
export function undecoded(bytes: Uint8Array): PictureTrace {
  return { digest: createHash('sha256').update(bytes).digest('hex') };
}

async function look(picture: Picture): Promise<Pick<PictureTrace, 'likeness'>> {
  const grey = await picture
    .removeAlpha()
    .greyscale()
    .resize(greyWidth, greyHeight, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer();
  const likeness = likenessOf(grey.subarray(0, greyWidth * greyHeight));
  return likeness === undefined ? {} : { likeness };
}

/** Grey that is written in three channels is the same picture. */
function digestOf({
  data,
  width,
  height,
  channels,
}: Pick<Raster, 'data' | 'width' | 'height'> & { channels: number }): string {
  const hash = createHash('sha256').update(`${width}x${height} `);
  if (channels === 1) return hash.update(data).digest('hex');
  const first = new Uint8Array(width * height);
  let grey = true;
  for (let pixel = 0, at = 0; pixel < first.length; pixel++, at += channels) {
    const value = data[at] ?? 0;
    first[pixel] = value;
    grey &&= value === data[at + 1] && value === data[at + 2];
  }
  return hash.update(grey ? first : data).digest('hex');
}

/** Near enough to be recognised: no profile is asked. */
function withoutInks(data: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const light = 255 - (data[from + 3] ?? 0);
    for (let ink = 0; ink < 3; ink++) {
      rgb[to + ink] = ((255 - (data[from + ink] ?? 0)) * light) / 255;
    }
  }
  return rgb;
}
