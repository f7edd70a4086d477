/** Where things lie as the reader sees the page. Must not know what lies there. */
import type { Rect } from '../model/segment.js';
import type { Engine } from './engine.js';

/** A page's visible box in its own coordinates (CropBox within MediaBox), and how it is turned. */
export interface Geometry {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** Clockwise quarter turns, 0 to 3. */
  readonly turns: number;
  /** Size as the reader sees it, in points before UserUnit, of which PDFium knows nothing. */
  readonly width: number;
  readonly height: number;
  /** The CropBox lies wholly outside the MediaBox, so that PDFium shows nothing of the page. */
  readonly hidden: boolean;
}

export interface Edges {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** ISO 32000-1, 14.11.2: the effective box is the CropBox clipped to the MediaBox. */
export function readGeometry(engine: Engine, page: number): Geometry {
  const visible = engine.lend(16, (rect) => {
    engine.api.FPDF_GetPageBoundingBox(page, rect);
    return edgesAt(engine, rect);
  });
  const hidden = !(visible.right > visible.left && visible.top > visible.bottom);
  const box = hidden ? mediaBox(engine, page) : visible;
  const turns = engine.api.FPDFPage_GetRotation(page) & 3;
  const across = box.right - box.left;
  const along = box.top - box.bottom;
  const upright = turns % 2 === 0;
  return {
    ...box,
    turns,
    hidden,
    width: upright ? across : along,
    height: upright ? along : across,
  };
}

/** Reads an FS_RECTF: left, top, right, bottom. */
export function edgesAt(engine: Engine, address: number): Edges {
  return {
    left: engine.float(address),
    top: engine.float(address + 4),
    right: engine.float(address + 8),
    bottom: engine.float(address + 12),
  };
}

/** A rectangle of the page's own coordinates, as the reader sees it. */
export function toReader(page: Geometry, edges: Edges): Rect {
  const [x1, y1] = pointToReader(page, edges.left, edges.bottom);
  const [x2, y2] = pointToReader(page, edges.right, edges.top);
  return {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** A point of the page's own coordinates, as the reader sees it. */
export function pointToReader(page: Geometry, x: number, y: number): readonly [number, number] {
  switch (page.turns) {
    case 1:
      return [y - page.bottom, page.right - x];
    case 2:
      return [page.right - x, page.top - y];
    case 3:
      return [page.top - y, x - page.left];
    default:
      return [x - page.left, y - page.bottom];
  }
}

/** The page's own /MediaBox, or US Letter, which is PDFium's answer to a page without one. */
function mediaBox(engine: Engine, page: number): Edges {
  return engine.lend(16, (out) => {
    const found = engine.api.FPDFPage_GetMediaBox(page, out, out + 4, out + 8, out + 12);
    const left = engine.float(out);
    const bottom = engine.float(out + 4);
    const right = engine.float(out + 8);
    const top = engine.float(out + 12);
    if (!found || !(right > left && top > bottom)) {
      return { left: 0, bottom: 0, right: 612, top: 792 };
    }
    return { left, bottom, right, top };
  });
}
