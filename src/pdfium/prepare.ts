/** A sound document becomes a piece: taken apart. Must not know what the piece is for. */
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
import { type OpenDocument, withDocument } from './document.js';
import type { Engine } from './engine.js';
import { readLinkWords } from './link-words.js';
import { readMarkedWords } from './marked-words.js';
import type { Apart } from './prepared.js';
import type { Outcome } from './types.js';

/** Takes a sound copy apart; looks at its pages where words are wanted that they show. */
export function takeApart(
  engine: Engine,
  pdf: Uint8Array,
  options: PrepareOptions,
  step: () => void,
): Outcome<Apart> {
  try {
    const made = preparePdf(pdf, options, step, pageReaderOf(engine, pdf, step));
    const { facts } = made;
    const piece = encodePiece(made);
    return { ok: true, value: { piece, carried: carriedIn(facts), pageCount: facts.pages.length } };
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
