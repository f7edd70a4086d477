/**
 * Between a page as the reader sees it and PDF user space (ISO 32000-2, 8.3.2, 14.11.2): CropBox,
 * Rotate and odd origins. Pure.
 */
import type { Rect } from '../model/segment.js';

export interface PageFrame {
  /** Visible box in user space: CropBox clipped to MediaBox. */
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Clockwise, as shown. */
  readonly rotate: 0 | 90 | 180 | 270;
}

/** The six numbers of a transformation matrix (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** Takes reader's coordinates (origin at the visible lower left, upright) to user space. */
export function readerToUser(frame: PageFrame): Matrix {
  const { left, bottom, right, top } = frame;
  switch (frame.rotate) {
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

/** A reader's rectangle in user space, as [left, bottom, right, top]. */
export function userRect(frame: PageFrame, box: Rect): readonly [number, number, number, number] {
  const matrix = readerToUser(frame);
  const [x1, y1] = transform(matrix, box.x, box.y);
  const [x2, y2] = transform(matrix, box.x + box.width, box.y + box.height);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** The frame with `extra` points more at the foot that the reader sees. */
export function extendFoot(frame: PageFrame, extra: number): PageFrame {
  switch (frame.rotate) {
    case 0:
      return { ...frame, bottom: frame.bottom - extra };
    case 90:
      return { ...frame, right: frame.right + extra };
    case 180:
      return { ...frame, top: frame.top + extra };
    case 270:
      return { ...frame, left: frame.left - extra };
  }
}

/** Height of the visible page as the reader sees it. */
export function visibleHeight(frame: PageFrame): number {
  return frame.rotate % 180 === 0 ? frame.top - frame.bottom : frame.right - frame.left;
}

export function visibleWidth(frame: PageFrame): number {
  return frame.rotate % 180 === 0 ? frame.right - frame.left : frame.top - frame.bottom;
}
