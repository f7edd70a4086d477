/** A document becomes a piece: copied, measured, taken apart. Must not know what the piece is for. */
import type { Carried } from '../model/segment.js';
import {
  DynamicFormError,
  EncryptedPartError,
  encodePiece,
  type PageReader,
  PdfSyntaxError,
  type PieceFacts,
  type PrepareOptions,
  preparePdf,
} from '../pdf/index.js';
import { canonicalise } from './canonicalise.js';
import { type OpenDocument, withDocument } from './document.js';
import type { Engine } from './engine.js';
import { readLinkWords } from './link-words.js';
import { readMarkedWords } from './marked-words.js';
import type { Outcome, Prepared } from './types.js';

/** `step` is called as the work gets on. */
export function prepare(
  engine: Engine,
  bytes: Uint8Array,
  options: PrepareOptions,
  step: () => void,
): Outcome<Prepared> {
  const canonical = canonicalise(engine, bytes, step);
  if (!canonical.ok) return canonical;
  const { pdf, pages: all, ...rest } = canonical.value;
  const { first, last } = options.pages ?? { first: 1, last: all.length };
  const facts = { ...rest, pages: all.slice(first - 1, last) };
  try {
    const piece = preparePdf(pdf, options, step, pageReaderOf(engine, pdf, step));
    if (piece.facts.pages.length !== facts.pages.length) {
      const detail = `the copy has ${piece.facts.pages.length} pages instead of ${facts.pages.length}`;
      return { ok: false, reason: 'unreadable', detail };
    }
    return {
      ok: true,
      value: { ...facts, carried: carriedIn(piece.facts), piece: encodePiece(piece) },
    };
  } catch (error) {
    if (error instanceof DynamicFormError) return { ok: false, reason: 'dynamic-form' };
    if (error instanceof EncryptedPartError) return { ok: false, reason: 'encryption' };
    if (error instanceof PdfSyntaxError) {
      return { ok: false, reason: 'unreadable', detail: error.message };
    }
    throw error;
  }
}

/** Opens the document when it is asked: few documents need it. */
function pageReaderOf(engine: Engine, pdf: Uint8Array, step: () => void): PageReader {
  const read = <T>(use: (document: OpenDocument) => readonly T[]): readonly T[] => {
    const found = withDocument(engine, pdf, (document) => ({ ok: true, value: use(document) }));
    return found.ok ? found.value : [];
  };
  return {
    linkWords: (pages) =>
      pages.length === 0 ? [] : read((document) => readLinkWords(engine, document, pages, step)),
    marked: (runs) => read((document) => readMarkedWords(engine, document, runs, step)),
  };
}

function carriedIn(facts: PieceFacts): Carried {
  const { structure, claimsUa, uaFaults, census, headingBookmarks, losses } = facts;
  const { comments, unseenFields, layers } = facts;
  return {
    structured: structure !== undefined,
    ...(claimsUa === undefined ? {} : { claimsUa }),
    uaFaults,
    ...census,
    headingBookmarks,
    losses,
    comments,
    unseenFields,
    hiddenLayers: layers?.hidden ?? [],
  };
}
