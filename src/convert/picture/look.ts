/** Reads what a picture's header says: how large it is, and how it is to be held. No pixel is read. */
import type { Metadata } from 'sharp';
import type { Sharp } from './library.js';
import { PictureRefused } from './refused.js';
import type { Picture } from './sheet.js';
import { readTags, type Tags } from './tags.js';

/** One picture of a file; a TIFF may hold several. */
export interface SeenPicture extends Picture {
  /** Its place in the file, from 0. */
  readonly index: number;
  /** Shades of grey only. */
  readonly grey: boolean;
  /** May have parts that are not opaque. */
  readonly transparent: boolean;
  /** Has been through JPEG already, so nothing in it is worth keeping to the last bit. */
  readonly lossy: boolean;
}

export interface SeenFile {
  readonly pictures: readonly SeenPicture[];
  /** How many pictures a moving one has, of which `pictures` holds the first; else 1. */
  readonly frames: number;
}

/** A plan of size A0 at 400 dpi. More in one picture is a mistake, or meant to exhaust us. */
export const mostPixels = 250_000_000;
export const mostPixelsInAll = 20 * mostPixels;
export const mostPages = 500;

/** ISO 12234: exposure time, f-number and focal length are of cameras; scanners have none. */
const cameraTags = [0x829a, 0x829d, 0x920a];
/** Adobe's TIFF Technical Note 2. */
const jpegInTiff = 7;
/** TIFF 6.0, section 8, and EXIF 4.6.3. */
const tag = {
  subfileType: 254,
  compression: 259,
  xResolution: 282,
  yResolution: 283,
  unit: 296,
  exif: 0x8769,
};

/**
 * Pictures of a file, in its order, thumbnails left out.
 *
 * @throws PictureRefused where the header is broken, or promises more than there is room for.
 */
export async function lookAt(sharp: Sharp, file: string, bytes: Uint8Array): Promise<SeenFile> {
  const metadata = (index: number): Promise<Metadata> =>
    sharp(bytes, { page: index, limitInputPixels: false })
      .metadata()
      .catch((cause: Error) => {
        throw new PictureRefused(file, { kind: 'broken', part: 'header' }, { cause });
      });
  const first = await metadata(0);
  const count = first.pages ?? 1;
  if (first.format !== 'tiff') {
    const seen = describe(first, 0);
    refuseTooMuch(file, [seen]);
    return { pictures: [seen], frames: count };
  }
  if (count > mostPages) {
    throw new PictureRefused(file, { kind: 'too-many-pages', pages: count, most: mostPages });
  }
  const directories = readTags(bytes)?.directories() ?? [];
  const pictures: SeenPicture[] = [];
  for (let index = 0; index < count; index += 1) {
    const tags = directories.length === count ? directories[index] : undefined;
    // Bit 0: a smaller copy of another picture in the file.
    if (index > 0 && ((tags?.get(tag.subfileType) ?? 0) & 1) === 1) continue;
    pictures.push(describe(index === 0 ? first : await metadata(index), index, tags));
  }
  refuseTooMuch(file, pictures);
  return { pictures, frames: 1 };
}

function describe(metadata: Metadata, index: number, tags?: Tags): SeenPicture {
  const resolution = resolutionOf(metadata, tags);
  return {
    index,
    pixels: metadata.autoOrient,
    ...(resolution === undefined ? {} : { resolution }),
    fromCamera: isFromCamera(metadata.exif),
    grey: metadata.space === 'b-w' || metadata.space === 'grey16',
    transparent: metadata.hasAlpha,
    lossy: metadata.format === 'jpeg' || tags?.get(tag.compression) === jpegInTiff,
  };
}

function resolutionOf({ density, orientation }: Metadata, tags?: Tags): Picture['resolution'] {
  // Unit 1: the numbers only say what shape a pixel has.
  if (density === undefined || !(density > 0) || tags?.get(tag.unit) === 1) return undefined;
  const ratio = (tags?.get(tag.yResolution) ?? 1) / (tags?.get(tag.xResolution) ?? 1);
  const other = ratio > 0.2 && ratio < 5 ? density * ratio : density;
  const lying = (orientation ?? 1) >= 5;
  return lying ? { across: other, along: density } : { across: density, along: other };
}

function isFromCamera(exif: Uint8Array | undefined): boolean {
  const reader = exif && readTags(exif);
  const place = reader?.directories()[0]?.get(tag.exif);
  if (reader === undefined || place === undefined) return false;
  const tags = reader.at(place);
  return cameraTags.some((each) => tags.has(each));
}

function refuseTooMuch(file: string, pictures: readonly SeenPicture[]): void {
  const sizes = pictures.map(({ pixels }) => pixels.width * pixels.height);
  const largest = Math.max(0, ...sizes);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const refuse = (pixels: number, most: number): never => {
    throw new PictureRefused(file, { kind: 'too-many-pixels', pixels, most });
  };
  if (largest > mostPixels) refuse(largest, mostPixels);
  if (sum > mostPixelsInAll) refuse(sum, mostPixelsInAll);
}
