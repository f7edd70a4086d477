/** Makes a sound copy of a document and measures it. Must not know what the copy is for. */
import type { PageFacts } from '../model/segment.js';
import { PdfSyntaxError, pageUnits } from '../pdf/index.js';
import { readAnchors } from './anchors.js';
import { catalogueFacts, type OpenDocument, withDocument } from './document.js';
import type { Engine } from './engine.js';
import type { Geometry } from './geometry.js';
import { type MeasureOptions, measurePage } from './measure.js';
import { type Copy, joinCanonical, type Measured } from './prepared.js';
import type { Canonical, Outcome } from './types.js';

/** FPDF_REMOVE_SECURITY and no increment: the whole file anew, without encryption. */
const SAVE_FLAGS = 3;

/** Loads, saves a copy, loads that copy and measures it. `step` is called as the work gets on. */
export function canonicalise(
  engine: Engine,
  bytes: Uint8Array,
  step: () => void,
): Outcome<Canonical> {
  const copied = copyDocument(engine, bytes);
  if (!copied.ok) return copied;
  step();
  const { pdf, pageCount } = copied.value;
  const measured = measureCopy(engine, pdf, { pageCount }, step);
  return measured.ok ? { ok: true, value: joinCanonical(copied.value, measured.value) } : measured;
}

export interface MeasureAsks extends Pick<MeasureOptions, 'edgesSuffice'> {
  /** Of the original, where this is a copy. */
  readonly pageCount?: number;
}

/**
 * What is measured is what will be used: a file that PDFium itself finds wanting, or that has not the `pageCount` of
 * the original, is refused. `step` is called as the work gets on. `edgesSuffice` is meant for each page.
 */
export function measureCopy(
  engine: Engine,
  pdf: Uint8Array,
  { pageCount, edgesSuffice = false }: MeasureAsks,
  step: () => void,
): Outcome<Measured> {
  return withDocument(engine, pdf, (document) => {
    if (!engine.api.FPDF_DocumentHasValidCrossReferenceTable(document.handle)) {
      return unreadable('the copy has an invalid cross-reference table');
    }
    if (pageCount !== undefined && document.pageCount !== pageCount) {
      return unreadable(`the copy has ${document.pageCount} pages instead of ${pageCount}`);
    }
    const units = unitsIn(pdf);
    if (units === undefined) return unreadable('the units of its pages cannot be read');
    const pages: PageFacts[] = [];
    const geometries: Geometry[] = [];
    const marked: number[] = [];
    for (let index = 0; index < document.pageCount; index += 1) {
      const page = measurePage(engine, document, index, { unit: units[index], edgesSuffice });
      if (page === undefined) return unreadable(`page ${index + 1} cannot be opened`);
      if (page.kind === 'oversized') return { ok: false, reason: 'page-size', page: index + 1 };
      pages.push(page.facts);
      geometries.push(page.geometry);
      if (page.unredacted) marked.push(index);
      step();
    }
    const facts = catalogueFacts(engine, document);
    const anchors = readAnchors(engine, document, geometries);
    const unredacted = marked.length === 0 ? {} : { unredacted: marked };
    return { ok: true, value: { ...facts, pages, ...unredacted, anchors } };
  });
}

/**
 * Saves before anything else touches the document: rendering with annotations changes it.
 * The package's own PDFiumExt_SaveAsCopy would leave an encrypted file encrypted.
 */
export function copyDocument(engine: Engine, bytes: Uint8Array): Outcome<Copy> {
  return withDocument(engine, bytes, (document) => {
    const { handle, pageCount } = document;
    const { api } = engine;
    const repaired = !api.FPDF_DocumentHasValidCrossReferenceTable(handle);
    const decrypted = api.FPDF_GetSecurityHandlerRevision(handle) !== -1;
    const pdf = copyOf(engine, document);
    if (pdf === undefined) return unreadable('PDFium cannot save a copy');
    return { ok: true, value: { pdf, pageCount, repaired, decrypted } };
  });
}

/** A whole copy without encryption; undefined where PDFium cannot save one. To be asked before anything is drawn. */
export function copyOf(
  engine: Engine,
  { handle }: OpenDocument,
): Uint8Array<ArrayBuffer> | undefined {
  return engine.collect((file) => engine.api.FPDF_SaveAsCopy(handle, file, SAVE_FLAGS));
}

/** Undefined where the copy cannot be read without PDFium, which knows nothing of UserUnit. */
function unitsIn(pdf: Uint8Array): readonly number[] | undefined {
  try {
    return pageUnits(pdf);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function unreadable(detail: string): { ok: false; reason: 'unreadable'; detail: string } {
  return { ok: false, reason: 'unreadable', detail };
}
