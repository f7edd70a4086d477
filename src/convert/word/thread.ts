/** Has a Word document read for conversion, in a thread. Must not know what becomes of the reading. */
import { compiledProgram } from '../../compiled/index.js';
import { readInThread, type WordOutcome } from '../../docx/thread.js';
import type { WordReading } from './read.js';

export type ReadOutcome = WordOutcome<WordReading>;

export function readForConversion(bytes: Uint8Array, limitMs?: number): Promise<ReadOutcome> {
  return readInThread(compiledProgram('convert/word/worker.js'), bytes, limitMs);
}
