/** Threads answer, fail, hang and die; the pool always says which, and goes on. */
import { describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../../../src/pdfium/pool.js';

/** A thread that does what it is told. */
const OBEDIENT = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (order) => {
    if (order === 'hang') for (;;);
    if (order === 'exit') process.exit(7);
    if (order === 'throw') throw new Error('thrown');
    if (order === 'crash') return parentPort.postMessage({ kind: 'crashed', detail: 'trap' });
    if (order === 'bug') return parentPort.postMessage({ kind: 'bug', error: new TypeError('ours') });
    if (order === 'plod') {
      for (let step = 0; step < 8; step += 1) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
        parentPort.postMessage({ kind: 'step' });
      }
    }
    parentPort.postMessage({ kind: 'answer', answer: threadId, spent: order === 'gorge' });
  });
  parentPort.postMessage({ kind: 'ready' });
`;

type Order = 'work' | 'hang' | 'exit' | 'throw' | 'crash' | 'bug' | 'plod' | 'gorge';

async function withPool(
  use: (
    ask: (order: Order) => ReturnType<Pool<Order, number>['ask']>,
    pool: Pool<Order, number>,
  ) => Promise<void>,
  { program = OBEDIENT, workers = 1, timeLimitMs = 400 } = {},
): Promise<void> {
  const pool = openPool<Order, number>({
    program: new URL(`data:text/javascript,${encodeURIComponent(program)}`),
    workers,
    timeLimitMs,
  });
  try {
    await use((order) => pool.ask(() => ({ request: order, transfer: [] })), pool);
  } finally {
    await pool.close();
  }
}

describe('a pool', () => {
  it('keeps a thread that answers, and replaces one that is spent', () =>
    withPool(async (ask) => {
      const answers = [];
      for (const order of ['work', 'gorge', 'work'] as const) answers.push(await ask(order));
      const threads = answers.map((answer) => answer.kind === 'answer' && answer.answer);
      expect(threads[0]).toBe(threads[1]);
      expect(threads[2]).not.toBe(threads[1]);
      expect(threads[2]).toEqual(expect.any(Number));
    }));

  it('starts no more threads than it may', () =>
    withPool(
      async (ask) => {
        const answers = await Promise.all(Array.from({ length: 12 }, () => ask('work')));
        const threads = new Set(answers.map((each) => each.kind === 'answer' && each.answer));
        expect(threads.size).toBeGreaterThan(0);
        expect(threads.size).toBeLessThanOrEqual(2);
        expect(threads).not.toContain(false);
      },
      { workers: 2 },
    ));

  it.each([
    ['hang', { kind: 'too-slow' }],
    ['exit', { kind: 'crashed', detail: 'The thread ended by itself' }],
    ['throw', { kind: 'crashed', detail: 'thrown' }],
    ['crash', { kind: 'crashed', detail: 'trap' }],
  ] as const)('says when a thread is told to %s, and goes on with another', (order, result) =>
    withPool(async (ask) => {
      const [bad, good] = await Promise.all([ask(order), ask('work')]);
      expect(bad).toEqual(result);
      expect(good.kind).toBe('answer');
    }),
  );

  it('rejects for a bug, with its cause', () =>
    withPool(async (ask) => {
      await expect(ask('bug')).rejects.toMatchObject({ cause: { message: 'ours' } });
      expect((await ask('work')).kind).toBe('answer');
    }));

  it('lets a thread go on that gets on', () =>
    withPool(async (ask) => {
      const start = performance.now();
      expect((await ask('plod')).kind).toBe('answer');
      expect(performance.now() - start).toBeGreaterThan(400);
    }));

  it('rejects everything where its program cannot start', () =>
    withPool(
      async (ask) => {
        const results = await Promise.allSettled([ask('work'), ask('work'), ask('work')]);
        for (const result of results) {
          expect(result).toMatchObject({ reason: { cause: { message: 'no such library' } } });
        }
      },
      { program: `throw new Error('no such library')` },
    ));

  it('rejects what is going on or waiting when it is closed, and what comes after', () =>
    withPool(async (ask, pool) => {
      const going = ask('hang');
      const waiting = ask('work');
      const settled = Promise.allSettled([going, waiting]);
      await pool.close();
      for (const result of await settled) expect(result.status).toBe('rejected');
      await expect(ask('work')).rejects.toThrow('closed');
    }));

  it('has its threads ready where it was warmed, and no more than it may', () =>
    withPool(
      async (ask, pool) => {
        pool.warm();
        pool.warm();
        await new Promise((resolve) => setTimeout(resolve, 300));
        const answers = await Promise.all([ask('plod'), ask('plod'), ask('work')]);
        const threads = new Set(answers.map((each) => each.kind === 'answer' && each.answer));
        expect(threads.size).toBe(2);
      },
      { workers: 2, timeLimitMs: 5_000 },
    ));

  it('takes what ends something before what has not been begun', () =>
    withPool(async (ask, pool) => {
      const order: string[] = [];
      const note = (name: string) => () => void order.push(name);
      const next = () => pool.ask(() => ({ request: 'work', transfer: [] }), 'next');
      await Promise.all([
        ask('work').then(note('first')),
        ask('work').then(note('last')),
        next().then(note('next')),
      ]);
      expect(order).toEqual(['next', 'first', 'last']);
    }));

  it('greets each thread once, and rejects everything where the greeting fails', async () => {
    const greeted = `
      import { once } from 'node:events';
      import { parentPort } from 'node:worker_threads';
      const [greeting] = await once(parentPort, 'message');
      parentPort.on('message', () => parentPort.postMessage({ kind: 'answer', answer: greeting, spent: false }));
      parentPort.postMessage({ kind: 'ready' });
    `;
    let calls = 0;
    const greeting = async () => {
      calls += 1;
      return 42;
    };
    const options = { workers: 2, timeLimitMs: 5_000 };
    const program = new URL(`data:text/javascript,${encodeURIComponent(greeted)}`);
    const pool = openPool<string, number>({ program, ...options, greeting });
    const parcel = () => ({ request: 'work', transfer: [] });
    const answers = await Promise.all([pool.ask(parcel), pool.ask(parcel)]);
    await pool.close();
    expect(answers).toEqual([
      { kind: 'answer', answer: 42 },
      { kind: 'answer', answer: 42 },
    ]);
    expect(calls).toBe(1);

    const mute = openPool<string, number>({
      program,
      ...options,
      greeting: () => Promise.reject(new Error('no such file')),
    });
    await expect(mute.ask(parcel)).rejects.toMatchObject({ cause: { message: 'no such file' } });
    await mute.close();
  });

  it('can be warmed and closed without work', () =>
    withPool(async (_, pool) => {
      pool.warm();
      await pool.close();
      pool.warm();
    }));
});
