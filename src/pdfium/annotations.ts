/** Where a page's annotations lie. Must not know what they do. */
import type { Rect } from '../model/segment.js';
import type { Engine } from './engine.js';
import { edgesAt, type Geometry, toReader } from './geometry.js';

/** FPDF_ANNOT_POPUP: the window of a comment, which is no part of the page. */
const POPUP = 16;

/** Annotation flag 2 (ISO 32000-1, table 165): neither shown nor printed. */
const HIDDEN = 2;

/** Boxes of links, form fields, comments and the like, in reader's points. */
export function annotationBoxes(engine: Engine, page: number, geometry: Geometry): Rect[] {
  const { api } = engine;
  const boxes: Rect[] = [];
  const count = api.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      if (api.FPDFAnnot_GetSubtype(annotation) === POPUP) continue;
      if ((api.FPDFAnnot_GetFlags(annotation) & HIDDEN) !== 0) continue;
      const edges = engine.lend(16, (rect) =>
        api.FPDFAnnot_GetRect(annotation, rect) ? edgesAt(engine, rect) : undefined,
      );
      if (edges !== undefined) boxes.push(toReader(geometry, edges));
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
  return boxes;
}
