/** Answers what lies under a rectangle of a page. Must not know how pages are measured or stamped. */
import { unpackCells } from './cells.js';
import type { Occupancy, Rect } from './segment.js';

/** `free`: bare paper. `ground`: an even ground that is not white. `ink`: something is drawn there. */
export type Underlay = 'free' | 'ground' | 'ink';

/** Rectangles that end on a line of the grid do not reach into the next cell. */
const TOLERANCE = 1e-6;

/**
 * Decodes a page's grid once, for many questions.
 *
 * The returned function takes a rectangle in reader's points and answers for the worst of the cells
 * that it touches. Off the page there is nothing to print on, which counts as `ink`.
 */
export function readOccupancy(occupancy: Occupancy): (rect: Rect) => Underlay {
  const { cell, columns, rows } = occupancy;
  const ink = unpackCells(occupancy.ink, columns * rows);
  const tint = unpackCells(occupancy.tint, columns * rows);

  return (rect) => {
    const left = Math.floor(rect.x / cell + TOLERANCE);
    const foot = Math.floor(rect.y / cell + TOLERANCE);
    const right = Math.max(left, Math.ceil((rect.x + rect.width) / cell - TOLERANCE) - 1);
    const head = Math.max(foot, Math.ceil((rect.y + rect.height) / cell - TOLERANCE) - 1);
    if (left < 0 || foot < 0 || right >= columns || head >= rows) return 'ink';

    let underlay: Underlay = 'free';
    for (let row = foot; row <= head; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const index = row * columns + column;
        if (ink[index] === 1) return 'ink';
        if (tint[index] === 1) underlay = 'ground';
      }
    }
    return underlay;
  };
}

/** What lies under one rectangle, as `readOccupancy` answers it. */
export function isFree(occupancy: Occupancy, rect: Rect): Underlay {
  return readOccupancy(occupancy)(rect);
}
