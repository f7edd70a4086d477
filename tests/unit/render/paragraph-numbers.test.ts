/** Numbers of paragraphs: kept as written, and told from the figures of a sentence. */
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/render/markdown/index.js';

/** Each paragraph as "number | text", or its text where it has no number. */
function paragraphs(source: string): readonly string[] {
  const text = { source, at: { file: '/council/a.md', line: 1 } };
  const { html } = renderMarkdown(text, { headingLevel: 1, idPrefix: '' });
  return [...html.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/g)].map(([, content = '']) =>
    content
      .replace(/<span class="number">(.*?)<\/span>/, '$1 |')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('lines within a paragraph', () => {
  test.each([
    ['3.1 One\n3.2 Two', ['3.1 | One', '3.2 | Two']],
    [
      '3.1 One\n3.1.1 Below\n3.1.2 Below\n3.2 Two',
      ['3.1 | One', '3.1.1 | Below', '3.1.2 | Below', '3.2 | Two'],
    ],
    ['3.9 One\n4.1 Two\n4.1.1 Three', ['3.9 | One', '4.1 | Two', '4.1.1 | Three']],
    ['3.9 One\n3.10 Two', ['3.9 | One', '3.10 | Two']],
    ['3.1. One\n3.2. Two', ['3.1. | One', '3.2. | Two']],
    ['A.1 One\nA.2 Two\nB.1 Three', ['A.1 | One', 'A.2 | Two', 'B.1 | Three']],
    ['(a) one\n(b) two', ['(a) | one', '(b) | two']],
    ['(i) one\n(ii) two\n(iii) three', ['(i) | one', '(ii) | two', '(iii) | three']],
    ['(h) one\n(i) two\n(j) three', ['(h) | one', '(i) | two', '(j) | three']],
    [
      '(a) one\n(i) two\n(ii) three\n(b) four',
      ['(a) | one', '(i) | two', '(ii) | three', '(b) | four'],
    ],
    [
      '(a) one\n(i) two\n(ii) three\n(b) four\n(i) five\n(ii) six',
      ['(a) | one', '(i) | two', '(ii) | three', '(b) | four', '(i) | five', '(ii) | six'],
    ],
    ['(1) one\n(2) two', ['(1) | one', '(2) | two']],
    ['3.1 **Bold** one\n3.2 Two', ['3.1 | Bold one', '3.2 | Two']],
  ])('%j are paragraphs', (source, expected) => {
    expect(paragraphs(source)).toEqual(expected);
  });

  test.each([
    [
      '3.1 Spending rose from\n1.2 to 1.5 million pounds.',
      '3.1 | Spending rose from 1.2 to 1.5 million pounds.',
    ],
    ['3.1 Spending rose to\n3.2 million pounds.', '3.1 | Spending rose to 3.2 million pounds.'],
    [
      '3.1 As was said in paragraph\n3.4 of the report.',
      '3.1 | As was said in paragraph 3.4 of the report.',
    ],
    [
      '3.2 As was said in paragraph\n3.1 of the report.',
      '3.2 | As was said in paragraph 3.1 of the report.',
    ],
    ['3.1 It measures\n4.5 by 3 metres.', '3.1 | It measures 4.5 by 3 metres.'],
    ['(b) as under\n(a) above', '(b) | as under (a) above'],
    ['(a) as in regulation 4\n(3) of them', '(a) | as in regulation 4 (3) of them'],
    ['A.1 See\n1.2 below', 'A.1 | See 1.2 below'],
    ['Spending rose from\n1.2 to 1.3', 'Spending rose from 1.2 to 1.3'],
  ])('%j are one paragraph', (source, expected) => {
    expect(paragraphs(source)).toEqual([expected]);
  });
});

describe('the opening of a paragraph', () => {
  test.each([
    ['3.5 per cent of children were placed far away.'],
    ['3.5% of children were placed far away.'],
    ['3.4 Heading.\n\n7.5 per cent of children were placed far away.'],
    ['3.4 Heading.\n\n1.2 million pounds were spent.'],
    ['3.4 Heading.\n\n2.5 miles of drains were laid.'],
    ['3.4 Heading.\n\n6.30 pm is when it begins.'],
  ])('is a figure: %j', (source) => {
    expect(paragraphs(source).at(-1)).not.toContain('|');
  });

  test.each([
    ['3.4 Children.\n\n3.5 per cent points are explained below.', '3.5'],
    ['3.5 Per cent is written in words.', '3.5'],
    ['3.4 One.\n\n7.2 Million-pound schemes.', '7.2'],
    ['2.1 to approve the budget;', '2.1'],
    ['3.4 Kept though 3.3 is missing.', '3.4'],
    ['3.1 Metre', '3.1'],
    ['3.1 mealtimes', '3.1'],
    ['A.1 Annex', 'A.1'],
    ['(a) per cent', '(a)'],
  ])('is a number: %j', (source, number) => {
    expect(paragraphs(source).at(-1)).toMatch(new RegExp(`^${number.replace(/\W/g, '\\$&')} \\|`));
  });

  test('a figure does not break the order of the numbers around it', () => {
    expect(paragraphs('3.4 One.\n\n9.5 per cent.\n\n3.5 per cent points.')).toEqual([
      '3.4 | One.',
      '9.5 per cent.',
      '3.5 | per cent points.',
    ]);
  });
});
