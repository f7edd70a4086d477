import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { besideDocument } from '../../../src/diagnostics/listed-document.js';

it.each(['reports/x.pdf', '../2024-09-12/reports/Budget 2.pdf', 'a: b.pdf', '- a #1.pdf'])(
  'what it shows for %s can be written so',
  (file) => {
    const shown = besideDocument(file, 'comments: drop').match(/“[^”]*”/g) ?? [];
    const lines = shown.map((line) => line.slice(1, -1));
    expect(parse(lines.join('\n'))).toEqual([{ file, comments: 'drop' }]);
  },
);
