/** Reads a document (of Word, or a letter) in a thread of its own, which is stopped when it takes too long or too much. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { NotWord } from './not-word.js';

/** What a program read, or why it could not. */
export type WordOutcome<Reading> =
  | { readonly kind: 'read'; readonly reading: Reading }
  /** The cause completes "It cannot be read: …". */
  | { readonly kind: 'broken'; readonly cause: string }
  | { readonly kind: 'too-slow' };

/** The longest report of the corpus takes a few seconds on a slow machine. */
export const timeLimitMs = 60_000;
export const memoryLimits = { maxOldGenerationSizeMb: 1024, stackSizeMb: 8 };

/** `program` calls `answerWith`. A rejection is a bug of ours: whatever the file does is an outcome. */
export function readInThread<Reading, Question = Uint8Array>(
  program: URL,
  question: Question,
  limitMs = timeLimitMs,
): Promise<WordOutcome<Reading>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: question, resourceLimits: memoryLimits });
    const finish = (outcome: WordOutcome<Reading>): void => {
      clearTimeout(clock);
      void worker.terminate();
      resolve(outcome);
    };
    const clock = setTimeout(() => finish({ kind: 'too-slow' }), limitMs);
    worker.once('message', finish);
    worker.once('error', (error) => {
      clearTimeout(clock);
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        finish({ kind: 'broken', cause: 'it needs too much memory' });
      } else {
        reject(new Error('The thread that reads documents failed', { cause: error }));
      }
    });
  });
}

/** The whole of a thread's program: reads the one document that the thread was started for, and ends. */
export async function answerWith<Reading, Question = Uint8Array>(
  read: (question: Question) => Promise<Reading>,
): Promise<void> {
  if (parentPort === null) throw new Error('This program runs in a worker thread only');
  parentPort.postMessage(await outcomeOf(read(workerData as Question)));
}

async function outcomeOf<Reading>(work: Promise<Reading>): Promise<WordOutcome<Reading>> {
  try {
    return { kind: 'read', reading: await work };
  } catch (cause) {
    if (cause instanceof NotWord) return { kind: 'broken', cause: cause.message };
    // Elements within elements, thousands deep: no stack holds them.
    if (cause instanceof RangeError) return { kind: 'broken', cause: 'it is nested too deeply' };
    throw cause;
  }
}
