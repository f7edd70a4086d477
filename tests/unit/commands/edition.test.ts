/** Which editions are asked for, and for whom a copy is made. */
import { describe, expect, it } from 'vitest';
import { editionsOf, recipientOf } from '../../../src/commands/edition.js';
import { UsageError } from '../../../src/model/error.js';

describe('--edition', () => {
  it.each([
    ['public', ['public']],
    ['members', ['members']],
    ['all', ['public', 'members']],
  ])('%s', (written, editions) => {
    expect(editionsOf(written)).toEqual(editions);
  });

  it.each(['', 'private', 'Public', 'toString'])('not “%s”', (written) => {
    expect(() => editionsOf(written)).toThrow(UsageError);
  });
});

describe('--recipient', () => {
  it('is a name, as it is printed', () => {
    expect(recipientOf('  Councillor\u00a0Z\u030celjka  O’Brien-Łuk ', ['members'])).toBe(
      'Councillor Željka O’Brien-Łuk',
    );
    expect(recipientOf(undefined, ['public'])).toBeUndefined();
  });

  it.each([['public'], ['all']])('belongs to no copy of the edition “%s”', (edition) => {
    expect(() => recipientOf('Ada Lane', editionsOf(edition))).toThrow(/everybody’s/);
  });

  it.each(['', '  ', 'x'.repeat(81), '李明', 'Ада', 'A\u0007da'])('cannot be “%s”', (written) => {
    expect(() => recipientOf(written, ['members'])).toThrow(UsageError);
  });
});
