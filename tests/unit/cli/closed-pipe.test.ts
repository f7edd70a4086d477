/** A reader that stops reading (`pack --help | true`) is no mistake. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { packProgram } from '../../support/run-command.js';

test.each([
  ['standard output', ['--help'], 'stdout', 0],
  ['standard error', ['bild'], 'stderr', 2],
] as const)('a closed pipe for %s is met in silence', async (_, args, closed, code) => {
  const child = spawn(process.execPath, [packProgram, ...args]);
  child[closed].destroy();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      said += String(bytes);
    });
  }
  expect(await once(child, 'close')).toEqual([code, null]);
  expect(said).toBe('');
});
