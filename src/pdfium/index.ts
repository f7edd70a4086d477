/** The door to PDFium, which works in threads of its own. Must not know what a pack is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compiledProgram } from '../compiled/index.js';
import type { PrepareOptions } from '../pdf/index.js';
import { openPool, type Pool } from './pool.js';
import type { Answer, Request } from './protocol.js';
import type {
  Canonical,
  Inspection,
  Outcome,
  Picture,
  Prepared,
  Question,
  Reading,
} from './types.js';

export type * from './types.js';

export interface Pdfium {
  /** Which PDFium works here, such as "pdfium 2.15.1": part of cache keys. */
  readonly identity: string;
  /**
   * Makes a sound copy of a document and measures its pages: repairs it, and decrypts it where the
   * password is empty. The copy still holds objects that nothing refers to. `pdf` is not changed.
   */
  canonicalise(pdf: Uint8Array): Promise<Outcome<Canonical>>;
  /** Makes a sound copy likewise, and a piece of it that can be spliced into packs. */
  prepare(pdf: Uint8Array, options: PrepareOptions): Promise<Outcome<Prepared>>;
  /** What a document holds besides what is seen of it: text that cannot be seen, properties, gaps in its tags. */
  inspect(pdf: Uint8Array): Promise<Outcome<Inspection>>;
  /** Reads a file back: sizes, labels, links, bookmarks, and the text in the boxes asked for. */
  read(pdf: Uint8Array, question: Question): Promise<Outcome<Reading>>;
  /** A picture of the page on `sheet` (from 1), at `scale` pixels a point. */
  render(pdf: Uint8Array, sheet: number, scale: number): Promise<Outcome<Picture>>;
  /** Stops the threads. Work that is still going on is rejected. */
  close(): Promise<void>;
}

export interface PdfiumOptions {
  /** Documents at the same time; a thread starts when there is work for it. 2 where missing. */
  readonly workers?: number;
  /** Longest time for one step: opening and saving a document, or one page. 60,000 where missing. */
  readonly timeLimitMs?: number;
}

/** For one step, where the caller says nothing else. */
export const STEP_LIMIT_MS = 60_000;

/** Of a file that is handed in: PDFium has to hold it, its parsed objects and a page's pictures in 2 GB. */
export const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Opens PDFium. Whatever a file does to it (hang, abort, exhaust its memory) comes back as an
 * `Outcome`; a promise is rejected only when the threads cannot start, or for a bug.
 */
export function openPdfium(options: PdfiumOptions = {}): Pdfium {
  const pool = openPool<Request, Answer>({
    program: compiledProgram('pdfium/worker.js'),
    workers: options.workers ?? 2,
    timeLimitMs: options.timeLimitMs ?? STEP_LIMIT_MS,
  });

  return {
    identity: `pdfium ${packageVersion()}`,
    async canonicalise(pdf) {
      const answer = await ask(pool, pdf, (bytes) => ({ kind: 'canonicalise', bytes }));
      if (!answer.ok) return answer;
      return answer.value.kind === 'canonicalise' ? answer.value.outcome : wrongAnswer();
    },
    async prepare(pdf, options) {
      const answer = await ask(pool, pdf, (bytes) => ({ kind: 'prepare', bytes, options }));
      if (!answer.ok) return answer;
      return answer.value.kind === 'prepare' ? answer.value.outcome : wrongAnswer();
    },
    async inspect(pdf) {
      const answer = await ask(pool, pdf, (bytes) => ({ kind: 'inspect', bytes }));
      if (!answer.ok) return answer;
      return answer.value.kind === 'inspect' ? answer.value.outcome : wrongAnswer();
    },
    async read(pdf, question) {
      const answer = await ask(pool, pdf, (bytes) => ({ kind: 'read', bytes, question }));
      if (!answer.ok) return answer;
      return answer.value.kind === 'read' ? answer.value.outcome : wrongAnswer();
    },
    async render(pdf, sheet, scale) {
      const answer = await ask(pool, pdf, (bytes) => ({ kind: 'render', bytes, sheet, scale }));
      if (!answer.ok) return answer;
      return answer.value.kind === 'render' ? answer.value.outcome : wrongAnswer();
    },
    close: () => pool.close(),
  };
}

async function ask(
  pool: Pool<Request, Answer>,
  pdf: Uint8Array,
  request: (bytes: Uint8Array<ArrayBuffer>) => Request,
): Promise<Outcome<Answer>> {
  if (pdf.length === 0) return { ok: false, reason: 'empty' };
  if (pdf.length > MOST_BYTES) return { ok: false, reason: 'too-large' };
  const result = await pool.ask(() => {
    // A copy of its own, made when its turn comes: the caller keeps its bytes, and a view into a
    // larger buffer does not drag the whole of it along.
    const bytes = new Uint8Array(pdf);
    return { request: request(bytes), transfer: [bytes.buffer] };
  });
  switch (result.kind) {
    case 'answer':
      return { ok: true, value: result.answer };
    case 'too-slow':
      return { ok: false, reason: 'too-slow' };
    case 'crashed':
      return { ok: false, reason: 'unreadable', detail: result.detail };
  }
}

function wrongAnswer(): never {
  throw new Error('PDFium’s thread answered another question than the one it was asked');
}

/** Its package does not export its package.json, which lies above the program. */
function packageVersion(): string {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const about = readFileSync(join(dirname(wasm), '..', 'package.json'), 'utf8');
  return (JSON.parse(about) as { version: string }).version;
}
