/** A source that the program writes is there whole or not at all, and replaces nothing. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PackError } from '../../../src/model/error.js';
import { writeNew } from '../../../src/publish/index.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-new-'));
  file = join(folder, 'minutes.md');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('has its name only when it is whole', async () => {
  const text = 'The meeting began. '.repeat(4_000_000);
  let done = false;
  const writing = writeNew(file, text).finally(() => {
    done = true;
  });
  const sizes = new Set<number>();
  while (!done) {
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined) sizes.add(found.size);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await writing).toBe(true);
  sizes.add((await stat(file)).size);
  expect([...sizes]).toEqual([text.length]);
  expect(await readdir(folder)).toEqual(['minutes.md']);
});

it('is not written over one that is there, however empty', async () => {
  await writeFile(file, '');
  expect(await writeNew(file, 'new')).toBe(false);
  expect(await readFile(file, 'utf8')).toBe('');
  expect(await readdir(folder)).toEqual(['minutes.md']);
});

it('is told where it cannot be written', async () => {
  await expect(writeNew(join(folder, 'no', 'minutes.md'), 'new')).rejects.toThrow(PackError);
});
