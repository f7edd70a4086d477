/** Mistakes between the agenda, the item files and the standing texts. */
import { expect, test } from 'vitest';
import { loadPack } from '../../../src/load/index.js';
import {
  type Expected,
  expectProblems,
  type Files,
  itemFile,
  itemWith,
  loadWith,
  meetingPath,
  packYaml,
  soundPack,
  writeFiles,
} from './folder.js';

const agenda = (...names: readonly string[]) =>
  ['date: 2019-07-03', 'published: 2019-06-25', 'agenda:', '  part-a:']
    .concat(
      names.map((name) => `    - ${name}`),
      '',
    )
    .join('\n');

const minutes = `${meetingPath}/items/02-minutes.md`;

const cases: readonly (readonly [string, Files, readonly Expected[]])[] = [
  [
    'an item that is nearly there',
    { [packYaml]: agenda('apologies', '03-budget', '03-bugdet') },
    [
      {
        code: 'item-missing',
        file: packYaml,
        line: 7,
        column: 7,
        item: 'item 3',
        message: 'no file items/03-bugdet.md',
        hint: '“03-budget”',
      },
    ],
  ],
  [
    'letters in another case',
    { [packYaml]: agenda('03-budget', '03-Budget') },
    [{ code: 'item-missing', file: packYaml, line: 6, message: '03-Budget', hint: '“03-budget”' }],
  ],
  [
    'an item that is nowhere near',
    { [packYaml]: agenda('03-budget', '04-library.md') },
    [
      {
        code: 'item-missing',
        file: packYaml,
        line: 6,
        message: 'items/04-library.md',
        hint: 'The files in items/: 03-budget',
      },
    ],
  ],
  [
    'an item written in Word',
    {
      [packYaml]: agenda('03-budget', '04-library'),
      [`${meetingPath}/items/04-library.docx`]: 'PK',
    },
    [
      {
        code: 'item-missing',
        file: packYaml,
        message: '04-library',
        hint: 'items/04-library.docx',
      },
    ],
  ],
  ...['04-library.txt', '04-library.md.txt', '04-library.MD.txt'].map(
    (file): (typeof cases)[number] => [
      `an item saved by Notepad as ${file}`,
      { [packYaml]: agenda('03-budget', '04-library'), [`${meetingPath}/items/${file}`]: 'x' },
      [{ code: 'item-missing', file: packYaml, message: '04-library', hint: `items/${file}, but` }],
    ],
  ),
  [
    'a standing item that is nearly there',
    { [packYaml]: agenda('apologys', '03-budget') },
    [
      {
        code: 'unknown-standing-item',
        file: packYaml,
        line: 5,
        item: 'item 1',
        message: 'no standing item “apologys”',
        hint: 'Did you mean “apologies”? Standing items: apologies, disclosures, minutes.',
      },
    ],
  ],
  [
    'a standing item in a sentence',
    { [packYaml]: agenda('Disclosures of interest', '03-budget') },
    [{ code: 'unknown-standing-item', file: packYaml, message: 'interest', hint: '“disclosures”' }],
  ],
  [
    'an item file that adds to no standing item',
    { [itemFile]: itemWith('title: Budget', 'standing: minuets') },
    [
      {
        code: 'unknown-standing-item',
        file: itemFile,
        line: 3,
        column: 11,
        item: 'item 2',
        message: '“minuets”',
        hint: '“minutes”',
      },
    ],
  ],
  [
    'the same item twice',
    { [packYaml]: agenda('apologies', '03-budget', 'items/03-budget.md') },
    [
      {
        code: 'item-listed-twice',
        file: packYaml,
        line: 7,
        message: '“03-budget” is on the agenda twice: it is already on line 6',
      },
    ],
  ],
  [
    'a standing item, and the file that adds to it',
    {
      [packYaml]: agenda('minutes', '02-minutes', '03-budget'),
      [minutes]: itemWith('standing: minutes'),
    },
    [{ code: 'item-listed-twice', file: packYaml, line: 6, message: 'line 5' }],
  ],
  [
    'an item that is not listed',
    { [`${meetingPath}/items/09-other.md`]: itemWith('title: Other') },
    [
      {
        code: 'item-not-listed',
        severity: 'warning',
        file: `${meetingPath}/items/09-other.md`,
        message: '“09-other”',
        hint: '“- 09-other”',
      },
    ],
  ],
  [
    'a standing item listed in place of the file that adds to it',
    { [packYaml]: agenda('minutes', '03-budget'), [minutes]: itemWith('standing: minutes') },
    [
      {
        code: 'item-file-not-used',
        file: packYaml,
        line: 5,
        item: 'item 1',
        message: 'items/02-minutes.md, which adds to it, is not used',
        hint: 'Write “02-minutes” instead of “minutes”.',
      },
    ],
  ],
  [
    'a standing item listed in place of the file that holds its paper',
    {
      [packYaml]: agenda('minutes', '03-budget'),
      [minutes]: itemWith('standing: minutes', 'documents: [reports/m.pdf]'),
    },
    [
      {
        code: 'item-file-not-used',
        file: packYaml,
        message: 'The agenda lists “minutes”',
        hint: 'instead of “minutes”, so that its paper is in the pack.',
      },
    ],
  ],
  [
    'a restricted file that adds to a standing item is not spoken of',
    {
      [packYaml]: agenda('minutes', '03-budget'),
      [minutes]: itemWith('standing: minutes', 'access: exempt'),
    },
    [],
  ],
  [
    'two files that are one item',
    { [`${meetingPath}/items/03-budget.markdown`]: itemWith('title: Other') },
    [
      {
        code: 'duplicate-item-file',
        file: itemFile,
        message: '03-budget.markdown and 03-budget.md',
      },
    ],
  ],
  [
    'two files that differ in case',
    {
      [packYaml]: agenda('03-budget', '03-Budget'),
      [`${meetingPath}/items/03-Budget.MD`]: itemWith('title: Other'),
    },
    [{ code: 'duplicate-item-file', file: itemFile, message: '03-Budget.MD and 03-budget.md' }],
  ],
  [
    'two standing texts between which nothing decides',
    {
      'council/standing/a.md': itemWith('standing: filming', 'title: A'),
      'council/standing/b.md': itemWith('standing: filming', 'title: B'),
      'council/standing/c.md': itemWith('standing: filming', 'title: C', 'from: 2024-01-01'),
    },
    [
      {
        code: 'duplicate-standing',
        file: 'council/standing/b.md',
        message: 'also written in a.md',
      },
    ],
  ],
];

test.each([
  ['declarations', 'disclosures'],
  ['declarations-of-interest', 'disclosures'],
  ['disclosures-of-interest', 'disclosures'],
  ['interests', 'disclosures'],
  ['apologies-for-absence', 'apologies'],
  ['minutes-of-previous-meeting', 'minutes'],
  ['previous-minutes', 'minutes'],
  ['urgent', 'urgent-business'],
  ['any-other-business', 'urgent-business'],
  ['AOB', 'urgent-business'],
  ['Exclusion of press and public', 'exclusion'],
  ['exclusion-of-the-press-and-public', 'exclusion'],
  ['recording', 'filming'],
  ['matters-arising', 'actions'],
  ['action-log', 'actions'],
])('people’s own name for a standing item: %s', async (written, meant) => {
  const root = await writeFiles({ ...soundPack, [packYaml]: agenda(written, '03-budget') });
  // With the program's own standing texts: their names are what is suggested.
  const { diagnostics } = await loadPack(`${root}/${meetingPath}`, 'members');
  expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-standing-item']);
  expect(diagnostics[0]?.hints[0]).toBe(
    meant === 'exclusion'
      ? 'Did you mean “exclusion”, or in a parish “exclusion-parish”?'
      : `Did you mean “${meant}”?`,
  );
});

test('the agenda may be one plain list', async () => {
  const { value, diagnostics } = await loadWith({
    [packYaml]: 'date: 2019-07-03\npublished: 2019-06-25\nagenda:\n  - apologies\n  - 03-budget\n',
  });
  expect(diagnostics).toEqual([]);
  expect(value?.meeting).toMatchObject({
    inParts: false,
    partA: [
      { name: 'apologies', at: { line: 4, column: 5 } },
      { name: '03-budget', at: { line: 5, column: 5 } },
    ],
    partB: [],
  });
});

test.each(cases)('%s', async (_, files, expected) => {
  expectProblems(await loadWith(files), expected);
});

test('a folder whose name is no date is warned of', async () => {
  const files = Object.fromEntries(
    Object.entries(soundPack).map(([path, text]) => [
      path.replace(meetingPath, 'council/panel/july'),
      text,
    ]),
  );
  const root = await writeFiles(files);
  const loaded = await loadPack(`${root}/council/panel/july`, 'members', `${root}/built-in`);
  expectProblems({ ...loaded, root }, [
    {
      code: 'folder-without-date',
      severity: 'warning',
      file: 'council/panel/july/pack.yaml',
      message: '“july”',
      hint: 'Rename it 2019-07-03',
    },
  ]);
});

test('what leads nowhere is reported once: later stages find a stand-in', async () => {
  const { value } = await loadWith({
    [packYaml]: agenda('apologys', '03-budget', '04-gone'),
    [itemFile]: itemWith('standing: minuets'),
  });
  expect(value?.items.get('apologys')).toMatchObject({ title: 'apologys', documents: [] });
  expect(value?.items.get('04-gone')).toMatchObject({ title: '04-gone', at: { line: 7 } });
  expect(value?.items.get('03-budget')).toMatchObject({ title: '03-budget' });
  expect(value?.items.get('03-budget')?.standing).toBeUndefined();
});

test('with a pack.yaml that cannot be read, items are still checked', async () => {
  const loaded = await loadWith({ [packYaml]: 'date:2019\nx: y\n', [itemFile]: itemWith('x: y') });
  expect(loaded.value).toBeUndefined();
  expect(loaded.diagnostics.map(({ code, item }) => [code, item])).toEqual([
    ['yaml-syntax', undefined],
    ['unknown-key', '03-budget'],
    ['missing-key', '03-budget'],
  ]);
});
