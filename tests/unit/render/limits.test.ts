/** What a text may ask for: near the limits it is set, and work that does not end is stopped. */
import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/render/markdown/index.js';
import { withinLimits } from '../../../src/render/markdown/limits.js';
import { withinTime } from '../../../src/render/within-time.js';

const codesOf = (source: string): readonly string[] =>
  renderMarkdown(
    { source, at: { file: 'text.md', line: 1, column: 1 } },
    { headingLevel: 1, idPrefix: '' },
  ).diagnostics.map(({ code }) => code);

test.each([
  ['quotations, thirty deep', `${'> '.repeat(30)}x`],
  ['lists, fifteen deep', Array.from({ length: 15 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
  [
    'a table of forty columns and fifty rows',
    `|${'a|'.repeat(40)}\n|${'-|'.repeat(40)}\n${`|${'**b**|'.repeat(40)}\n`.repeat(50)}`,
  ],
  ['code that is indented far', `    ${' '.repeat(300)}x = 1`],
  ['a rule of many hyphens', '-'.repeat(500)],
  ['letters with accents, and Welsh', 'Cyngor Bwrdeistref – Llŷn, e\u0301 \u200d'],
])('is enough for %s', (_, source) => {
  expect(codesOf(source)).toEqual([]);
});

test('is told where it is passed, without a page', () => {
  const table = `|a|b|\n|-|-|\n`;
  const { html, diagnostics } = renderMarkdown(
    {
      source: `x\n\n|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${'|b|\n'.repeat(1_100)}\n${table}`,
      at: { file: 'text.md', line: 5, column: 1 },
    },
    { headingLevel: 1, idPrefix: '', item: 'item 1' },
  );
  expect(html).toBe('');
  expect(diagnostics).toMatchObject([
    { code: 'text-too-complex', item: 'item 1', at: { line: 7 } },
  ]);
});

test('work without an end is stopped in its time', () => {
  const began = performance.now();
  const endless = (): never => {
    for (;;);
  };
  expect(withinTime(endless, 50)).toEqual({ stopped: 'time' });
  expect(withinLimits(endless, 50)).toEqual({
    excess: { what: 'it takes longer to read than 0.05 seconds' },
  });
  expect(performance.now() - began).toBeLessThan(60_000);
});

test('work that calls itself without an end is stopped, and other errors are passed on', () => {
  const deep = (): number => 1 + deep();
  expect(withinTime(deep, 10_000)).toEqual({ stopped: 'stack' });
  expect(withinTime(() => 'x'.repeat(2 ** 30), 10_000)).toEqual({ stopped: 'length' });
  expect(() => withinTime(() => Number('x').toFixed(200), 10_000)).toThrow(RangeError);
  expect(withinTime(() => 'done', 10_000)).toEqual({ value: 'done' });
});
