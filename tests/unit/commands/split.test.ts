/** What `--split` may say. */
import { describe, expect, it } from 'vitest';
import { splitOf } from '../../../src/commands/split.js';

describe('--split', () => {
  it.each([
    [undefined, undefined],
    ['item', { kind: 'item' }],
    ['parts', { kind: 'parts' }],
    ['10MB', { kind: 'size', bytes: 10_000_000 }],
    ['1.5 mb', { kind: 'size', bytes: 1_500_000 }],
    ['300kB', { kind: 'size', bytes: 300_000 }],
  ])('%s', (written, meant) => {
    expect(splitOf(written)).toEqual(meant);
  });

  it.each(['', 'items', '10', '0MB', '-1MB', '10GB'])('is not “%s”', (written) => {
    expect(() => splitOf(written)).toThrow('no way to split');
  });
});
