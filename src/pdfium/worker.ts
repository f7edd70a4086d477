/** A thread's program: takes one request after another. Must not know how many threads there are. */
import { type MessagePort, parentPort } from 'node:worker_threads';
import { canonicalise } from './canonicalise.js';
import { type Engine, startEngine } from './engine.js';
import { inspect } from './inspect.js';
import type { Message } from './pool.js';
import { prepare } from './prepare.js';
import type { Answer, Request } from './protocol.js';
import { read } from './read.js';
import { render } from './render.js';

/** WebAssembly never gives memory back; above this a fresh thread is cheaper than a fat one. */
const SPENT_BYTES = 256 * 1024 * 1024;

function answer(engine: Engine, request: Request, step: () => void): Answer {
  switch (request.kind) {
    case 'canonicalise':
      return { kind: request.kind, outcome: canonicalise(engine, request.bytes, step) };
    case 'inspect':
      return { kind: request.kind, outcome: inspect(engine, request.bytes, step) };
    case 'prepare':
      return { kind: request.kind, outcome: prepare(engine, request.bytes, request.options, step) };
    case 'read':
      return {
        kind: request.kind,
        outcome: read(engine, request.bytes, request.question, step),
      };
    case 'render':
      return {
        kind: request.kind,
        outcome: render(engine, request.bytes, request.sheet, request.scale),
      };
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
      return reply.outcome.ok ? reply.outcome.value.pdf : undefined;
    case 'prepare':
      return reply.outcome.ok ? reply.outcome.value.piece : undefined;
    case 'render':
      return reply.outcome.ok ? reply.outcome.value.rgba : undefined;
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

async function serve(port: MessagePort): Promise<void> {
  const say = (message: Message<Answer>, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const engine = await startEngine();
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
