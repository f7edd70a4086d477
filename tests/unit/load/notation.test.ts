/** Mistakes in the notation: YAML and the fences of front matter. */
import { expect, test } from 'vitest';
import { parseYaml } from '../../../src/load/yaml.js';
import { processorTime } from '../../support/processor-time.js';
import { type Expected, expectProblems, itemFile, itemWith, loadWith, packYaml } from './folder.js';

/** What is said of a text of YAML: its place, the cause, the remedy. */
const syntax: readonly (readonly [string, string, string, string, string])[] = [
  ['Tab key', 'a: 1\nb:\n\t- c\n', '3:1', 'Tab key', 'spaces'],
  [
    'no space after a colon',
    'a: 1\ntime:17\nb: 2\n',
    '2:1',
    'no space after the colon of “time:”',
    '',
  ],
  ['no space after the first colon', 'date:1\nb: 2\n', '1:1', 'the colon of “date:”', ''],
  ['no space after a hyphen', 'a:\n- b\n-c\n', '3:1', 'no space after the hyphen', ''],
  [
    'an open quotation mark',
    'a: 1\nname: "Abc\nvenue: x\n',
    '2:7',
    '(") that begins here is not closed',
    'same mark',
  ],
  ['an open single mark', "name: 'Abc\n", '1:7', "(') that begins here", 'same mark'],
  ['text after a quotation', 'a: "A" and B\n', '1:4', 'goes on after its closing', 'single'],
  ['an apostrophe', "a: 'Children's homes'\n", '1:4', 'goes on after its closing', '(")'],
  ['two colons', 'title: Budget: update\n', '1:8', 'a colon of its own', 'quotation marks'],
  ['a line too far in', 'a:\n  b: c\n   d: e\n', '3:4', 'not indented like', 'same column'],
  ['a line too far out', 'a:\n  b:\n  - c\n - d\n', '4:1', 'not indented like', 'same column'],
  ['a reserved sign', 'title: @x\n', '1:8', 'begins with “@”', 'quotation marks'],
  ['braces of a fill-in', 'title: {{body}} x\n', '1:8', 'begins with “{”', 'quotation marks'],
  ['brackets in a title', 'title: [Draft] Budget\n', '1:8', 'begins with “[”', 'quotation marks'],
  ['an open bracket', 'wards: [a, b\n', '1:8', '“[” is not closed', 'Close it'],
  ['words alone', 'a: b\nSome words\nc: d\n', '2:1', '“Some words” stands by itself', 'a hyphen'],
  ['a dividing line', 'a: 1\n---\nb: 2\n', '2:1', 'three hyphens', 'Remove'],
  ['a backslash', 'a: "C:\\papers"\n', '1:7', 'backslash', 'single'],
  ['an asterisk', 'title: *Urgent\n', '1:8', 'begins with “*”', 'quotation marks'],
  ['an ampersand', 'title: &Co x\n', '1:8', 'begins with “&”', 'quotation marks'],
  ['an exclamation mark', 'title: !x y\n', '1:8', 'begins with “!”', 'quotation marks'],
  ['a list as a key', '? [a]\n: b\n', '1:3', 'A key must be a word', 'quotation marks'],
  ['a list, then a key', '- a\nb: c\n', '2:1', 'does not fit the lines above it.', 'Compare'],
  [
    'a line of a list',
    'a:\n  - b\n  c\n  - d\n',
    '3:3',
    'must begin with “- ”',
    'in the same column',
  ],
  ['a key in a list', 'a:\n - x: y\n - - z\n  w: q\n', '4:3', 'must begin with “- ”', 'before it'],
  ['a list on one line', 'a: - b\n', '1:4', 'cannot begin on the line of its key', 'of its own'],
  ['a bracket too many', 'a: ]\n', '1:4', 'A bracket', 'quotation marks'],
  [
    'curly quotation marks',
    'title: “Budget: update”\n',
    '1:8',
    'a colon of its own',
    'These are curly quotation marks; YAML needs straight ones: "Budget: update".',
  ],
];

test.each(syntax)('YAML: %s', (_, text, place, cause, remedy) => {
  const { value, diagnostics } = parseYaml(text, '/pack.yaml');
  expect(value).toBeUndefined();
  const [first] = diagnostics;
  expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax']);
  expect(`${first?.at?.line}:${first?.at?.column}`).toBe(place);
  expect(first?.message).toContain(cause);
  expect(first?.hints.join(' ')).toContain(remedy);
});

test('every scalar stays as it was written, and nothing is nothing', () => {
  const { value } = parseYaml('a: 17.00\nb: yes\nc: 010\nd:\ne: ""\nf: ~\n__proto__: x\n', '/f');
  expect(Object.entries(value?.data ?? {})).toEqual([
    ['a', '17.00'],
    ['b', 'yes'],
    ['c', '010'],
    ['d', undefined],
    ['e', undefined],
    ['f', '~'],
    ['__proto__', 'x'],
  ]);
});

test('places are those of keys and of values', () => {
  const { value } = parseYaml('a: 1\nb:\n  - c: |\n      text\n', '/f');
  expect(value?.keyAt(['b', 0, 'c'])).toEqual({ file: '/f', line: 3, column: 5 });
  expect(value?.valueAt(['a'])).toEqual({ file: '/f', line: 1, column: 4 });
  expect(value?.valueAt(['b', 0, 'c']).line).toBe(4);
  expect(value?.keyAt(['b', 0, 'missing'])).toEqual({ file: '/f', line: 3, column: 5 });
  expect(value?.keyAt(['missing'])).toEqual({ file: '/f', line: 1, column: 1 });
});

test.each([
  ['brackets', `a: ${'['.repeat(1_000_000)}`],
  ['braces', '{a: '.repeat(100_000)],
  ['hyphens', '- '.repeat(100_000)],
  ['lines', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
])('deep %s are refused quickly', (_, text) => {
  let parsed: ReturnType<typeof parseYaml> | undefined;
  expect(
    processorTime(() => {
      parsed = parseYaml(text, '/f');
    }),
  ).toBeLessThan(8_000);
  expect(parsed?.value).toBeUndefined();
  expect(parsed?.diagnostics.map(({ code }) => code)).toEqual(['nested-too-deep']);
});

test('aliases cannot multiply', () => {
  const lines = ['a: &a [x, x]', ...Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*a, *a]`)];
  const { value, diagnostics } = parseYaml(lines.join('\n'), '/f');
  expect(value).toBeUndefined();
  expect(diagnostics[0]).toMatchObject({ code: 'yaml-syntax', at: { line: 1, column: 4 } });
});

const cases: readonly (readonly [string, string, string, readonly Expected[]])[] = [
  [
    'a key that is written twice; the rest is still checked',
    packYaml,
    'date: 2019-07-03\npublished: 2019-06-25\ndate: 2019-07-04\nvenu: x\nagenda:\n  part-a: [apologies, 03-budget]\n',
    [
      {
        code: 'duplicate-key',
        file: packYaml,
        line: 3,
        column: 1,
        message: '“date” is written twice: it is already on line 1',
        hint: 'Keep one',
      },
      { code: 'unknown-key', file: packYaml, line: 4, message: 'venu', hint: '“venue”' },
    ],
  ],
  [
    'a # that cuts a title',
    itemFile,
    itemWith('title: Budget #2 of 3 # a real note'),
    [
      {
        code: 'hash-cuts-text',
        severity: 'warning',
        file: itemFile,
        line: 2,
        column: 15,
        item: 'item 2',
        message: '“#2 of 3',
        hint: 'quotation marks',
      },
    ],
  ],
  [
    'a # that cuts all of a value',
    'council/council.yaml',
    'name: A\nnation: wales\ncolour: #1d4b63\nlogo: # none yet\n',
    [
      {
        code: 'hash-cuts-text',
        severity: 'warning',
        file: 'council/council.yaml',
        line: 3,
        column: 9,
        message: '“#1d4b63',
        hint: 'quotation marks',
      },
    ],
  ],
  [
    'a file that holds no key at all',
    packYaml,
    'name = x\n',
    [{ code: 'no-keys', file: packYaml, line: 1, message: 'key: value', hint: 'name: ' }],
  ],
  [
    'no front matter',
    itemFile,
    '# Budget\n\nText.\n',
    [
      {
        code: 'front-matter-missing',
        file: itemFile,
        line: 1,
        item: 'item 2',
        message: '03-budget.md does not begin with a line of three hyphens',
        hint: 'title: ',
      },
    ],
  ],
  [
    'front matter that is not closed',
    itemFile,
    '---\ntitle: Budget\n\nText.\n',
    [
      {
        code: 'front-matter-unclosed',
        file: itemFile,
        line: 1,
        message: 'three more',
        hint: '---',
      },
    ],
  ],
  [
    'four hyphens',
    itemFile,
    '---\ntitle: Budget\n----\nText.\n',
    [
      {
        code: 'front-matter-fence',
        file: itemFile,
        line: 3,
        message: '“----”',
        hint: 'three hyphens',
      },
    ],
  ],
  [
    'front matter that is a program',
    itemFile,
    '---js\n{ title: process.exit(1) }\n---\n',
    [{ code: 'front-matter-fence', file: itemFile, line: 1, message: '“---js”' }],
  ],
  [
    'YAML of front matter, counted by the lines of the file',
    itemFile,
    itemWith('# note', 'title: Budget', 'wards:East'),
    [{ code: 'yaml-syntax', file: itemFile, line: 4, item: 'item 2', message: '“wards:”' }],
  ],
];

test.each(cases)('%s', async (_, path, content, expected) => {
  expectProblems(await loadWith({ [path]: content }), expected);
});
