/** Draws a page upright on white paper, annotations included unless they are not wanted. Must not know what the picture is for. */
import type { Engine } from './engine.js';

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
  const { api } = engine;
  return engine.lend(across * along * 4, (buffer) => {
    engine.memory().fill(WHITE, buffer, buffer + across * along * 4);
    const bitmap = api.FPDFBitmap_CreateEx(across, along, BGRX, buffer, across * 4);
    if (bitmap === 0) throw new RangeError('PDFium cannot make a bitmap');
    try {
      api.FPDF_RenderPageBitmap(
        bitmap,
        page,
        0,
        0,
        across,
        along,
        0,
        annotations ? WITH_ANNOTATIONS : 0,
      );
      return use(new Uint32Array(engine.memory().buffer, buffer, across * along));
    } finally {
      api.FPDFBitmap_Destroy(bitmap);
    }
  });
}
