/** A full pack, read as it is written. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack } from '../../../src/load/index.js';
import { builtInStanding } from '../../../src/load/standing-texts.js';
import { itemFile, loadWith, meetingPath, packYaml, soundPack, writeFiles } from './folder.js';

test('the smallest pack has nothing wrong', async () => {
  const { diagnostics, value } = await loadWith({});
  expect(diagnostics).toEqual([]);
  expect(value?.meeting).toMatchObject({ substitutes: [], partB: [], bindingOrder: [] });
  expect(value?.committee.membership).toEqual({ councillors: [], coOptees: [] });
});

test('everything that can be written arrives, with its place', async () => {
  const { diagnostics, value, root } = await loadWith({
    'council/council.yaml': `# The council.
name: Town Council
nation: Northern Ireland
logo: images/arms.svg
address:
  - Town Hall
  - High Street
proper-officer: Ann Clerk
contact: {phone: 01632960148, email: a@b.example}
website: https://town.example/meetings
language: en-gb
notices:
  - public-welcome
  - The lift is *out of order*.
numbering: {from: documents, duplex: no}
colour: "#1D4B63"
`,
    'council/images/arms.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'council/panel/committee.yaml': `name: Finance Panel
time: 17.00
venue: Held remotely
webcast: https://town.example/live
membership:
  chair: Councillor One
  vice-chair: Councillor Two
  councillors: [Councillor Three]
  co-optees:
    Foster carers:
      - Carer One
      - Carer Two
    Nurse: Nurse One
`,
    [packYaml]: `date: "2019-07-03"
published: 2019-06-25
previous-meeting: 2019-03-06
time: 5.30pm
venue: |
  Room 2
  Town Hall
substitutes:
  - Councillor Four
membership:
  councillors:
  - Councillor Five
  co-optees: [Carer Three]
proper-officer: {name: Bob Officer, title: Director}
agenda:
  part-a:
    - apologies
    - items/02-minutes.md
    - 03-budget
  part-b:
    - 04-contract.MD
binding-order: [03-budget]
`,
    [`${meetingPath}/items/02-minutes.md`]:
      '---\nstanding: minutes\ndocuments: [reports/minutes.md]\n---\n',
    [itemFile]: `---
title: "Budget: update #2"
documents:
  - file: reports/budget.pdf
    title: Budget report
    role: report
    language: cy
  - file: reports/appendix.pdf
    access: {exempt: {paragraphs: [3, 10.10], reason: Business affairs}}
officer: {name: Cat Officer, title: Treasurer}
key-decision: yes
wards: All
status: To follow
background-papers:
  - File 1.10
---


To **note** the budget.

And more.
`,
    [`${meetingPath}/items/04-contract.markdown`]:
      '---\ntitle: Contract\naccess:\n  confidential: {ground: Court order}\nofficer: Dan Officer\nwards: [North, South]\n---\n',
    [`${meetingPath}/items/README.md`]: 'For people only.\n',
    [`${meetingPath}/standing/disclosures.md`]:
      '---\nstanding: disclosures\ntitle: Interests\nfrom: 2012-07-01\nnation: england\n---\nDeclare.\r\nNow.\r\n',
  });
  expect(diagnostics).toEqual([]);
  const council = join(root, 'council');
  const meeting = join(root, meetingPath);
  const pack = join(root, packYaml);
  const item = join(root, itemFile);
  const minutes = join(meeting, 'items/02-minutes.md');
  const contract = join(meeting, 'items/04-contract.markdown');
  expect(value?.folders).toEqual({ council, committee: join(council, 'panel'), meeting });
  const councilFile = join(council, 'council.yaml');
  expect(value?.council).toEqual({
    name: 'Town Council',
    nation: 'northern-ireland',
    logo: join(council, 'images/arms.svg'),
    colour: '#1d4b63',
    address: ['Town Hall', 'High Street'],
    properOfficer: { name: 'Ann Clerk' },
    contact: { phone: '01632960148', email: 'a@b.example' },
    website: 'https://town.example/meetings',
    language: 'en-GB',
    notices: [
      {
        kind: 'standing',
        name: 'public-welcome',
        at: { file: councilFile, line: 13, column: 5 },
      },
      {
        kind: 'text',
        text: {
          source: 'The lift is *out of order*.',
          at: { file: councilFile, line: 14, column: 5 },
        },
      },
    ],
    numbering: { from: 'documents', duplex: false },
    at: { file: councilFile, line: 1, column: 1 },
  });
  expect(value?.committee).toEqual({
    name: 'Finance Panel',
    time: '17:00',
    venue: { kind: 'remote' },
    webcast: 'https://town.example/live',
    membership: {
      chair: 'Councillor One',
      viceChair: 'Councillor Two',
      councillors: ['Councillor Three'],
      coOptees: [
        { heading: 'Foster carers', names: ['Carer One', 'Carer Two'] },
        { heading: 'Nurse', names: ['Nurse One'] },
      ],
    },
    at: { file: join(council, 'panel/committee.yaml'), line: 1, column: 1 },
  });
  expect(value?.meeting).toEqual({
    date: '2019-07-03',
    publishedAt: { file: join(meeting, 'pack.yaml'), line: 2, column: 12 },
    inParts: true,
    published: '2019-06-25',
    previousMeeting: '2019-03-06',
    time: '17:30',
    venue: { kind: 'place', address: 'Room 2\nTown Hall' },
    substitutes: ['Councillor Four'],
    membership: { councillors: ['Councillor Five'], coOptees: [{ names: ['Carer Three'] }] },
    properOfficer: { name: 'Bob Officer', title: 'Director' },
    partA: [
      { name: 'apologies', ordinal: 1, at: { file: pack, line: 17, column: 7 } },
      { name: '02-minutes', ordinal: 2, at: { file: pack, line: 18, column: 7 } },
      { name: '03-budget', ordinal: 3, at: { file: pack, line: 19, column: 7 } },
    ],
    partB: [{ name: '04-contract', ordinal: 4, at: { file: pack, line: 21, column: 7 } }],
    bindingOrder: [{ name: '03-budget', at: { file: pack, line: 22, column: 17 } }],
    at: { file: pack, line: 1, column: 1 },
  });
  expect([...(value?.items ?? [])]).toEqual([
    [
      '02-minutes',
      {
        name: '02-minutes',
        standing: { name: 'minutes', at: { file: minutes, line: 2, column: 11 } },
        documents: [
          {
            file: 'reports/minutes.md',
            access: { kind: 'public' },
            at: { file: minutes, line: 3, column: 13 },
          },
        ],
        keyDecision: false,
        wards: [],
        access: { kind: 'public' },
        backgroundPapers: [],
        text: { source: '', at: { file: minutes, line: 5, column: 1 } },
        at: { file: minutes, line: 1, column: 1 },
      },
    ],
    [
      '03-budget',
      {
        name: '03-budget',
        title: 'Budget: update #2',
        documents: [
          {
            file: 'reports/budget.pdf',
            title: 'Budget report',
            role: 'report',
            language: 'cy',
            access: { kind: 'public' },
            at: { file: item, line: 4, column: 11 },
          },
          {
            file: 'reports/appendix.pdf',
            access: { kind: 'exempt', paragraphs: ['3', '10.10'], reason: 'Business affairs' },
            at: { file: item, line: 8, column: 11 },
          },
        ],
        officer: { name: 'Cat Officer', title: 'Treasurer' },
        keyDecision: true,
        wards: ['All'],
        access: { kind: 'public' },
        status: { kind: 'to-follow' },
        backgroundPapers: ['File 1.10'],
        text: {
          source: 'To **note** the budget.\n\nAnd more.',
          at: { file: item, line: 19, column: 1 },
        },
        at: { file: item, line: 1, column: 1 },
      },
    ],
    [
      '04-contract',
      {
        name: '04-contract',
        title: 'Contract',
        documents: [],
        officer: { name: 'Dan Officer' },
        keyDecision: false,
        wards: ['North', 'South'],
        access: {
          kind: 'confidential',
          ground: 'Court order',
          at: { file: contract, line: 3, column: 1 },
        },
        backgroundPapers: [],
        text: { source: '', at: { file: contract, line: 8, column: 1 } },
        at: { file: contract, line: 1, column: 1 },
      },
    ],
  ]);
  const interests = join(meeting, 'standing/disclosures.md');
  expect(value?.standing.map(({ name, level }) => `${level} ${name}`)).toEqual([
    'meeting disclosures',
    'built-in apologies',
    'built-in disclosures',
    'built-in minutes',
  ]);
  expect(value?.standing[0]).toEqual({
    name: 'disclosures',
    level: 'meeting',
    title: 'Interests',
    from: '2012-07-01',
    nation: 'england',
    text: { source: 'Declare.\nNow.', at: { file: interests, line: 7, column: 1 } },
    at: { file: interests, line: 1, column: 1 },
  });
});

test('standing texts come from all four levels, nearest first', async () => {
  const text = '---\nstanding: filming\ntitle: Filming\n---\n';
  const { value, diagnostics } = await loadWith({
    'built-in/filming.md': text,
    'council/standing/filming.md': text,
    'council/panel/standing/filming.md': text,
    [`${meetingPath}/standing/filming.md`]: text,
  });
  expect(diagnostics).toEqual([]);
  const levels = value?.standing.filter(({ name }) => name === 'filming').map((one) => one.level);
  expect(levels).toEqual(['meeting', 'committee', 'council', 'built-in']);
});

test('folders may lie between council, committee and meeting', async () => {
  const year = 'council/panel/2019/2019-07-03';
  const files = Object.entries(soundPack).map(([path, content]) => [
    path.replace(meetingPath, year),
    content,
  ]);
  const root = await writeFiles(Object.fromEntries(files));
  const { value, diagnostics } = await loadPack(
    join(root, year),
    'members',
    join(root, 'built-in'),
  );
  expect(diagnostics).toEqual([]);
  expect(value?.folders.committee).toBe(join(root, 'council/panel'));
});

test('lists in [brackets] and {braces} are read like any other', async () => {
  const { value, diagnostics } = await loadWith({
    [packYaml]:
      'date: 2019-07-03\npublished: 2019-06-25\nagenda: {part-a: [apologies, 03-budget]}\n',
  });
  expect(diagnostics).toEqual([]);
  expect(value?.meeting.partA.map(({ at }) => at.column)).toEqual([19, 30]);
});

test('a byte order mark and Windows line ends change nothing', async () => {
  const { value, diagnostics } = await loadWith({
    [packYaml]: `\uFEFF${soundPack[packYaml]}`.replaceAll('\n', '\r\n'),
    [itemFile]: '\uFEFF---  \r\ntitle: Budget\r\n--- \r\n\r\nOne\r\nTwo\r\n',
  });
  expect(diagnostics).toEqual([]);
  expect(value?.items.get('03-budget')?.text).toMatchObject({
    source: 'One\nTwo',
    at: { line: 5 },
  });
});

test('the program brings standing texts of its own, all sound', async () => {
  const root = await writeFiles(soundPack);
  const { value, diagnostics } = await loadPack(join(root, meetingPath), 'members');
  expect(diagnostics).toEqual([]);
  const names = value?.standing.map(({ name }) => name);
  expect(names).toContain('exclusion');
  expect(value?.standing.every(({ at }) => at.file.startsWith(builtInStanding))).toBe(true);
});

test('a program without its standing texts is broken, and says so', async () => {
  const root = await writeFiles(soundPack);
  await mkdir(join(root, 'none'));
  await expect(loadPack(join(root, meetingPath), 'members', join(root, 'none'))).rejects.toThrow(
    'standing texts are missing',
  );
});
