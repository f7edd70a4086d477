/** One entry more in a list, and not another character changed. */
import { describe, expect, test } from 'vitest';
import { withDocument } from '../../../src/begin/add/item-file.js';
import { type Entry, withEntry, withReplaced } from '../../../src/begin/add/list-edit.js';

const agenda = `# The meeting.
date: 2024-09-12   # a Thursday

agenda:
  # What comes first.
  part-a:
    - apologies   # always
    # The wall again.
    - "02-wall"

    - 'budget'
  part-b: [rent]
# The end.
`;

describe('an entry', () => {
  test('goes behind the remark of the one before it', () => {
    expect(withEntry(agenda, ['agenda', 'part-a'], 1, 'new')).toBe(
      agenda.replace('# always\n', '# always\n    - new\n'),
    );
  });

  test('goes first', () => {
    expect(withEntry(agenda, ['agenda', 'part-a'], 0, 'new')).toBe(
      agenda.replace('    - apologies', '    - new\n    - apologies'),
    );
  });

  test('goes last', () => {
    expect(withEntry(agenda, ['agenda', 'part-a'], 3, 'new')).toBe(
      agenda.replace("    - 'budget'\n", "    - 'budget'\n    - new\n"),
    );
  });

  test.each([
    [0, '[new, rent]'],
    [1, '[rent, new]'],
  ])('goes between brackets, at %i', (index, list) => {
    expect(withEntry(agenda, ['agenda', 'part-b'], index, 'new')).toBe(
      agenda.replace('[rent]', list),
    );
  });

  test.each([
    ['no line end at the file’s end', 'a:\n- x', 'a:\n- x\n- new\n'],
    ['an empty list', 'a: []\n', 'a: [new]\n'],
    ['a key with nothing behind it', 'a:\nb: 1\n', 'a:\n  - new\nb: 1\n'],
    ['no such key', 'b: 1\n', 'b: 1\na:\n  - new\n'],
    ['Windows’ line ends', 'a:\r\n  - x\r\nb: 1\r\n', 'a:\r\n  - x\r\n  - new\r\nb: 1\r\n'],
  ])('%s', (_, text, wanted) => {
    const index = /- x/.test(text) ? 1 : 0;
    expect(withEntry(text, ['a'], index, 'new')).toBe(wanted);
  });

  test('of several keys goes behind one with folded text', () => {
    const text =
      'documents:\n  - file: a.jpg\n    alt: >-\n      A wall,\n      and a gate.\nwards: [A]\n';
    const entry: Entry = {
      file: 'b.pdf',
      access: { exempt: { paragraphs: ['3'], reason: 'a: b' } },
    };
    expect(withEntry(text, ['documents'], 1, entry)).toBe(
      text.replace(
        'gate.\n',
        'gate.\n  - file: b.pdf\n    access:\n      exempt:\n        paragraphs: [3]\n        reason: "a: b"\n',
      ),
    );
  });

  test.each(['a: "# b"', '- c', 'yes', '17:00', '*d', "e's", 'f #g', ' h', '{i', '2024'])(
    'comes out as typed: %s',
    (text) => {
      for (const list of ['a:\n  - x\n', 'a: [x]\n']) {
        expect(withEntry(list, ['a'], 1, text), list).toBeDefined();
      }
    },
  );
});

describe('what cannot be amended surely is left', () => {
  test.each([
    ['text in place of a list', 'a: one\n', ['a']],
    ['a list deep within that is not there', 'a: {}\n', ['a', 'b']],
    ['an entry with nothing in it', 'a:\n  -\n', ['a']],
    ['a list that is there twice', 'a:\n  - x\na:\n  - y\n', ['a']],
    ['no sound YAML', 'a:\n  - x\n b: [', ['a']],
  ])('%s', (_, text, path) => {
    expect(withEntry(text, path, 1, 'new')).toBeUndefined();
  });
});

test('another name takes the place of an entry, and its remark stays', () => {
  expect(withReplaced(agenda, ['agenda', 'part-a'], 0, '01-apologies')).toBe(
    agenda.replace('- apologies ', '- 01-apologies '),
  );
});

describe('a document is added to an item’s file', () => {
  const body = '\nTo note --- and\n\n---\n\ndocuments:\n';

  test('that has none', () => {
    expect(withDocument(`---\ntitle: A # b\n---\n${body}`, 0, 'reports/a.pdf')).toBe(
      `---\ntitle: A # b\ndocuments:\n  - reports/a.pdf\n---\n${body}`,
    );
  });

  test('that has one, with Windows’ line ends', () => {
    const text = '---\r\ntitle: A\r\ndocuments:\r\n- a.pdf\r\n---\r\nText\r\n';
    expect(withDocument(text, 1, { file: 'b.pdf', role: 'appendix' })).toBe(
      text.replace('a.pdf\r\n', 'a.pdf\r\n- file: b.pdf\r\n  role: appendix\r\n'),
    );
  });

  test('but not to a file without a head', () => {
    expect(withDocument('Text\n', 0, 'a.pdf')).toBeUndefined();
  });
});
