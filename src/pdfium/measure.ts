/** Measures a page: its size, and which parts of it are drawn on. Must not know why. */
import { packCells } from '../model/cells.js';
import type { Occupancy, PageFacts } from '../model/segment.js';
import { annotationBoxes, hasRedactions } from './annotations.js';
import { type OpenDocument, withPage } from './document.js';
import { areEdgesBare, drawPage } from './draw.js';
import type { Engine } from './engine.js';
import { type Geometry, readGeometry } from './geometry.js';
import { type Grid, markBetween, markPixels, markRect } from './grid.js';
import { hasText } from './text.js';

/** Side of a cell in points, where the page is not too big for it. */
const CELL = 4;

/** A page never costs more than about this many pixels: 16 MB. */
const MOST_PIXELS = 4_000_000;

/** Pixels along the side of a cell, at least. */
const PIXELS_PER_CELL = 2;

/**
 * Of a page of our own, in points from its head and its foot: its text begins further in, and all that is ever put on such a
 * page finds room here.
 */
const BARE_EDGE = 60;

/** Longest side of a page in points (70 m): longer than any paper; viewers stop at 14,400. */
const LONGEST_SIDE = 200_000;

export type Measured =
  | {
      readonly kind: 'measured';
      readonly facts: PageFacts;
      readonly geometry: Geometry;
      readonly unredacted: boolean;
    }
  /** Its longer side is longer than any paper. Nothing was drawn. */
  | { readonly kind: 'oversized' };

export interface MeasureOptions {
  /** Points in one unit of the page; 1 where missing. */
  readonly unit?: number | undefined;
  /** Where the page is bare along its head and its foot, all between counts as drawn on and is not looked at. */
  readonly edgesSuffice?: boolean;
}

/** Undefined where the page cannot be opened. */
export function measurePage(
  engine: Engine,
  document: OpenDocument,
  index: number,
  { unit = 1, edgesSuffice = false }: MeasureOptions = {},
): Measured | undefined {
  return withPage(engine, document, index, (page): Measured => {
    const geometry = readGeometry(engine, page);
    const { width, height } = geometry;
    const longest = Math.max(width, height) * Math.max(unit, 1);
    if (!(longest <= LONGEST_SIDE)) return { kind: 'oversized' };
    // What is drawn may change the page's annotations.
    const unredacted = hasRedactions(engine, page);
    const text = hasText(engine, page);
    const occupancy = measure(engine, page, geometry, { unit, edgesSuffice });
    const facts = { width, height, ...(unit === 1 ? {} : { unit }), text, occupancy };
    return { kind: 'measured', facts, geometry, unredacted };
  });
}

/**
 * For a page of this size in points: pixels in a point, and points along a cell. One pixel a point, less where the
 * page is bigger than four million square points (A1 is not, A0 is), and never fewer than two along a cell: beyond
 * 16 million square points the cells grow.
 */
export function resolution(width: number, height: number): { scale: number; cell: number } {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  return { scale, cell: Math.max(CELL, PIXELS_PER_CELL / scale) };
}

function measure(
  engine: Engine,
  page: number,
  geometry: Geometry,
  { unit, edgesSuffice }: { readonly unit: number; readonly edgesSuffice: boolean },
): Occupancy {
  const { width, height } = geometry;
  const inPoints = resolution(width * unit, height * unit);
  const scale = inPoints.scale * unit;
  const cell = inPoints.cell / unit;
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
    const edge = Math.floor(BARE_EDGE * inPoints.scale);
    if (edgesSuffice && areEdgesBare(engine, page, { across, along, edge })) {
      markBetween(grid, { height, edge: edge / scale });
    } else {
      drawPage(engine, page, across, along, (pixels) =>
        markPixels(grid, { pixels, across, along, width, height }),
      );
    }
    for (const box of annotationBoxes(engine, page, geometry)) markRect(grid, box);
  }
  return { cell, columns, rows, ink: packCells(grid.ink), tint: packCells(grid.tint) };
}
