/** A thread's program: linearises one file and ends. Must not know who asked. */
import { basename, dirname } from 'node:path';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { startEngine } from './engine.js';
import type { Message, Request } from './protocol.js';

/** Exit codes of qpdf that mean a written file: as it should be, or with remarks on what it read. */
const written = [0, 3];

async function linearise({ from, to }: Request, say: (message: Message) => void): Promise<void> {
  const lines: string[] = [];
  try {
    const qpdf = await startEngine((line) => {
      if (line.includes('write progress')) say({ kind: 'step' });
      else lines.push(line);
    });
    qpdf.mount(dirname(from), '/from');
    qpdf.mount(dirname(to), '/to');
    const code = qpdf.run([
      '--linearize',
      // From the content, where qpdf would take the clock (ISO 32000-2, 14.4).
      '--deterministic-id',
      // What is compressed stays byte for byte as it is.
      '--decode-level=none',
      '--progress',
      `/from/${basename(from)}`,
      `/to/${basename(to)}`,
    ]);
    if (written.includes(code)) say({ kind: 'done' });
    else say({ kind: 'failed', detail: [`exit code ${code}`, ...lines].join('\n') });
  } catch (error) {
    // WebAssembly gave up: a trap, or no memory left.
    say({ kind: 'failed', detail: [inspect(error), ...lines].join('\n') });
  }
}

const port = parentPort;
if (port === null) throw new Error('This program runs in a worker thread only');
void linearise(workerData as Request, (message) => port.postMessage(message));
