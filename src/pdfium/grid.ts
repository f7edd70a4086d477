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
 * Two pixels of one cell further apart than this in any channel (0 to 255) are ink. Measured from
 * the cell's first pixel, so no spread above twice this is ever missed, and none below it counts.
 */
const SPREAD = 5;

/** A channel darker than this is not white. */
const WHITE_FROM = 250;

/** Marks the cells that a drawing has ink in, or an even ground that is not white. */
export function markPixels(grid: Grid, drawing: Drawing): void {
  const { columns, ink, tint } = grid;
  const { pixels, across, along } = drawing;
  const column = cellsOfPixels(across, drawing.width / across, grid.cell, columns);
  const row = cellsOfPixels(along, drawing.height / along, grid.cell, grid.rows);
  /** Each cell's first pixel; zero, which is no colour that an opaque pixel has, before it. */
  const first = new Uint32Array(ink.length);

  const look = (index: number, colour: number) => {
    const reference = first[index] ?? 0;
    if (colour === reference || ink[index] === 1) return;
    if (reference === 0) first[index] = colour;
    else if (differ(colour, reference)) ink[index] = 1;
    if (isDark(colour)) tint[index] = 1;
  };

  for (let y = 0; y < along; y += 1) {
    // Pixels count from the head, cells from the foot.
    const [low, high] = [row.first[along - 1 - y] ?? 0, row.last[along - 1 - y] ?? 0];
    for (let x = 0; x < across; x += 1) {
      const colour = ((pixels[y * across + x] ?? 0) | 0xff000000) >>> 0;
      const [left, right] = [column.first[x] ?? 0, column.last[x] ?? 0];
      look(low * columns + left, colour);
      // A pixel on a line of the grid belongs to the cells on both sides of it.
      if (right !== left) look(low * columns + right, colour);
      if (high !== low) {
        look(high * columns + left, colour);
        if (right !== left) look(high * columns + right, colour);
      }
    }
  }
  for (let index = 0; index < ink.length; index += 1) if (ink[index] === 1) tint[index] = 0;
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

/** Base64 of one bit a cell, least significant bit first, without the zero bytes at the end. */
export function packBits(cells: Uint8Array): string {
  const bytes = Buffer.alloc(Math.ceil(cells.length / 8));
  let end = 0;
  for (let index = 0; index < cells.length; index += 1) {
    if (cells[index] !== 1) continue;
    const at = index >> 3;
    bytes[at] = (bytes[at] ?? 0) | (1 << (index & 7));
    end = at + 1;
  }
  return bytes.toString('base64', 0, end);
}

/** For each pixel of a row or column, the first and the last cell that it touches. */
function cellsOfPixels(
  count: number,
  size: number,
  cell: number,
  cells: number,
): { readonly first: Int32Array; readonly last: Int32Array } {
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  for (let index = 0; index < count; index += 1) {
    // A thousandth of a pixel keeps rounding from joining a pixel to its neighbour's cell.
    first[index] = Math.min(cells - 1, Math.floor(((index + 0.001) * size) / cell));
    last[index] = Math.min(cells - 1, Math.floor(((index + 0.999) * size) / cell));
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
