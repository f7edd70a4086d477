/** Threads that answer questions and are stopped when they take too long. Must not know PDFs. */
import { type Transferable, Worker } from 'node:worker_threads';

/** What a thread says. */
export type Message<Answer> =
  /** It can be asked now. */
  | { readonly kind: 'ready' }
  /** It got on with its work: the clock starts anew. */
  | { readonly kind: 'step' }
  /** `spent`: it has used up so much memory that it had better be replaced. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly spent: boolean }
  /** The file broke the library: the thread cannot be trusted any more. */
  | { readonly kind: 'crashed'; readonly detail: string }
  /** The program is wrong. */
  | { readonly kind: 'bug'; readonly error: Error };

export type Result<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'crashed'; readonly detail: string };

export interface Parcel<Request> {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
}

export interface Pool<Request, Answer> {
  /**
   * `pack` is called when a thread is free, so that waiting questions cost no memory. What ends something that was
   * begun is asked before what has not been begun.
   */
  ask(pack: () => Parcel<Request>, turn?: 'last' | 'next'): Promise<Result<Answer>>;
  /** Starts all threads, so that they are ready when they are asked. That they cannot start is told to who asks. */
  warm(): void;
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly program: URL;
  readonly workers: number;
  /** Longest silence of a thread at work, in milliseconds. */
  readonly timeLimitMs: number;
  /** The first message to each thread, where it waits for one; called once. */
  readonly greeting?: () => Promise<unknown>;
}

interface Job<Request, Answer> {
  readonly pack: () => Parcel<Request>;
  readonly resolve: (result: Result<Answer>) => void;
  readonly reject: (error: Error) => void;
}

interface Member<Request, Answer> {
  readonly worker: Worker;
  ready: boolean;
  job: Job<Request, Answer> | undefined;
  clock: NodeJS.Timeout | undefined;
}

/** The JavaScript side needs little; WebAssembly's memory has its own bound of 2 GB. */
const LIMITS = { maxOldGenerationSizeMb: 1024 };

export function openPool<Request, Answer>(options: PoolOptions): Pool<Request, Answer> {
  const waiting: Job<Request, Answer>[] = [];
  const members = new Set<Member<Request, Answer>>();
  const stopping = new Set<Promise<unknown>>();
  let greeting: Promise<unknown> | undefined;
  let closed = false;

  function start(): void {
    const worker = new Worker(options.program, { resourceLimits: LIMITS });
    const member: Member<Request, Answer> = {
      worker,
      ready: false,
      job: undefined,
      clock: undefined,
    };
    members.add(member);
    worker.on('message', (message: Message<Answer>) => hear(member, message));
    worker.on('error', (error: Error) => fail(member, error));
    worker.on('exit', () => fail(member, new Error('The thread ended by itself')));
    greeting ??= options.greeting?.();
    greeting?.then(
      (message) => worker.postMessage(message),
      (error: unknown) => fail(member, error instanceof Error ? error : new Error(String(error))),
    );
  }

  function hear(member: Member<Request, Answer>, message: Message<Answer>): void {
    if (!members.has(member)) return;
    switch (message.kind) {
      case 'ready':
        member.ready = true;
        break;
      case 'step':
        if (member.job !== undefined) startClock(member);
        return;
      case 'answer':
        finish(member)?.resolve({ kind: 'answer', answer: message.answer });
        if (message.spent) dismiss(member);
        break;
      case 'crashed':
        dismiss(member)?.resolve({ kind: 'crashed', detail: message.detail });
        break;
      case 'bug':
        dismiss(member)?.reject(new Error('PDFium’s thread failed', { cause: message.error }));
        break;
    }
    handOut();
  }

  /** A thread died: of its work, or because it could not start at all. */
  function fail(member: Member<Request, Answer>, error: Error): void {
    if (!members.has(member)) return;
    const job = dismiss(member);
    if (job !== undefined) {
      job.resolve({ kind: 'crashed', detail: error.message });
    } else if (!member.ready) {
      // Starting another would fail likewise, for ever.
      const reason = new Error('PDFium cannot be started', { cause: error });
      for (const each of waiting.splice(0)) each.reject(reason);
    }
    handOut();
  }

  function handOut(): void {
    for (const member of members) {
      if (waiting.length === 0) return;
      if (member.ready && member.job === undefined) give(member);
    }
    const starting = [...members].filter((member) => !member.ready).length;
    const missing = Math.min(waiting.length - starting, options.workers - members.size);
    for (let count = 0; count < missing; count += 1) start();
  }

  function give(member: Member<Request, Answer>): void {
    const job = waiting.shift();
    if (job === undefined) return;
    try {
      const { request, transfer } = job.pack();
      member.worker.postMessage(request, transfer);
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    member.job = job;
    startClock(member);
  }

  function startClock(member: Member<Request, Answer>): void {
    clearTimeout(member.clock);
    member.clock = setTimeout(() => {
      dismiss(member)?.resolve({ kind: 'too-slow' });
      handOut();
    }, options.timeLimitMs);
  }

  /** Takes a member's job away from it. */
  function finish(member: Member<Request, Answer>): Job<Request, Answer> | undefined {
    clearTimeout(member.clock);
    const { job } = member;
    member.job = undefined;
    return job;
  }

  function dismiss(member: Member<Request, Answer>): Job<Request, Answer> | undefined {
    const job = finish(member);
    members.delete(member);
    const stopped = member.worker.terminate().finally(() => stopping.delete(stopped));
    stopping.add(stopped);
    return job;
  }

  return {
    ask: (pack, turn = 'last') =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('PDFium is closed');
        const job = { pack, resolve, reject };
        if (turn === 'next') waiting.unshift(job);
        else waiting.push(job);
        handOut();
      }),
    warm() {
      while (!closed && members.size < options.workers) start();
    },
    async close() {
      closed = true;
      const reason = new Error('PDFium was closed before it answered');
      for (const job of waiting.splice(0)) job.reject(reason);
      for (const member of [...members]) dismiss(member)?.reject(reason);
      await Promise.all(stopping);
    },
  };
}
