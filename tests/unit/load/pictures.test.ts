/** What an item file says of a document that is a picture: `alt` and `fit`. */
import { expect, test } from 'vitest';
import { itemFile, itemWith, loadWith } from './folder.js';

async function documentWith(...lines: readonly string[]) {
  const { value, diagnostics } = await loadWith({
    [itemFile]: itemWith(
      'title: Weir',
      'documents:',
      '  - file: reports/weir.jpg',
      ...lines.map((line) => `    ${line}`),
    ),
  });
  return { document: value?.items.get('03-budget')?.documents[0], diagnostics };
}

test('alternative text and fit are read', async () => {
  const { document, diagnostics } = await documentWith('alt: The weir in flood', 'fit: Size');
  expect(diagnostics).toEqual([]);
  expect(document).toMatchObject({ alternative: 'The weir in flood', fit: 'size' });
});

test('an alternative text that says nothing is none', async () => {
  const { document, diagnostics } = await documentWith("alt: ' '");
  expect(diagnostics).toEqual([]);
  expect(document).not.toHaveProperty('alternative');
  expect(document).not.toHaveProperty('fit');
});

test('a fit that there is not is named with those that there are', async () => {
  const { diagnostics } = await documentWith('fit: pages');
  expect(diagnostics).toMatchObject([
    {
      code: 'not-a-choice',
      hints: ['Did you mean “page”?', 'Write one of: page, size.'],
      at: { line: 5 },
    },
  ]);
});
