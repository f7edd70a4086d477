/** Work that waits is done once: at a pause, or when somebody asks for it. */
import { expect, test } from 'vitest';
import { openMeanwhile } from '../../../src/pipeline/meanwhile.js';

/** Lets everything go on that can. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('waits for a pause, and is done one after another then', async () => {
  const { later, pause } = openMeanwhile();
  const done: string[] = [];
  const work = (name: string) => async () => {
    done.push(`${name} begins`);
    await turn();
    done.push(`${name} ends`);
    return name;
  };
  const first = later(work('first'));
  const second = later(work('second'));
  await turn();
  expect(done).toEqual([]);
  pause();
  pause();
  for (let count = 0; count < 5; count += 1) await turn();
  expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect([await first(), await second()]).toEqual(['first', 'second']);
  expect(done).toHaveLength(4);
});

test('begins when it is asked for, and never twice', async () => {
  const { later, pause } = openMeanwhile();
  let count = 0;
  const ask = later(async () => {
    count += 1;
    return count;
  });
  expect(await ask()).toBe(1);
  pause();
  await turn();
  expect(await ask()).toBe(1);
});

test('what fails is told to whoever asks, and stops nothing else', async () => {
  const { later, pause } = openMeanwhile();
  const broken = later(async () => {
    throw new Error('It broke.');
  });
  const sound = later(async () => 'sound');
  pause();
  for (let count = 0; count < 5; count += 1) await turn();
  await expect(broken()).rejects.toThrow('It broke.');
  expect(await sound()).toBe('sound');
});

test('what comes after a pause waits for the next', async () => {
  const { later, pause } = openMeanwhile();
  pause();
  await turn();
  let begun = false;
  later(async () => {
    begun = true;
  });
  await turn();
  expect(begun).toBe(false);
  pause();
  await turn();
  expect(begun).toBe(true);
});
