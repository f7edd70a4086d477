/** Mistakes and failures as people and scripts read them. */
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { codes, diagnose } from '../../../src/diagnostics/index.js';
import { diagnosticJson } from '../../../src/diagnostics/json.js';
import { nearest } from '../../../src/diagnostics/nearest.js';
import { diagnosticText, failureText, placeText } from '../../../src/diagnostics/text.js';
import { PackError } from '../../../src/model/error.js';

const from = resolve('/councils/marsh');
const plain = { colour: false, from };
const coloured = { colour: true, from };

const missing = diagnose(
  'document-missing',
  { file: 'reports/budgt.pdf', near: 'reports/budget.pdf' },
  { at: { file: join(from, 'items', '03.md'), line: 4, column: 11 }, item: 'item 3' },
);

describe('a mistake as text', () => {
  test('names item, cause, code, place and remedies', () => {
    expect(diagnosticText(missing, plain).split('\n')).toEqual([
      'error item 3: The document reports/budgt.pdf does not exist. [document-missing]',
      `  at ${join('items', '03.md')}:4:11`,
      '  help: Did you mean “reports/budget.pdf”?',
      '  help: Put the file there, or correct the path; paths count from the meeting folder.',
      '',
    ]);
  });

  test('gives a terminal no commands that stand in what it quotes', () => {
    const one = diagnose(
      'document-missing',
      { file: 'a\u001b]0;mine\u0007.pdf', near: '\u202efdp.a' },
      { at: { file: join(from, 'b\u009b.md') }, item: 'item \u001b[2J' },
    );
    const text = diagnosticText(one, plain);
    expect(text).toContain('a\ufffd]0;mine\ufffd.pdf');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e]/);
  });

  test('without item, place or remedies has no empty lines for them', () => {
    const bare = { code: 'c', severity: 'warning', message: 'Mind this.', hints: [] } as const;
    expect(diagnosticText(bare, plain)).toBe('warning Mind this. [c]\n');
  });

  test('in colour says the same', () => {
    const text = diagnosticText(missing, coloured);
    expect(text).toContain('\u001b[31m');
    expect(text).not.toBe(diagnosticText(missing, plain));
    expect(stripVTControlCharacters(text)).toBe(diagnosticText(missing, plain));
  });

  test('without colour holds no control character', () => {
    expect(diagnosticText(missing, plain)).toBe(
      stripVTControlCharacters(diagnosticText(missing, plain)),
    );
  });
});

describe('a place', () => {
  test.each([
    [{ file: join(from, 'pack.yaml'), line: 2, column: 5 }, 'pack.yaml:2:5'],
    [{ file: join(from, 'pack.yaml'), line: 2 }, 'pack.yaml:2'],
    [{ file: join(from, 'pack.yaml') }, 'pack.yaml'],
    // A column says nothing without its line.
    [{ file: join(from, 'pack.yaml'), column: 5 }, 'pack.yaml'],
    [{ file: from }, '.'],
    [{ file: resolve('/councils/council.yaml') }, join('..', 'council.yaml')],
  ])('%j', (place, text) => {
    expect(placeText(place, from)).toBe(text);
  });
});

describe('a failure as text', () => {
  const cause = new Error('ENOSPC: no space left\n    at somewhere', {
    cause: new Error('the disk is full'),
  });

  test('names what failed, the errors behind it, and remedies', () => {
    const failure = new PackError('The pack cannot be written.', { cause, hints: ['Tidy up.'] });
    expect(failureText(failure, plain)).toBe(
      [
        'failed The pack cannot be written.',
        '  because: ENOSPC: no space left',
        '  because: the disk is full',
        '  help: Tidy up.',
        '',
      ].join('\n'),
    );
    expect(stripVTControlCharacters(failureText(failure, coloured))).toBe(
      failureText(failure, plain),
    );
  });

  test('ends, even where a cause is its own cause', () => {
    const circle = new Error('round and round');
    circle.cause = circle;
    const text = failureText(new PackError('No.', { cause: circle, hints: [] }), plain);
    expect(text.match(/round and round/g)?.length).toBeLessThan(10);
  });

  test('a cause that is no error is told', () => {
    const text = failureText(new PackError('No.', { cause: 'rain', hints: [] }), plain);
    expect(text).toContain('because: rain');
  });
});

describe('a mistake as JSON', () => {
  test('has a path from where one stands, with forward slashes', () => {
    expect(diagnosticJson(missing, from)).toEqual({
      code: 'document-missing',
      severity: 'error',
      message: 'The document reports/budgt.pdf does not exist.',
      at: { file: 'items/03.md', line: 4, column: 11 },
      item: 'item 3',
      hints: missing.hints,
    });
  });

  test('leaves out what is not known', () => {
    expect(Object.keys(diagnosticJson(diagnose('does-not-settle', {}), from))).toEqual([
      'code',
      'severity',
      'message',
      'hints',
    ]);
  });
});

describe('codes', () => {
  test('are words with hyphens, each once', () => {
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('the word that was probably meant', () => {
  test.each([
    ['documants', ['title', 'documents'], 'documents'],
    ['Documents', ['title', 'documents'], 'documents'],
    ['ttle', ['title', 'documents'], 'title'],
    ['x', ['title', 'documents'], undefined],
    ['photograph', ['title', 'documents'], undefined],
    ['title', [], undefined],
  ])('%s of %j is %s', (word, candidates, meant) => {
    expect(nearest(word, candidates)).toBe(meant);
  });
});
