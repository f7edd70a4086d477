/** Reads the words that links show. Must not know where they lead. */
import { type OpenDocument, withPage } from './document.js';
import type { Engine } from './engine.js';
import { edgesAt, readGeometry, toReader } from './geometry.js';
import { textsIn } from './text.js';

/** FPDF_ANNOT_LINK. */
const LINK = 2;

/**
 * By page and by the annotation's index in the page's Annots, both from 0: the words in its box, empty where there
 * are none. Undefined for what is no link. Of the pages asked for only: `pages` are indexes. `step` is called page by
 * page.
 */
export function readLinkWords(
  engine: Engine,
  document: OpenDocument,
  pages: readonly number[],
  step: () => void,
): readonly (readonly (string | undefined)[])[] {
  const shown: (readonly (string | undefined)[])[] = Array.from(
    { length: document.pageCount },
    () => [],
  );
  for (const index of pages) {
    const words = withPage(engine, document, index, (page) => wordsOn(engine, page));
    if (words !== undefined) shown[index] = words;
    step();
  }
  return shown;
}

function wordsOn(engine: Engine, page: number): readonly (string | undefined)[] {
  const { api } = engine;
  const count = api.FPDFPage_GetAnnotCount(page);
  const geometry = readGeometry(engine, page);
  const boxes = Array.from({ length: count }, (_, index) => {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) return undefined;
    try {
      if (api.FPDFAnnot_GetSubtype(annotation) !== LINK) return undefined;
      return engine.lend(16, (rect) =>
        api.FPDFAnnot_GetRect(annotation, rect)
          ? toReader(geometry, edgesAt(engine, rect))
          : undefined,
      );
    } finally {
      api.FPDFPage_CloseAnnot(annotation);
    }
  });
  const found = boxes.filter((box) => box !== undefined);
  const texts = textsIn(engine, page, geometry, found);
  let next = 0;
  return boxes.map((box) => (box === undefined ? undefined : texts[next++]));
}
