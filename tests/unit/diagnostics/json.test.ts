/** Paths and diagnostics as scripts read them: the same on every machine. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { diagnosticJson, pathJson } from '../../../src/diagnostics/json.js';

test('paths have forward slashes on Windows too', () => {
  const pdf = 'C:\\council\\planning\\out\\planning-pack.pdf';
  expect(pathJson(pdf, 'C:\\council', path.win32)).toBe('planning/out/planning-pack.pdf');
  expect(pathJson(pdf, 'C:\\council\\parish', path.win32)).toBe(
    '../planning/out/planning-pack.pdf',
  );
  expect(pathJson('/council/a\\b.pdf', '/council', path.posix)).toBe('a\\b.pdf');
});

test('diagnostics name their file from where the command was run', () => {
  const at = { file: path.resolve('items', '07.md'), line: 3 };
  const one = { code: 'x', severity: 'error', message: 'm', hints: [], at } as const;
  expect(diagnosticJson(one, path.resolve('.'))).toEqual({
    ...one,
    at: { file: 'items/07.md', line: 3 },
  });
});
