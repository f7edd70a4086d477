/** Has a Word document read for conversion, in a thread. Must not know what becomes of the reading. */
import { readInThread, type WordOutcome } from '../../docx/thread.js';
import type { WordReading } from './read.js';

export type ReadOutcome = WordOutcome<WordReading>;

export function readForConversion(bytes: Uint8Array, limitMs?: number): Promise<ReadOutcome> {
  return readInThread(program(), bytes, limitMs);
}

/** A thread runs compiled code only; under a test this file is still TypeScript. */
function program(): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(
    fromSource ? '../../../dist/convert/word/worker.js' : './worker.js',
    import.meta.url,
  );
}
