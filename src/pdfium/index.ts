/** The door to PDFium, which works in threads of its own. Must not know what a pack is. */
import { compiledProgram } from '../compiled/index.js';
import type { PrepareOptions } from '../pdf/index.js';
import { compileLibrary, libraryVersion } from './library.js';
import { openPool, type Pool } from './pool.js';
import { joinPrepared, measureAs, type SoundFile } from './prepared.js';
import type { Answer, Kind, Questions, Request } from './protocol.js';
import { joinReading } from './reading.js';
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
  /** Starts the threads before there is work for them: worth it where there surely will be. */
  warm(): void;
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
  const workers = options.workers ?? 2;
  const pool = openPool<Request, Answer>({
    program: compiledProgram('pdfium/worker.js'),
    workers,
    timeLimitMs: options.timeLimitMs ?? STEP_LIMIT_MS,
    greeting: compileLibrary,
  });

  return {
    identity: `pdfium ${libraryVersion()}`,
    canonicalise: (pdf) => ask(pool, pdf, 'canonicalise', {}),
    async prepare(pdf, options) {
      if (options.print !== undefined) {
        // The browser's files are sound as they are; one that is not is copied as any other, and refused as any other.
        const made = await prepareSound(pool, workers, { pdf, ...asItIs }, options);
        if (made.ok) return made;
      }
      const copied = await ask(pool, pdf, 'copy', {});
      return copied.ok ? prepareSound(pool, workers, copied.value, options) : copied;
    },
    inspect: (pdf) => ask(pool, pdf, 'inspect', {}),
    async read(pdf, question) {
      const isLong = question.texts.length >= FEWEST_TEXTS;
      const of = question.together && isLong && isShared(pdf) ? workers : 1;
      const outcomes = await Promise.all(
        Array.from({ length: of }, (_, index) =>
          ask(pool, pdf, 'read', { question, part: { index, of } }),
        ),
      );
      const parts = [];
      for (const outcome of outcomes) {
        if (!outcome.ok) return outcome;
        parts.push(outcome.value);
      }
      return { ok: true, value: joinReading(parts, question.texts.length) };
    },
    render: (pdf, sheet, scale) => ask(pool, pdf, 'render', { sheet, scale }),
    warm: () => pool.warm(),
    close: () => pool.close(),
  };
}

const asItIs = { repaired: false, decrypted: false } as const;

/** Two threads do it together where it is worth their while. */
async function prepareSound(
  pool: Pool<Request, Answer>,
  workers: number,
  sound: SoundFile,
  options: PrepareOptions,
): Promise<Outcome<Prepared>> {
  const { pdf, pageCount } = sound;
  const asks = { ...(pageCount === undefined ? {} : { pageCount }), ...measureAs(options) };
  const measure = () => ask(pool, pdf, 'measure', asks, 'next');
  const takeApart = () => ask(pool, pdf, 'take-apart', { options }, 'next');
  const isLong = pageCount === undefined || pageCount >= FEWEST_PAGES;
  if (workers > 1 && isShared(pdf) && isLong) {
    const [apart, measured] = await Promise.all([takeApart(), measure()]);
    return joinPrepared(sound, measured, apart, options);
  }
  const measured = await measure();
  return measured.ok ? joinPrepared(sound, measured, await takeApart(), options) : measured;
}

/** A file that several threads may hold at once: each has two copies of it. */
function isShared(pdf: Uint8Array): boolean {
  return pdf.length <= 64 * 1024 * 1024;
}

/** Less than this is done before another thread would be ready: pages to be prepared, and texts to be read. */
const FEWEST_PAGES = 6;
const FEWEST_TEXTS = 24;

async function ask<K extends Kind>(
  pool: Pool<Request, Answer>,
  pdf: Uint8Array,
  kind: K,
  asks: Questions[K]['asks'],
  turn: 'last' | 'next' = 'last',
): Promise<Outcome<Questions[K]['answer']>> {
  if (pdf.length === 0) return { ok: false, reason: 'empty' };
  if (pdf.length > MOST_BYTES) return { ok: false, reason: 'too-large' };
  const result = await pool.ask(() => {
    // A copy of its own, made when its turn comes: the caller keeps its bytes, and a view into a
    // larger buffer does not drag the whole of it along.
    const bytes = new Uint8Array(pdf);
    return { request: { ...asks, kind, bytes } as Request, transfer: [bytes.buffer] };
  }, turn);
  switch (result.kind) {
    case 'answer':
      if (result.answer.kind !== kind) return wrongAnswer();
      return result.answer.outcome as Outcome<Questions[K]['answer']>;
    case 'too-slow':
      return { ok: false, reason: 'too-slow' };
    case 'crashed':
      return { ok: false, reason: 'unreadable', detail: result.detail };
  }
}

function wrongAnswer(): never {
  throw new Error('PDFium’s thread answered another question than the one it was asked');
}
