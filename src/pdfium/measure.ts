/** Measures a page: its size, and which parts of it are drawn on. Must not know why. */
import type { Occupancy, PageFacts } from '../model/segment.js';
import { annotationBoxes } from './annotations.js';
import { type OpenDocument, withPage } from './document.js';
import { drawPage } from './draw.js';
import type { Engine } from './engine.js';
import { type Geometry, readGeometry } from './geometry.js';
import { type Grid, markPixels, markRect, packBits } from './grid.js';

/** Side of a cell in points, where the page is not too big for it. */
const CELL = 4;

/** A page never costs more than about this many pixels: 16 MB. */
const MOST_PIXELS = 4_000_000;

/** No page is higher or wider (350 m); a file that says so is damaged. Viewers stop at 14,400 points. */
const MOST_POINTS = 1_000_000;

/** Pixels along the side of a cell, at least. */
const PIXELS_PER_CELL = 2;

/** Undefined where the page cannot be opened. */
export function measurePage(
  engine: Engine,
  document: OpenDocument,
  index: number,
): PageFacts | undefined {
  return withPage(engine, document, index, (page) => {
    const geometry = readGeometry(engine, page);
    const { width, height } = geometry;
    if (!(Math.max(width, height) < MOST_POINTS)) return undefined;
    return { width, height, occupancy: measure(engine, page, geometry) };
  });
}

/**
 * One pixel a point, less where the page is bigger than four million square points (A1 is not, A0
 * is), and never fewer than two along a cell: beyond 16 million square points the cells grow.
 */
export function resolution(width: number, height: number): { scale: number; cell: number } {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return { scale, cell: Math.max(CELL, PIXELS_PER_CELL / scale) };
}

function measure(engine: Engine, page: number, geometry: Geometry): Occupancy {
  const { width, height } = geometry;
  const { scale, cell } = resolution(width, height);
  const columns = Math.max(1, Math.ceil(width / cell - 1e-6));
  const rows = Math.max(1, Math.ceil(height / cell - 1e-6));
  const grid: Grid = {
    cell,
    columns,
    rows,
    ink: new Uint8Array(columns * rows),
    tint: new Uint8Array(columns * rows),
  };
  if (geometry.hidden) {
    // Nothing was ever seen of this page, so nothing is known to be free.
    grid.ink.fill(1);
  } else {
    const across = Math.max(1, Math.round(width * scale));
    const along = Math.max(1, Math.round(height * scale));
    drawPage(engine, page, across, along, (pixels) =>
      markPixels(grid, { pixels, across, along, width, height }),
    );
    for (const box of annotationBoxes(engine, page, geometry)) markRect(grid, box);
  }
  return { cell, columns, rows, ink: packBits(grid.ink), tint: packBits(grid.tint) };
}
