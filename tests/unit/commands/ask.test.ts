/** Questions at a terminal: one line answers one question, and nobody waits for a person who has gone. */
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openAsker } from '../../../src/commands/begin/ask.js';

test('lines answer questions, the end of input none', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asker = openAsker(input, output);
  const first = asker.ask('Name: ');
  input.write('Marsh Tolling\n');
  expect(await first).toBe('Marsh Tolling');
  const second = asker.ask('Nation: ');
  input.end();
  expect(await second).toBeUndefined();
  expect(await asker.ask('Kind: ')).toBeUndefined();
  expect(String(output.read())).toContain('Name: Nation: ');
  asker.close();
});

test('where nothing is asked, nothing is read', () => {
  const input = new PassThrough();
  openAsker(input, new PassThrough()).close();
  expect(input.listenerCount('data') + input.listenerCount('end')).toBe(0);
});
