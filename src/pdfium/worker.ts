/** A thread's program: takes one request after another. Must not know how many threads there are. */
import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { canonicalise, copyDocument, measureCopy } from './canonicalise.js';
import { type Engine, startEngine } from './engine.js';
import { inspect } from './inspect.js';
import type { Library } from './library.js';
import type { Message } from './pool.js';
import { takeApart } from './prepare.js';
import type { Answer, Request } from './protocol.js';
import { read } from './read.js';
import { render } from './render.js';

/** WebAssembly never gives memory back; above this a fresh thread is cheaper than a fat one. */
const SPENT_BYTES = 256 * 1024 * 1024;

function answer(engine: Engine, request: Request, step: () => void): Answer {
  const { kind, bytes } = request;
  switch (kind) {
    case 'canonicalise':
      return { kind, outcome: canonicalise(engine, bytes, step) };
    case 'copy':
      return { kind, outcome: copyDocument(engine, bytes) };
    case 'measure':
      return { kind, outcome: measureCopy(engine, bytes, request, step) };
    case 'take-apart':
      return { kind, outcome: takeApart(engine, bytes, request.options, step) };
    case 'inspect':
      return { kind, outcome: inspect(engine, bytes, step) };
    case 'read':
      return { kind, outcome: read(engine, bytes, request.question, request.part, step) };
    case 'render':
      return { kind, outcome: render(engine, bytes, request.sheet, request.scale) };
  }
}

function transferable(reply: Answer): ArrayBuffer[] {
  const large = largeBytes(reply)?.buffer;
  return large instanceof ArrayBuffer ? [large] : [];
}

/** What is worth handing over instead of copying. */
function largeBytes(reply: Answer): Uint8Array | undefined {
  switch (reply.kind) {
    case 'canonicalise':
    case 'copy':
      return reply.outcome.ok ? reply.outcome.value.pdf : undefined;
    case 'take-apart':
      return reply.outcome.ok ? reply.outcome.value.piece : undefined;
    case 'render':
      return reply.outcome.ok ? reply.outcome.value.rgba : undefined;
    case 'measure':
    case 'read':
    case 'inspect':
      return undefined;
  }
}

/**
 * Whether WebAssembly gave up, as opposed to a mistake of ours: a trap or an abort, a stack that
 * ran over, no memory left, or a call of `exit`.
 */
function isCrash(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false;
  return ['RuntimeError', 'RangeError', 'ExitStatus'].includes(String(error.name));
}

/** The first message is the library, compiled; then come requests. */
async function serve(port: MessagePort): Promise<void> {
  const say = (message: Message<Answer>, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const [library] = (await once(port, 'message')) as [Library];
  const engine = await startEngine(library);
  port.on('message', (request: Request) => {
    try {
      const reply = answer(engine, request, () => say({ kind: 'step' }));
      const spent = engine.memory().length > SPENT_BYTES;
      say({ kind: 'answer', answer: reply, spent }, transferable(reply));
    } catch (error) {
      if (isCrash(error)) say({ kind: 'crashed', detail: String(error) });
      else say({ kind: 'bug', error: error instanceof Error ? error : new Error(String(error)) });
    }
  });
  say({ kind: 'ready' });
}

if (parentPort === null) throw new Error('This program runs in a worker thread only');
void serve(parentPort);
