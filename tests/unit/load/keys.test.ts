/** Mistakes in keys and in what is written after them. */
import { expect, test } from 'vitest';
import {
  type Expected,
  expectProblems,
  itemFile,
  itemWith,
  loadWith,
  packWith,
  packYaml,
} from './folder.js';

const council = 'council/council.yaml';
const committee = 'council/panel/committee.yaml';

type Case = readonly [string, string, string, Expected | readonly Expected[]];

function inPack(name: string, lines: Readonly<Record<string, string>>, expected: object): Case {
  return [name, packYaml, packWith(lines), { file: packYaml, ...expected } as Expected];
}

function inItem(name: string, lines: readonly string[], expected: object): Case {
  const problem = { file: itemFile, item: 'item 2', ...expected } as Expected;
  return [name, itemFile, itemWith(...lines), problem];
}

const cases: readonly Case[] = [
  inPack(
    'unknown key',
    { venu: 'Room' },
    { code: 'unknown-key', line: 3, column: 1, message: '“venu”', hint: 'Did you mean “venue”' },
  ),
  inPack(
    'unknown key with nothing near',
    { weather: 'fine' },
    { code: 'unknown-key', line: 3, message: '“weather”', hint: 'Known here: date, published' },
  ),
  inPack(
    'unknown key in a group',
    { contact: '{name: A, fone: 1}' },
    { code: 'unknown-key', line: 3, column: 20, message: '“fone”', hint: '“phone”' },
  ),
  inPack(
    'a day that is not',
    { date: '2019-02-30' },
    { code: 'impossible-date', line: 1, column: 7, message: '“2019-02-30”', hint: '2019-07-03' },
  ),
  inPack(
    'a date in words',
    { date: '3 July 2019' },
    {
      code: 'unclear-date',
      line: 1,
      column: 7,
      message: '“3 July 2019”',
      hint: 'Write 2019-07-03',
    },
  ),
  inPack(
    'a date with strokes',
    { published: '25/06/2019' },
    {
      code: 'unclear-date',
      line: 2,
      message: '“published” is “25/06/2019”',
      hint: 'Write 2019-06-25',
    },
  ),
  inPack(
    'no date at all',
    { published: 'soon' },
    { code: 'unclear-date', line: 2, message: '“soon”', hint: 'year-month-day' },
  ),
  inPack(
    'a time that is not',
    { time: '25:00' },
    { code: 'impossible-time', line: 3, column: 7, message: 'not a time of day', hint: '“17:00”' },
  ),
  inPack(
    'a time that may be two',
    { time: '7.30' },
    { code: 'impossible-time', line: 3, message: 'morning or evening', hint: '“07:30” or “19:30”' },
  ),
  inPack(
    'text in place of a list',
    { notices: 'public-welcome' },
    {
      code: 'wrong-type',
      line: 3,
      column: 10,
      message: '“notices” should be a list, but there is the text “public-welcome”',
      hint: 'hyphen',
    },
  ),
  inPack(
    'a list in place of text',
    { venue: '[a]' },
    {
      code: 'wrong-type',
      line: 3,
      message: '“venue” should be text, but there is a list',
      hint: 'same line',
    },
  ),
  inPack(
    'a list in place of a person',
    { 'proper-officer': '[a]' },
    { code: 'wrong-type', line: 3, message: 'should be text or a group of lines of its own' },
  ),
  inPack(
    'nothing in a list',
    { notices: '\n  - a\n  -\n' },
    { code: 'wrong-type', message: 'Entry 2 of “notices” should be text, but there is nothing' },
  ),
  inPack(
    'a choice that there is not',
    { numbering: '{from: document}' },
    {
      code: 'not-a-choice',
      line: 3,
      message: '“from” of “numbering” cannot be “document”',
      hint: '“documents”',
    },
  ),
  inPack(
    'neither yes nor no',
    { numbering: '{duplex: maybe}' },
    { code: 'not-a-choice', line: 3, message: '“maybe”', hint: 'yes, no.' },
  ),
  inPack(
    'a language in words',
    { language: 'English' },
    { code: 'not-a-language', line: 3, message: '“English”', hint: 'en-GB' },
  ),
  inPack(
    'published after the meeting',
    { published: '2019-07-04' },
    {
      code: 'published-after-meeting',
      line: 2,
      column: 12,
      message: '2019-07-04',
      hint: 'before the meeting',
    },
  ),
  inPack(
    'a later previous meeting',
    { 'previous-meeting': '2019-07-03' },
    {
      code: 'previous-meeting-not-earlier',
      line: 3,
      message: 'not before this one',
      hint: 'minutes',
    },
  ),
  inPack(
    'another date than the folder’s',
    { date: '2019-07-10' },
    {
      code: 'folder-date-differs',
      line: 1,
      message: '“2019-07-03”',
      hint: 'begins with 2019-07-10',
    },
  ),
  inItem('no title', ['wards: East'], {
    code: 'missing-key',
    line: 1,
    message: '“title” is missing',
    hint: 'title: Annual report',
  }),
  inItem('a colon in a list', ['title: A', 'wards:', '  - Budget: update'], {
    code: 'wrong-type',
    line: 4,
    message: 'Entry 1 of “wards” should be text, but there is a group that begins with “Budget:”',
    hint: 'quotation marks',
  }),
  inItem('a document without a file', ['title: A', 'documents:', '  - title: Report'], {
    code: 'missing-key',
    line: 4,
    message: '“file” of entry 1 of “documents” is missing',
    hint: 'file: reports/',
  }),
  inItem('an unknown role', ['title: A', 'documents:', '  - file: a.pdf', '    role: apendix'], {
    code: 'not-a-choice',
    line: 5,
    column: 11,
    message: '“role” of entry 1 of “documents”',
    hint: '“appendix”',
  }),
  inItem(
    'a backslash between double quotation marks',
    ['title: A', 'documents:', '  - "reports\\table.pdf"'],
    { code: 'odd-character', line: 4, message: 'Entry 1 of “documents”', hint: 'forward slashes' },
  ),
  inItem('an unknown status', ['title: A', 'status: postponed'], {
    code: 'not-a-choice',
    line: 3,
    message: '“postponed”',
    hint: 'to-follow, late, urgent, withdrawn',
  }),
  inItem(
    'both exempt and confidential',
    ['title: A', 'access: {exempt: {paragraphs: [3]}, confidential: {ground: x}}'],
    { code: 'bad-exemption', line: 3, message: 'not both' },
  ),
  inItem('exempt under no paragraph', ['title: A', 'access:', '  exempt:', '    reason: x'], {
    code: 'missing-key',
    line: 4,
    message: '“paragraphs” of “exempt” of “access”',
  }),
  inItem('access that says nothing', ['title: A', 'access:'], {
    code: 'not-a-choice',
    line: 3,
    message: '“access”',
    hint: 'public, exempt, confidential',
  }),
  [
    'no nation',
    council,
    'name: A\n',
    {
      code: 'missing-key',
      file: council,
      line: 1,
      message: '“nation” is missing',
      hint: 'nation: england',
    },
  ],
  [
    'an unknown nation',
    council,
    'name: A\nnation: englund\n',
    {
      code: 'not-a-choice',
      file: council,
      line: 2,
      column: 9,
      message: '“englund”',
      hint: '“england”',
    },
  ],
  [
    'a logo of the committee',
    committee,
    'name: A\nlogo: x.svg\n',
    { code: 'unknown-key', file: committee, line: 2, message: '“logo”' },
  ],
  [
    'a chair in a list',
    committee,
    'name: A\nmembership:\n  chair: [A]\n',
    {
      code: 'wrong-type',
      file: committee,
      line: 3,
      message: '“chair” of “membership” should be text',
    },
  ],
  [
    'co-optees of no kind',
    committee,
    'name: A\nmembership:\n  co-optees: A\n',
    { code: 'wrong-type', file: committee, line: 3, message: 'a list or a group of lines' },
  ],
  [
    'no agenda',
    packYaml,
    'date: 2019-07-03\npublished: 2019-06-25\n',
    {
      code: 'missing-key',
      file: packYaml,
      line: 1,
      message: '“agenda” is missing',
      hint: 'agenda:',
    },
  ],
  [
    'no Part A',
    packYaml,
    'date: 2019-07-03\npublished: 2019-06-25\nagenda:\n  part-b: [03-budget]\n',
    { code: 'missing-key', file: packYaml, message: '“part-a” of “agenda” is missing' },
  ],
  [
    'a standing text without a title',
    'council/standing/filming.md',
    itemWith('standing: filming', 'from: 1/2/2020'),
    [
      {
        code: 'missing-key',
        file: 'council/standing/filming.md',
        line: 1,
        message: '“title” is missing',
      },
      {
        code: 'unclear-date',
        file: 'council/standing/filming.md',
        line: 3,
        message: '“from”',
        hint: 'Write 2020-02-01',
      },
    ],
  ],
];

test.each(cases)('%s', async (_, path, content, expected) => {
  expectProblems(await loadWith({ [path]: content }), [expected].flat());
});

test('mistakes in all files come at once', async () => {
  const loaded = await loadWith({
    [council]: 'name: A\nnation: england\nlogos: x\n',
    [committee]: 'members: x\n',
    [packYaml]: packWith({ date: '2019-02-30', time: '26:00', venu: 'x' }),
    [itemFile]: itemWith('titel: Budget'),
  });
  expect(loaded.value).toBeUndefined();
  expect(loaded.diagnostics.map(({ code, at }) => `${code} ${at?.line}`)).toEqual([
    'unknown-key 3',
    'unknown-key 1',
    'missing-key 1',
    'unknown-key 4',
    'impossible-date 1',
    'impossible-time 3',
    'unknown-key 2',
    'missing-key 1',
  ]);
});

test('a mistake that leaves enough to go on leaves the pack', async () => {
  const { value, diagnostics } = await loadWith({ [packYaml]: packWith({ venu: 'x' }) });
  expect(diagnostics).toHaveLength(1);
  expect(value?.meeting.partA).toHaveLength(2);
});
