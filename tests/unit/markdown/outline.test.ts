/** The outline of a text: the same whether it was kept from an earlier reading or is read now, and not touched by who changes the tree. */
import { describe, expect, test } from 'vitest';
import { readMarkdown } from '../../../src/inspect/markdown/read.js';
import { outlineOf, readPaper, readTree } from '../../../src/markdown/index.js';

const text = `# Sewers

The *old* sewer[^1] is [here][map].

| Street | Year |
| --- | --- |
| High **Street** | 1871 |

<!-- Ask Ruth. -->

[map]: https://example.org/map "The map"
[own]: https://example.org/own "Nobody reads this"

[^1]: Since 1871.
`;

describe('the outline', () => {
  test('has blocks, raw HTML and unused titles with their lines', () => {
    expect(outlineOf(text)).toEqual({
      blocks: [
        { kind: 'heading', line: 1, text: 'Sewers' },
        { kind: 'paragraph', line: 3, text: 'The old sewer is here.' },
        {
          kind: 'table',
          line: 5,
          rows: [
            ['Street', 'Year'],
            ['High Street', '1871'],
          ],
        },
        { kind: 'paragraph', line: 14, text: 'Since 1871.' },
      ],
      html: [{ line: 9, value: '<!-- Ask Ruth. -->' }],
      unused: [{ line: 12, title: 'Nobody reads this' }],
    });
  });

  test('is kept as the text was read, whatever becomes of the tree, for one who asks', () => {
    const read = outlineOf(text);
    readPaper(text).children.length = 0;
    const kept = outlineOf(text);
    expect(kept).toEqual(read);
    expect(outlineOf(text)).not.toBe(kept);
    expect(readTree(text).children).not.toHaveLength(0);
  });
});

describe('a report that is looked into', () => {
  const report = `---\nwards: All\n---\n\n \n${text}`;
  const found = () => {
    const { paper, comments, unseen } = readMarkdown(report);
    return {
      lines: paper.blocks.map(({ line }) => line),
      headings: paper.headings,
      ...{ comments, unseen },
    };
  };

  test('has the lines of its file, whether it was rendered before or not', () => {
    const fresh = found();
    expect(fresh).toEqual({
      lines: [6, 8, 10, 19],
      headings: ['wards', 'Sewers'],
      comments: [14],
      unseen: [{ line: 17, letters: 15 }],
    });
    // As `load` parts it from its front matter.
    readPaper(text.trimEnd());
    expect(found()).toEqual(fresh);
  });
});
