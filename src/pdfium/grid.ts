/** The grid of cells over a page. Must not know where its pixels and boxes come from. */
import type { Rect } from '../model/segment.js';

/** One byte a cell while it is being filled; row 0 is the foot. */
export interface Grid {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  readonly ink: Uint8Array;
  readonly tint: Uint8Array;
}

/** A drawn page: one word a pixel with blue in its lowest byte, top row first. */
export interface Drawing {
  readonly pixels: Uint32Array;
  readonly across: number;
  readonly along: number;
  /** The size of what is drawn, in points. */
  readonly width: number;
  readonly height: number;
}

/**
 * A pixel further than this from its cell's first one in any channel (0 to 255) makes the cell ink:
 * a spread of more than twice this is never missed.
 */
const SPREAD = 5;

/** A channel darker than this is not white. */
const WHITE_FROM = 250;

const COLOUR = 0xffffff;

/** Marks the cells that a drawing has ink in, or an even ground that is not white. */
export function markPixels(grid: Grid, drawing: Drawing): void {
  const { columns, rows } = grid;
  const { pixels, across, along } = drawing;
  const column = pixelsOfCells(columns, grid.cell, drawing.width / across, across);
  const row = pixelsOfCells(rows, grid.cell, drawing.height / along, along);

  for (let cellRow = 0; cellRow < rows; cellRow += 1) {
    // Cells count from the foot, pixels from the head.
    const top = along - 1 - (row.last[cellRow] ?? 0);
    const bottom = along - 1 - (row.first[cellRow] ?? 0);
    if (isWhite(pixels, top * across, (bottom + 1) * across)) continue;
    for (let cellColumn = 0; cellColumn < columns; cellColumn += 1) {
      const left = column.first[cellColumn] ?? 0;
      const right = column.last[cellColumn] ?? 0;
      const underlay = look(pixels, across, top, bottom, left, right);
      const index = cellRow * columns + cellColumn;
      if (underlay === 'ink') grid.ink[index] = 1;
      else if (underlay === 'tint') grid.tint[index] = 1;
    }
  }
}

/** What is in a rectangle of pixels, its edges included. */
function look(
  pixels: Uint32Array,
  across: number,
  top: number,
  bottom: number,
  left: number,
  right: number,
): 'ink' | 'tint' | 'white' {
  const first = (pixels[top * across + left] ?? 0) & COLOUR;
  let dark = isDark(first);
  for (let y = top; y <= bottom; y += 1) {
    for (let at = y * across + left; at <= y * across + right; at += 1) {
      const colour = (pixels[at] ?? 0) & COLOUR;
      if (colour === first) continue;
      if (differ(colour, first)) return 'ink';
      dark ||= isDark(colour);
    }
  }
  return dark ? 'tint' : 'white';
}

/**
 * Whether the pixels from one place to before another are white. Most rows of most pages are, and comparing bytes is a
 * hundred times faster than looking.
 */
export function isWhite(pixels: Uint32Array, from: number, to: number): boolean {
  if (pixels[from] !== 0xffffffff) return false;
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset + from * 4, (to - from) * 4);
  // White throughout where every pixel equals the one before it.
  return bytes.length <= 4 || bytes.compare(bytes, 4, bytes.length, 0, bytes.length - 4) === 0;
}

/** Marks the cells that lie further than `edge` from head and foot of a page of this `height`, or reach there, as ink. */
export function markBetween(
  { cell, columns, rows, ink }: Grid,
  { height, edge }: { readonly height: number; readonly edge: number },
): void {
  const first = Math.floor(edge / cell);
  const last = Math.ceil((height - edge) / cell) - 1;
  ink.fill(1, first * columns, Math.min(rows, last + 1) * columns);
}

/** Marks every cell that a rectangle touches (in reader's points) as ink. */
export function markRect(grid: Grid, rect: Rect): void {
  const { cell, columns, rows } = grid;
  const left = Math.max(0, Math.floor(rect.x / cell));
  const foot = Math.max(0, Math.floor(rect.y / cell));
  const right = Math.min(columns - 1, Math.floor((rect.x + rect.width) / cell));
  const head = Math.min(rows - 1, Math.floor((rect.y + rect.height) / cell));
  for (let row = foot; row <= head; row += 1) {
    for (let column = left; column <= right; column += 1) {
      grid.ink[row * columns + column] = 1;
      grid.tint[row * columns + column] = 0;
    }
  }
}

/**
 * For each cell of a row or column, the first and the last pixel that touch it: a pixel on a line
 * of the grid belongs to the cells on both sides of it.
 */
function pixelsOfCells(
  cells: number,
  cell: number,
  pixel: number,
  pixels: number,
): { readonly first: Int32Array; readonly last: Int32Array } {
  const first = new Int32Array(cells);
  const last = new Int32Array(cells);
  for (let index = 0; index < cells; index += 1) {
    // A thousandth of a pixel keeps rounding from joining a neighbour's pixel to the cell.
    const from = Math.floor((index * cell) / pixel + 0.001);
    const to = Math.ceil(((index + 1) * cell) / pixel - 0.001) - 1;
    first[index] = Math.min(pixels - 1, from);
    last[index] = Math.min(pixels - 1, to);
  }
  return { first, last };
}

function differ(one: number, other: number): boolean {
  return (
    Math.abs((one & 255) - (other & 255)) > SPREAD ||
    Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) > SPREAD ||
    Math.abs(((one >> 16) & 255) - ((other >> 16) & 255)) > SPREAD
  );
}

function isDark(colour: number): boolean {
  return (
    (colour & 255) < WHITE_FROM ||
    ((colour >> 8) & 255) < WHITE_FROM ||
    ((colour >> 16) & 255) < WHITE_FROM
  );
}
