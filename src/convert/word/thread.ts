/** Reads a Word document in a thread of its own, which is stopped when it takes too long or too much. */
import { Worker } from 'node:worker_threads';
import type { WordOutcome } from './protocol.js';

/** The longest report of the corpus takes a few seconds on a slow machine. */
export const timeLimitMs = 60_000;
export const memoryLimits = { maxOldGenerationSizeMb: 1024, stackSizeMb: 8 };

/** A rejection is a bug of ours: whatever the file does is an outcome. */
export function readInThread(bytes: Uint8Array, limitMs = timeLimitMs): Promise<WordOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program(), { workerData: bytes, resourceLimits: memoryLimits });
    const finish = (outcome: WordOutcome): void => {
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
        reject(new Error('The thread that reads Word documents failed', { cause: error }));
      }
    });
  });
}

/** A thread runs compiled code only; under a test this file is still TypeScript. */
function program(): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(
    fromSource ? '../../../dist/convert/word/worker.js' : './worker.js',
    import.meta.url,
  );
}
