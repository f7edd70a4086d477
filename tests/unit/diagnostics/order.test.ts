/** The order in which mistakes are told, and whether they stop a build. */
import { describe, expect, test } from 'vitest';
import { inOrder, stops } from '../../../src/diagnostics/order.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';

function at(message: string, ...[file, line, column]: [string?, number?, number?]): Diagnostic {
  const place = {
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return {
    code: 'c',
    severity: 'error',
    message,
    hints: [],
    ...(file === undefined ? {} : { at: { file, ...place } }),
  };
}

describe('order', () => {
  test('by file, line and column; without a place last', () => {
    const sorted = [
      at('whole file', 'a.yaml'),
      at('line 2', 'a.yaml', 2, 9),
      at('line 10', 'a.yaml', 10, 1),
      at('column 3', 'b.yaml', 1, 3),
      at('column 20', 'b.yaml', 1, 20),
      at('capitals are not put first by every language', 'É.yaml', 1, 1),
      at('nowhere'),
    ];
    const shuffled = [3, 6, 1, 5, 0, 4, 2].flatMap((index) => sorted[index] ?? []);
    expect(inOrder(shuffled)).toEqual(sorted);
  });

  test('as found where the place is the same', () => {
    const [first, second] = [at('z', 'a.yaml', 1, 1), at('a', 'a.yaml', 1, 1)];
    expect(inOrder([first, second])).toEqual([first, second]);
  });

  test('the same mistake is told once, a similar one again', () => {
    const twice = [at('m', 'a.yaml', 1), at('m', 'a.yaml', 1), at('m', 'a.yaml', 2)];
    expect(inOrder(twice)).toEqual([at('m', 'a.yaml', 1), at('m', 'a.yaml', 2)]);
  });

  test('what is given is left as it was', () => {
    const given = [at('b', 'b.yaml'), at('a', 'a.yaml')];
    inOrder(given);
    expect(given.map(({ message }) => message)).toEqual(['b', 'a']);
  });
});

test('errors stop a build, warnings only a strict one', () => {
  const error = at('m');
  const warning: Diagnostic = { ...error, severity: 'warning' };
  expect(stops([], true)).toBe(false);
  expect(stops([warning], false)).toBe(false);
  expect(stops([warning], true)).toBe(true);
  expect(stops([warning, error], false)).toBe(true);
});
