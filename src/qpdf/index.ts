/** The door to qpdf, which works in a thread of its own and is loaded with the first file. Must not know what a pack is. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { compiledProgram } from '../compiled/index.js';
import { PackError } from '../model/error.js';
import type { Message, Request } from './protocol.js';

/** Longest silence of the thread: before its first step it reads the whole file. */
const timeLimitMs = 300_000;

/** Which qpdf works here: it decides the bytes of what it writes. */
export function qpdfIdentity(): string {
  const about = createRequire(import.meta.url)('@neslinesli93/qpdf-wasm/package.json');
  return `qpdf-wasm ${(about as { readonly version: string }).version}`;
}

/**
 * Writes a copy of the PDF `from` that can be shown while it is still being fetched (ISO 32000-2, annex F). The same
 * file gives the same copy. Both are absolute paths; `to` is replaced.
 * @throws PackError where qpdf cannot do it.
 */
export function linearise(from: string, to: string, limitMs = timeLimitMs): Promise<void> {
  return new Promise((resolve, reject) => {
    const request: Request = { from, to };
    const worker = new Worker(compiledProgram('qpdf/worker.js'), { workerData: request });
    const stop = (detail: string): void => finish(() => reject(unwritten(detail)));
    const wait = (): NodeJS.Timeout =>
      setTimeout(() => stop(`no progress for ${limitMs / 1000} s`), limitMs);
    let clock = wait();
    let over = false;
    const finish = (answer: () => void): void => {
      if (over) return;
      over = true;
      clearTimeout(clock);
      // The file is closed by then, so that it can be renamed everywhere.
      worker.terminate().then(answer, answer);
    };
    worker.on('message', (message: Message) => {
      if (over) return;
      clearTimeout(clock);
      clock = wait();
      if (message.kind === 'done') finish(resolve);
      else if (message.kind === 'failed') stop(message.detail);
    });
    worker.on('error', (error) => stop(String(error)));
    worker.on('exit', () => stop('the thread ended by itself'));
  });
}

function unwritten(detail: string): PackError {
  return new PackError('The PDF cannot be linearised.', {
    hints: ['Check that the disk is not full.', 'Or build without --linearize.'],
    cause: detail,
  });
}
