import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { takeTurns } from '../../../src/browser/turns.js';

it('lets two run at once, in order, and goes on after a failure', async () => {
  const turns = takeTurns(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((n) =>
      turns(async () => {
        started.push(n);
        running += 1;
        most = Math.max(most, running);
        await wait(5);
        running -= 1;
        if (n === 2) throw new Error('two');
        return n;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(started).toEqual([1, 2, 3, 4, 5, 6]);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    false,
    true,
    true,
    true,
    true,
  ]);
});
