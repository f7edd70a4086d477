/**
 * A page's boxes and its turn as PDFium reads them: it measures pages, finds places for stamps and reads the
 * pack back, so it decides for the writer too. What it finds is written explicitly, for all viewers alike.
 */
import { PDFArray, type PDFContext, PDFNumber, type PDFObject } from 'pdf-lib';
import type { PageFrame } from './geometry.js';

/** A box in user space, its corners in order. */
export type Box = Omit<PageFrame, 'rotate'>;

/** PDFium's answer to a page without paper: US Letter. */
const letter: Box = { left: 0, bottom: 0, right: 612, top: 792 };

export interface PageBoxes {
  readonly media: Box;
  /** The visible part of `media`; the whole of it where CropBox is missing or shows nothing (14.11.2). */
  readonly visible: Box;
  readonly rotate: PageFrame['rotate'];
}

/** Reads the values of MediaBox, CropBox and Rotate, inherited or not; references are followed. */
export function readBoxes(
  context: PDFContext,
  written: Readonly<Record<'MediaBox' | 'CropBox' | 'Rotate', PDFObject | undefined>>,
): PageBoxes {
  const media = boxOf(context, written.MediaBox) ?? letter;
  const crop = boxOf(context, written.CropBox);
  const clipped = crop === undefined ? media : clip(media, crop);
  const visible = isEmpty(clipped) ? media : clipped;
  return { media, visible, rotate: rotationOf(context.lookup(written.Rotate)) };
}

/** Whole quarter turns, clockwise; what is more than them and less than the next does not count. */
function rotationOf(written: PDFObject | undefined): PageFrame['rotate'] {
  const turns = written instanceof PDFNumber ? Math.trunc(written.asNumber() / 90) % 4 : 0;
  return (((turns + 4) % 4) * 90) as PageFrame['rotate'];
}

/** Written with any two opposite corners. Undefined for what is no box or encloses nothing. */
function boxOf(context: PDFContext, written: PDFObject | undefined): Box | undefined {
  const array = context.lookup(written);
  if (!(array instanceof PDFArray) || array.size() !== 4) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = array.asArray().map((entry) => {
    const number = context.lookup(entry);
    return number instanceof PDFNumber ? number.asNumber() : 0;
  });
  const box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return isEmpty(box) ? undefined : box;
}

function isEmpty({ left, bottom, right, top }: Box): boolean {
  return !(right > left && top > bottom);
}

function clip(media: Box, crop: Box): Box {
  return {
    left: Math.max(media.left, crop.left),
    bottom: Math.max(media.bottom, crop.bottom),
    right: Math.min(media.right, crop.right),
    top: Math.min(media.top, crop.top),
  };
}
