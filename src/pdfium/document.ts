/** Opens a document and its pages, and says why one cannot be used. Must not know what for. */
import type { Engine } from './engine.js';
import { wideString } from './strings.js';
import type { Outcome, Refusal } from './types.js';

/** An open document. The handle is good until `withDocument` returns. */
export interface OpenDocument {
  readonly handle: number;
  readonly pageCount: number;
}

/** Far beyond any pack; files that claim more are broken or meant to harm. */
const MOST_PAGES = 20_000;

/** Where a header may stand (ISO 32000-1, Annex H, note 13). */
const HEADER_WITHIN = 1024;

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY in fpdfview.h. */
const PASSWORD_ERROR = 4;
const SECURITY_ERROR = 5;

/** Opens `bytes` with an empty password for the time of `use`. */
export function withDocument<T>(
  engine: Engine,
  bytes: Uint8Array,
  use: (document: OpenDocument) => Outcome<T>,
): Outcome<T> {
  // PDFium reads from this memory until the document is closed.
  const address = engine.reserve(bytes.length);
  if (address === 0) return { ok: false, reason: 'too-large' };
  engine.memory().set(bytes, address);
  const handle = engine.api.FPDF_LoadMemDocument64(address, bytes.length, '');
  try {
    if (handle === 0) {
      const error = engine.api.FPDF_GetLastError();
      return { ok: false, reason: refusal(error, bytes), detail: `PDFium error ${error}` };
    }
    const pageCount = engine.api.FPDF_GetPageCount(handle);
    if (pageCount <= 0) return { ok: false, reason: 'no-pages' };
    if (pageCount > MOST_PAGES) return { ok: false, reason: 'too-large' };
    return use({ handle, pageCount });
  } finally {
    if (handle !== 0) engine.api.FPDF_CloseDocument(handle);
    engine.release(address);
  }
}

/** Opens the page with this index (from 0) for the time of `use`; undefined where it is broken. */
export function withPage<T>(
  engine: Engine,
  document: OpenDocument,
  index: number,
  use: (page: number) => T,
): T | undefined {
  const page = engine.api.FPDF_LoadPage(document.handle, index);
  if (page === 0) return undefined;
  try {
    return use(page);
  } finally {
    engine.api.FPDF_ClosePage(page);
  }
}

/** The catalogue's /MarkInfo and /Lang. */
export function catalogueFacts(
  engine: Engine,
  document: OpenDocument,
): { readonly tagged: boolean; readonly language?: string } {
  const language = wideString(engine, (buffer, bytes) =>
    engine.api.FPDFCatalog_GetLanguage(document.handle, buffer, bytes),
  );
  return {
    tagged: engine.api.FPDFCatalog_IsTagged(document.handle),
    ...(language === undefined ? {} : { language }),
  };
}

function refusal(error: number, bytes: Uint8Array): Refusal {
  if (error === PASSWORD_ERROR) return 'password';
  if (error === SECURITY_ERROR) return 'encryption';
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN));
  return start.includes('%PDF') ? 'unreadable' : 'not-a-pdf';
}
