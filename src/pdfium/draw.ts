/** Draws a page upright on white paper, annotations included unless they are not wanted. Must not know what the picture is for. */
import type { Engine } from './engine.js';
import { isWhite } from './grid.js';

/** FPDFBitmap_BGRx and FPDF_ANNOT. */
const BGRX = 3;
const WITH_ANNOTATIONS = 1;
const WHITE = 255;

/** Lends the picture's pixels for the time of `use`: one BGRx word each, top row first. */
export function drawPage<T>(
  engine: Engine,
  page: number,
  across: number,
  along: number,
  use: (pixels: Uint32Array) => T,
  annotations = true,
): T {
  return engine.lend(across * along * 4, (buffer) => {
    engine.memory().fill(WHITE, buffer, buffer + across * along * 4);
    const flags = annotations ? WITH_ANNOTATIONS : 0;
    paint(engine, page, { buffer, across, along, top: 0, rows: along, flags });
    return use(new Uint32Array(engine.memory().buffer, buffer, across * along));
  });
}

/**
 * Whether nothing is drawn on the first and the last `edge` rows of a page's picture, as `drawPage` would draw it. What
 * lies between is left out, and with it nearly all the work.
 */
export function areEdgesBare(
  engine: Engine,
  page: number,
  {
    across,
    along,
    edge,
  }: { readonly across: number; readonly along: number; readonly edge: number },
): boolean {
  const bytes = across * edge * 4;
  if (bytes === 0 || 2 * edge > along) return false;
  return engine.lend(bytes, (buffer) =>
    [0, along - edge].every((top) => {
      engine.memory().fill(WHITE, buffer, buffer + bytes);
      paint(engine, page, { buffer, across, along, top, rows: edge, flags: WITH_ANNOTATIONS });
      return isWhite(new Uint32Array(engine.memory().buffer, buffer, bytes / 4), 0, bytes / 4);
    }),
  );
}

interface Painting {
  /** Where the picture's rows lie. */
  readonly buffer: number;
  /** Of the whole page. */
  readonly across: number;
  readonly along: number;
  /** The first row that is wanted, from the head, and how many. */
  readonly top: number;
  readonly rows: number;
  readonly flags: number;
}

function paint(
  { api }: Engine,
  page: number,
  { buffer, across, along, top, rows, flags }: Painting,
): void {
  const bitmap = api.FPDFBitmap_CreateEx(across, rows, BGRX, buffer, across * 4);
  if (bitmap === 0) throw new RangeError('PDFium cannot make a bitmap');
  try {
    api.FPDF_RenderPageBitmap(bitmap, page, 0, -top, across, along, 0, flags);
  } finally {
    api.FPDFBitmap_Destroy(bitmap);
  }
}
