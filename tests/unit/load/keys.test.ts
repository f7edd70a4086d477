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
    'comments to be done away with in a word of one’s own',
    { comments: 'remove' },
    {
      code: 'not-a-choice',
      line: 3,
      message: '“comments” cannot be “remove”',
      hint: 'keep, flatten, drop',
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
    'a day of publication left over from the last meeting',
    { published: '2019-05-21' },
    {
      code: 'published-long-before',
      severity: 'warning',
      line: 2,
      column: 12,
      message: '2019-05-21, more than six weeks before',
      hint: 'copied folder',
    },
  ),
  inPack(
    'a previous meeting left over from last year',
    { 'previous-meeting': '2018-05-28' },
    {
      code: 'previous-meeting-long-before',
      severity: 'warning',
      line: 3,
      column: 19,
      message: '2018-05-28, is more than a year before',
      hint: 'copied folder',
    },
  ),
  inPack(
    'a language that our templates do not speak',
    { language: 'cy' },
    {
      code: 'language-partly',
      severity: 'warning',
      line: 3,
      column: 11,
      message: 'only dates and the council’s own texts',
      hint: 'templates',
    },
  ),
  inPack(
    'a time in curly quotation marks',
    { time: '“19:00”' },
    {
      code: 'impossible-time',
      line: 3,
      message: '“time”',
      hint: 'These are curly quotation marks; YAML needs straight ones: "19:00".',
    },
  ),
  inPack(
    'a key of another file',
    { title: 'Agenda' },
    { code: 'unknown-key', line: 3, message: '“title”', hint: '“title” belongs in an item’s own' },
  ),
  inPack(
    'a person’s key by itself',
    { phone: '01632 960148' },
    { code: 'unknown-key', line: 3, message: '“phone”', hint: '“phone” belongs under “contact:”.' },
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
  inItem('late without a reason', ['title: A', 'status: late'], {
    code: 'status-incomplete',
    line: 3,
    message: '“status: late” is here without “late-reason:”',
    hint: 'late-reason:',
  }),
  inItem('urgent without circumstances', ['title: A', 'status: Urgent'], {
    code: 'status-incomplete',
    line: 3,
    message: 'special-circumstances',
    hint: 'the minutes',
  }),
  inItem('a reason without its status', ['title: A', 'late-reason: Figures'], {
    code: 'status-not-said',
    line: 3,
    column: 1,
    message: 'without “status: late”',
  }),
  inItem('a reason behind another status', ['title: A', 'status: withdrawn', 'late-reason: B'], {
    code: 'status-not-said',
    line: 4,
    message: 'without “status: late”',
  }),
  inItem(
    'a misspelt reason',
    ['title: A', 'status: urgent', 'special-circumstances: B', 'late-resaon: C'],
    { code: 'unknown-key', line: 5, message: '“late-resaon”', hint: '“late-reason”' },
  ),
  inItem(
    'a paper that is superseded by nothing',
    ['title: A', 'documents:', '  - file: a.pdf', '    status: superseded'],
    { code: 'status-incomplete', line: 5, message: 'superseded-by', hint: 'title of the paper' },
  ),
  inItem(
    'a paper that is late without a reason',
    ['title: A', 'documents:', '  - file: a.pdf', '    status: late'],
    { code: 'status-incomplete', line: 5, message: 'late-reason' },
  ),
  inItem('an urgent paper', ['title: A', 'documents:', '  - file: a.pdf', '    status: urgent'], {
    code: 'not-a-choice',
    line: 5,
    message: '“urgent”',
    hint: 'to-follow, late, withdrawn',
  }),
  inItem(
    'a late paper without a file',
    ['title: A', 'documents:', '  - status: late', '    late-reason: Figures'],
    { code: 'missing-key', message: '“file” of entry 1 of “documents” is missing' },
  ),
  inItem('special urgency that nobody agreed', ['title: A', 'special-urgency:', '  reason: B'], {
    code: 'missing-key',
    message: '“agreed-by” of “special-urgency” is missing',
    hint: 'Chair of the Scrutiny Committee',
  }),
  inItem('a key of the committee', ['title: A', 'executive: yes'], {
    code: 'unknown-key',
    message: '“executive”',
    hint: 'in committee.yaml',
  }),
  [
    'a notice of no days',
    council,
    'name: A\nnation: england\nnotice:\n  days: none\n',
    { code: 'not-a-count', file: council, line: 4, message: '“none”', hint: 'in figures' },
  ],
  [
    'a day left out that is none',
    council,
    'name: A\nnation: england\nnotice:\n  days-left-out: [2022-09-31 Mourning]\n',
    { code: 'impossible-date', file: council, line: 4, message: '2022-09-31' },
  ],
  [
    'a body that there is not',
    council,
    'name: A\nnation: england\nnotice:\n  body: parrish\n',
    { code: 'not-a-choice', file: council, line: 4, message: '“parrish”', hint: '“parish”' },
  ],
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
    'a colour in words',
    council,
    'name: A\nnation: wales\ncolour: navy blue\n',
    { code: 'not-a-colour', file: council, line: 3, column: 9, message: 'navy', hint: '"#1d4b63"' },
  ],
  [
    'a colour with a digit too few',
    council,
    'name: A\nnation: wales\ncolour: "#1d4b6"\n',
    { code: 'not-a-colour', file: council, line: 3, message: '“#1d4b6”' },
  ],
  [
    'a colour under its other name',
    council,
    'name: A\nnation: wales\ncolor: "#1d4b63"\n',
    { code: 'unknown-key', file: council, line: 3, message: '“color”', hint: '“colour”' },
  ],
  [
    'a colour of the committee',
    committee,
    'name: A\ncolour: "#1d4b63"\n',
    { code: 'unknown-key', file: committee, line: 2, message: '“colour”', hint: 'in council.yaml' },
  ],
  [
    'a logo of the committee',
    committee,
    'name: A\nlogo: x.svg\n',
    { code: 'unknown-key', file: committee, line: 2, message: '“logo”' },
  ],
  [
    'substitutes of the committee',
    committee,
    'name: A\nsubstitutes: [B]\n',
    {
      code: 'unknown-key',
      file: committee,
      line: 2,
      message: '“substitutes” is not known here',
      hint: '“substitutes” belongs in pack.yaml.',
    },
  ],
  [
    'the membership of the council',
    council,
    'name: A\nnation: wales\nmembership:\n  chair: B\n',
    {
      code: 'unknown-key',
      file: council,
      line: 3,
      message: '“membership”',
      hint: '“membership” belongs in committee.yaml.',
    },
  ],
  [
    'a chairman without a membership',
    committee,
    'name: A\nchairman: B\n',
    {
      code: 'unknown-key',
      file: committee,
      line: 2,
      message: '“chairman”',
      hint: '“chair” belongs under “membership:” in committee.yaml.',
    },
  ],
  [
    'an agenda with an underscore',
    packYaml,
    'date: 2019-07-03\npublished: 2019-06-25\nagenda:\n  part_a: [apologies, 03-budget]\n',
    {
      code: 'unknown-key',
      file: packYaml,
      line: 4,
      column: 3,
      message: '“part_a”',
      hint: 'Did you mean “part-a”?',
    },
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

test.each([
  ['chairman', 'chair'],
  ['chairperson', 'chair'],
  ['vice-chairman', 'vice-chair'],
  ['Vice_Chair', 'vice-chair'],
  ['members', 'councillors'],
  ['co-opted', 'co-optees'],
])('people’s own word for a key of the membership: %s', async (written, meant) => {
  const loaded = await loadWith({ [committee]: `name: A\nmembership:\n  ${written}: [B]\n` });
  expectProblems(loaded, [
    {
      code: 'unknown-key',
      file: committee,
      line: 3,
      message: `“${written}”`,
      hint: `Did you mean “${meant}”?`,
    },
  ]);
});

test.each([
  ['location: Town Hall', 'venue', { venue: { kind: 'place', address: 'Town Hall' } }],
  ['place: Town Hall', 'venue', { venue: { kind: 'place', address: 'Town Hall' } }],
  ['start: 5pm', 'time', { time: '17:00' }],
  ['starts: 5pm', 'time', { time: '17:00' }],
  ['remote: yes', 'venue: remote', { venue: { kind: 'remote' } }],
  ['clerk: Ann Peel', 'proper-officer', { properOfficer: { name: 'Ann Peel' } }],
  ['previous_meeting: 2019-03-06', 'previous-meeting', { previousMeeting: '2019-03-06' }],
  ['Previous Meeting: 2019-03-06', 'previous-meeting', { previousMeeting: '2019-03-06' }],
  ['previousMeeting: 2019-03-06', 'previous-meeting', { previousMeeting: '2019-03-06' }],
])('people’s own word is one mistake, and is understood: %s', async (line, meant, expected) => {
  const written = line.split(':')[0] ?? '';
  const loaded = await loadWith({ [packYaml]: `${packWith({})}${line}\n` });
  expectProblems(loaded, [
    {
      code: 'unknown-key',
      file: packYaml,
      line: 7,
      message: `“${written}”`,
      hint: `Did you mean “${meant}”?`,
    },
  ]);
  expect(loaded.value?.meeting).toMatchObject(expected);
});

test.each(['publish', 'issued', 'date-of-issue', 'Published', 'publishd'])(
  'a key that must be there is not missing under another name: %s',
  async (key) => {
    const text = packWith({}).replace('published', key);
    const { value, diagnostics } = await loadWith({ [packYaml]: text });
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-key']);
    expect(value?.meeting.published).toBe('2019-06-25');
    const wrong = await loadWith({ [packYaml]: text.replace('06-25', '06-31') });
    expect(wrong.diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([
      ['unknown-key', 2],
      ['impossible-date', 2],
    ]);
  },
);

test('a long time before is not too long: six weeks, and a year and a month', async () => {
  const dates = { published: '2019-05-22', 'previous-meeting': '2018-05-29' };
  const { diagnostics } = await loadWith({ [packYaml]: packWith(dates) });
  expect(diagnostics).toEqual([]);
});

test('a language is no matter where the council has templates of its own, or a meeting is in English', async () => {
  const welsh = 'name: A\nnation: wales\nlanguage: cy\n';
  const own = { [council]: welsh, 'council/templates/agenda.hbs': 'x' };
  expect((await loadWith(own)).diagnostics).toEqual([]);
  const english = { [council]: welsh, [packYaml]: packWith({ language: 'en-GB' }) };
  expect((await loadWith(english)).diagnostics).toEqual([]);
  const other = { [council]: welsh.replace('cy', 'fr') };
  expect((await loadWith(other)).diagnostics[0]?.message).not.toContain('dates');
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
    'logo-format 3',
    'unknown-key 1',
    'missing-key 1',
    'unknown-key 4',
    'impossible-date 1',
    'impossible-time 3',
    'unknown-key 2',
  ]);
});

test('a mistake that leaves enough to go on leaves the pack', async () => {
  const { value, diagnostics } = await loadWith({ [packYaml]: packWith({ venu: 'x' }) });
  expect(diagnostics).toHaveLength(1);
  expect(value?.meeting.partA).toHaveLength(2);
});

test.each([
  ['"#1D4B63"', '#1d4b63'],
  ['1d4b63', '#1d4b63'],
  ['"#FC0"', '#ffcc00'],
  ["' 036 '", '#003366'],
])('a colour may be written %s', async (written, colour) => {
  const text = `name: A\nnation: wales\ncolour: ${written}\n`;
  const { value, diagnostics } = await loadWith({ [council]: text });
  expect(diagnostics).toEqual([]);
  expect(value?.council.colour).toBe(colour);
});
