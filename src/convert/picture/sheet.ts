/** Decides how a picture lies on its page, and of how many pixels it then needs to be. Reads nothing. */
import type { PictureFit, PictureSheet } from '../../model/picture.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Picture {
  /** As it is looked at: upright. */
  readonly pixels: Size;
  /** Pixels per inch as the file has them; a fax has more across than along. */
  readonly resolution?: { readonly across: number; readonly along: number };
  /** A camera writes a resolution too, but it means nothing. */
  readonly fromCamera: boolean;
}

export interface LaidOut extends PictureSheet {
  /** Never more than the picture has. */
  readonly pixels: Size;
  /** `fit: size` was asked for, and the picture does not say believably how large it is. */
  readonly sizeUnknown: boolean;
}

const mmPerInch = 25.4;
const a4 = { short: 210, long: 297 };
/**
 * At the foot and the head a stamp and its distance to the edge (31 points) have to find room, and as pages are
 * measured in steps of a few points, a little more than that.
 */
const margin = { side: 10, end: 13 };
/** A sheet of A4, laid askew on the scanner, comes out a little larger. */
const scannersExcess = 8;
/** Screenshots say 72, 96 or 144; who scans a plan, scans at 150 or more. */
const leastOfScans = 150;
/** Longer than anything that a council prints (2 × A0). */
const mostOfScans = 2400;
/** PDF's pages end at 14,400 units (ISO 32000-1, annex C.2), which is 5,080 mm. */
const mostOfPages = 5000;
/** Pixels larger than this look like tiles: a small picture is not blown up. */
const leastDensity = 100;
/** What print can show; what has little more than that is left alone, since shrinking blurs. */
const printDensity = 300;
const mostDensity = 400;
/** The largest picture that the browser and readers of PDFs handle with ease: A2 at 300 dpi is 35 million. */
const mostPixels = 40_000_000;
/** A page narrower than A6 has no room for a stamp. */
const leastPage = 105;

/**
 * On A4, upright or landscape as the picture is, within margins, not enlarged beyond 100 dpi; but what is
 * larger than A4 by its resolution as large as it is, so that a plan keeps its scale. `fit` decides otherwise.
 */
export function layOut(picture: Picture, fit?: PictureFit): LaidOut {
  const { pixels } = picture;
  const own = ownSize(picture);
  const believable = own !== undefined && long(own) <= mostOfPages && long(own) >= 5;
  const bySize = fit === undefined ? isLargeScan(picture, own) : fit === 'size';
  if (bySize && believable) {
    return { ...onPageOfItsSize(own), pixels: pixelsFor(own, pixels), sizeUnknown: false };
  }
  const sheet = onA4(pixels, believable ? own : pixels);
  const needed = pixelsFor(sheet.picture, pixels);
  return { ...sheet, pixels: needed, sizeUnknown: fit === 'size' };
}

/** In millimetres. */
function ownSize({ pixels, resolution }: Picture): Size | undefined {
  if (resolution === undefined) return undefined;
  return {
    width: (pixels.width / resolution.across) * mmPerInch,
    height: (pixels.height / resolution.along) * mmPerInch,
  };
}

function isLargeScan({ resolution, fromCamera }: Picture, own: Size | undefined): boolean {
  if (own === undefined || resolution === undefined || fromCamera) return false;
  const fitsA4 = short(own) <= a4.short + scannersExcess && long(own) <= a4.long + scannersExcess;
  const density = Math.min(resolution.across, resolution.along);
  return !fitsA4 && density >= leastOfScans && long(own) <= mostOfScans;
}

function onA4(pixels: Size, shape: Size): PictureSheet {
  const page = a4For(shape);
  const room = { width: page.width - 2 * margin.side, height: page.height - 2 * margin.end };
  const perMm = leastDensity / mmPerInch;
  const scale = Math.min(
    room.width / shape.width,
    room.height / shape.height,
    Math.max(pixels.width / shape.width, pixels.height / shape.height) / perMm,
  );
  return centred(page, { width: shape.width * scale, height: shape.height * scale });
}

/** On A4 where that holds it, else on a page without margins. */
function onPageOfItsSize(own: Size): PictureSheet {
  const page = a4For(own);
  const holds = own.width <= page.width && own.height <= page.height;
  const least = { width: Math.max(own.width, leastPage), height: Math.max(own.height, leastPage) };
  return centred(holds ? page : least, own);
}

function centred(page: Size, picture: Size): PictureSheet {
  const x = (page.width - picture.width) / 2;
  const y = (page.height - picture.height) / 2;
  return { page: rounded(page), picture: { x: round(x), y: round(y), ...rounded(picture) } };
}

function pixelsFor(printed: Size, has: Size): Size {
  const inches = printed.width / mmPerInch;
  const density = has.width / inches;
  const shrink = Math.min(
    density > mostDensity ? printDensity / density : 1,
    Math.sqrt(mostPixels / (has.width * has.height)),
    1,
  );
  const side = (length: number): number => Math.max(1, Math.round(length * shrink));
  return { width: side(has.width), height: side(has.height) };
}

function a4For(shape: Size): Size {
  return shape.width > shape.height
    ? { width: a4.long, height: a4.short }
    : { width: a4.short, height: a4.long };
}

const long = ({ width, height }: Size): number => Math.max(width, height);
const short = ({ width, height }: Size): number => Math.min(width, height);
/** To hundredths of a millimetre: less than any printer's dot. */
const round = (mm: number): number => Math.round(mm * 100) / 100;
const rounded = ({ width, height }: Size): Size => ({
  width: round(width),
  height: round(height),
});
