/**
 * Between a page as the reader sees it and PDF user space (ISO 32000-2, 8.3.2, 14.11.2): CropBox, Rotate and
 * odd origins. Pure.
 */
import type { Corners, PiecePage } from '../piece/piece.js';

/** A page's visible box and its turn, clockwise. */
export interface Frame {
  readonly box: Corners;
  readonly rotate: 0 | 90 | 180 | 270;
}

/** In points as the reader sees the page: origin at the visible lower left corner. */
export interface ReaderBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The six numbers of a transformation matrix (8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export function frameOf({
  media,
  crop,
  rotate,
}: Pick<PiecePage, 'media' | 'crop' | 'rotate'>): Frame {
  return { box: crop ?? media, rotate };
}

/** Takes reader's coordinates to user space. */
export function readerToUser({ box: [left, bottom, right, top], rotate }: Frame): Matrix {
  switch (rotate) {
    case 0:
      return [1, 0, 0, 1, left, bottom];
    case 90:
      return [0, 1, -1, 0, right, bottom];
    case 180:
      return [-1, 0, 0, -1, right, top];
    case 270:
      return [0, -1, 1, 0, left, top];
  }
}

export function transform(matrix: Matrix, x: number, y: number): readonly [number, number] {
  const [a, b, c, d, e, f] = matrix;
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A reader's box in user space. */
export function userBox(frame: Frame, { x, y, width, height }: ReaderBox): Corners {
  const matrix = readerToUser(frame);
  const [x1, y1] = transform(matrix, x, y);
  const [x2, y2] = transform(matrix, x + width, y + height);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** The box with `extra` points more at the foot that the reader sees. */
export function extendFoot({ box, rotate }: Frame, extra: number): Corners {
  const [left, bottom, right, top] = box;
  switch (rotate) {
    case 0:
      return [left, bottom - extra, right, top];
    case 90:
      return [left, bottom, right + extra, top];
    case 180:
      return [left, bottom, right, top + extra];
    case 270:
      return [left - extra, bottom, right, top];
  }
}

/** Height and width of the visible page as the reader sees it. */
export function readerSize({ box: [left, bottom, right, top], rotate }: Frame): {
  readonly width: number;
  readonly height: number;
} {
  const size = { width: right - left, height: top - bottom };
  return rotate % 180 === 0 ? size : { width: size.height, height: size.width };
}
