/**
 * A page's boxes and its turn as PDFium reads them: it measures pages, finds places for stamps and reads the
 * file back, so it decides for the writer too. What it finds is written explicitly, for all viewers alike.
 */
import { isArray, type Value } from '../objects/values.js';
import type { Corners } from '../piece/piece.js';
import type { PdfFile } from '../read/open.js';

/** PDFium's answer to a page without paper: US Letter. */
const letter: Corners = [0, 0, 612, 792];

export interface PageBoxes {
  readonly media: Corners;
  /** The visible part of `media`, where that is less than the whole of it (14.11.2). */
  readonly crop?: Corners;
  readonly rotate: 0 | 90 | 180 | 270;
}

/** Reads the values of MediaBox, CropBox and Rotate, inherited or not; references are followed. */
export function readBoxes(
  file: PdfFile,
  written: Readonly<Record<'MediaBox' | 'CropBox' | 'Rotate', Value | undefined>>,
): PageBoxes {
  const media = boxOf(file, written.MediaBox) ?? letter;
  const crop = boxOf(file, written.CropBox);
  const visible = crop === undefined ? media : clip(media, crop);
  const rotate = rotationOf(file.get(written.Rotate));
  const whole = isEmpty(visible) || visible.every((value, index) => value === media[index]);
  return whole ? { media, rotate } : { media, crop: visible, rotate };
}

/** Whole quarter turns, clockwise; what is more than them and less than the next does not count. */
function rotationOf(written: Value): PageBoxes['rotate'] {
  const turns = typeof written === 'number' ? Math.trunc(written / 90) % 4 : 0;
  return (((turns + 4) % 4) * 90) as PageBoxes['rotate'];
}

/** Written with any two opposite corners. Undefined for what is no box or encloses nothing. */
function boxOf(file: PdfFile, written: Value | undefined): Corners | undefined {
  const array = file.get(written);
  if (!isArray(array) || array.length !== 4) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = array.map((entry) => {
    const number = file.get(entry);
    return typeof number === 'number' ? number : 0;
  });
  const box: Corners = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  return isEmpty(box) ? undefined : box;
}

function isEmpty([left, bottom, right, top]: Corners): boolean {
  return !(right > left && top > bottom);
}

function clip(media: Corners, crop: Corners): Corners {
  return [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
}
