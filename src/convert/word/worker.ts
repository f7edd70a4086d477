/** A thread's program: reads one Word document and ends. Must not know who asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { NotWord } from './file/xml.js';
import type { WordOutcome } from './protocol.js';
import { readWord } from './read.js';

async function answer(bytes: Uint8Array): Promise<WordOutcome> {
  try {
    return { kind: 'read', reading: await readWord(bytes) };
  } catch (cause) {
    if (cause instanceof NotWord) return { kind: 'broken', cause: cause.message };
    // Elements within elements, thousands deep: no stack holds them.
    if (cause instanceof RangeError) return { kind: 'broken', cause: 'it is nested too deeply' };
    throw cause;
  }
}

if (parentPort === null) throw new Error('This program runs in a worker thread only');
parentPort.postMessage(await answer(workerData as Uint8Array));
