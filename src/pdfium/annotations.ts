/** Where a page's annotations lie. Must not know what they do. */
import type { Rect } from '../model/segment.js';
import type { Engine } from './engine.js';
import { type Edges, edgesAt, type Geometry, toReader } from './geometry.js';

/** FPDF_ANNOT_POPUP: the window of a comment, which is no part of the page. */
const POPUP = 16;

/** FPDF_ANNOT_REDACT: a mark that says what is to be taken away, and takes nothing away. */
const REDACT = 28;

/** Annotation flag 2 (ISO 32000-1, table 165): neither shown nor printed. */
const HIDDEN = 2;

/** Boxes of links, form fields, comments and the like, in reader's points. */
export function annotationBoxes(engine: Engine, page: number, geometry: Geometry): Rect[] {
  const { api } = engine;
  return annotationsOf(engine, page, (annotation) => {
    if (api.FPDFAnnot_GetSubtype(annotation) === POPUP) return undefined;
    if ((api.FPDFAnnot_GetFlags(annotation) & HIDDEN) !== 0) return undefined;
    const edges = engine.lend(16, (rect) =>
      api.FPDFAnnot_GetRect(annotation, rect) ? edgesAt(engine, rect) : undefined,
    );
    return edges && toReader(geometry, edges);
  });
}

/** FPDF_ANNOT_…: the icon of a comment, frames around words, and fields that take their place on purpose. */
const TEXT = 1;
const LINK = 2;
const WIDGET = 20;

/** Boxes of annotations that may lie over words, in the page's own coordinates. */
export function coveringAnnotations(engine: Engine, page: number): Edges[] {
  const { api } = engine;
  return annotationsOf(engine, page, (annotation) => {
    if ([TEXT, LINK, POPUP, WIDGET].includes(api.FPDFAnnot_GetSubtype(annotation)))
      return undefined;
    if ((api.FPDFAnnot_GetFlags(annotation) & HIDDEN) !== 0) return undefined;
    return engine.lend(16, (rect) =>
      api.FPDFAnnot_GetRect(annotation, rect) ? edgesAt(engine, rect) : undefined,
    );
  });
}

/** Whether words of the page are marked for redaction, seen or hidden. */
export function hasRedactions(engine: Engine, page: number): boolean {
  const isRedaction = (annotation: number): true | undefined =>
    engine.api.FPDFAnnot_GetSubtype(annotation) === REDACT ? true : undefined;
  return annotationsOf(engine, page, isRedaction).length > 0;
}

/** What `use` answers for each annotation, without those for which it answers undefined. */
function annotationsOf<T>(
  { api }: Engine,
  page: number,
  use: (annotation: number) => T | undefined,
): T[] {
  const found: T[] = [];
  const count = api.FPDFPage_GetAnnotCount(page);
  for (let index = 0; index < count; index += 1) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    try {
      const answer = use(annotation);
      if (answer !== undefined) found.push(answer);
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  }
  return found;
}
