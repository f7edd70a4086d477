/** Minutes as they are written: every form that is understood, and beside each one that is not. */
import { describe, expect, test } from 'vitest';
import { readMinutes } from '../../../../src/load/minutes/index.js';

const head = `---
present:
  - Councillor Edith Wray
  - Councillor Tom Sallow
---
`;

function read(body: string, front = head) {
  return readMinutes(`${front}${body}`, '/m/minutes.md');
}

function codes(body: string, front = head): readonly string[] {
  return read(body, front).diagnostics.map(({ code }) => code);
}

/** The blocks of one minute. */
function blocks(body: string) {
  const reading = read(`## 1. Apologies\n\n${body}\n`);
  expect(reading.diagnostics).toEqual([]);
  return reading.value?.minutes[0]?.blocks ?? [];
}

describe('the head', () => {
  test('has everybody by category', () => {
    const { value, diagnostics } = read(
      '## 1. Apologies\n\nThere were none.\n',
      `---
chair: Councillor Tom Sallow
present:
  Councillors: [Councillor Tom Sallow, Councillor Bea Marram]
  Foster carers: Ann Reed
in-attendance:
  - Ines Vale, Clerk
absent: Councillor Will Dunlin
apologies: [Councillor Edith Wray]
substitutes:
  - Councillor Bea Marram for Councillor Edith Wray
started: "19:00"
ended: 8.45 pm
approved: 2024-10-10
first-number: 14
not-minuted:
  webcast: taken as read
---
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      chair: 'Councillor Tom Sallow',
      attendance: {
        present: [
          { heading: 'Councillors', names: ['Councillor Tom Sallow', 'Councillor Bea Marram'] },
          { heading: 'Foster carers', names: ['Ann Reed'] },
        ],
        inAttendance: [{ names: ['Ines Vale, Clerk'] }],
        absent: ['Councillor Will Dunlin'],
        apologies: ['Councillor Edith Wray'],
        substitutes: [{ name: 'Councillor Bea Marram', for: 'Councillor Edith Wray' }],
      },
      started: '19:00',
      ended: '20:45',
      approved: '2024-10-10',
      firstNumber: 14,
      notMinuted: [{ item: 'webcast', why: 'taken as read', at: { line: 17 } }],
    });
  });

  test.each([
    ['a misspelt key', 'present: [Ann]\naproved: 2024-10-10', ['unknown-key']],
    ['nobody present', 'ended: "20:45"', ['minutes-without-attendance']],
    ['a substitute of nobody', 'present: [Ann]\nsubstitutes: [Bea]', ['substitute-unclear']],
    ['a number with its year', 'present: [Ann]\nfirst-number: 14/19', ['first-number-unclear']],
    ['a time of two meanings', 'present: [Ann]\nended: "8.45"', ['impossible-time']],
  ])('%s is told', (_, front, found) => {
    expect(codes('## 1. Apologies\n\nNone.\n', `---\n${front}\n---\n`)).toEqual(found);
  });
});

describe('headings', () => {
  test('part the minutes, with their places', () => {
    const { value } = read(
      '\n## 1. Apologies\n\nNone.\n\n### A part of it\n\nMore.\n\n## Urgent: Flood in Mill Lane\n\nIt was wet.\n',
    );
    expect(value?.minutes).toMatchObject([
      { heading: '1. Apologies', urgent: false, at: { line: 7 } },
      { heading: 'Flood in Mill Lane', urgent: true, at: { line: 15 } },
    ]);
    expect(value?.minutes[0]?.blocks).toHaveLength(1);
  });

  test.each([
    [
      'text before the first',
      'Hello.\n\n## 1. Apologies\n\nNone.\n',
      ['minutes-text-before-heading'],
    ],
    [
      'a title of their own',
      '# Minutes\n\n## 1. Apologies\n\nNone.\n',
      ['minutes-text-before-heading'],
    ],
    ['one without words', '##\n\nNone.\n', ['minute-without-heading']],
    ['one without text', '## 1. Apologies\n\n## 2. Minutes\n\nAgreed.\n', ['minute-empty']],
    ['none of that', '## 1. Apologies\n\nNone.\n', []],
    ['one in code', '## 1. Apologies\n\n```\n## 2\n```\n', []],
  ])('%s', (_, body, found) => {
    expect(codes(body)).toEqual(found);
  });
});

describe('decisions', () => {
  test.each([
    ['**RESOLVED:** That it be noted.', 'RESOLVED'],
    ['RESOLVED to note it.', 'RESOLVED'],
    ['The Panel RESOLVED to note it.', 'RESOLVED'],
    ['Resolved: to note it.', 'RESOLVED'],
    ['RECOMMENDED to the Council that it be adopted.', 'RECOMMENDED'],
    ['Recommendations:\n- a visit', 'RECOMMENDED'],
  ])('%s', (body, word) => {
    expect(blocks(body)).toMatchObject([{ kind: 'decision', word, text: { source: body } }]);
  });

  test('take the list that follows along, but not the next paragraph', () => {
    const found = blocks(
      'RESOLVED: That\n\n(a) the one; and\n\n(b) the other.\n\nThe Chair thanked all.',
    );
    expect(found).toMatchObject([
      {
        kind: 'decision',
        text: { source: 'RESOLVED: That\n\n(a) the one; and\n\n(b) the other.' },
      },
      { kind: 'text', text: { source: 'The Chair thanked all.' } },
    ]);
  });

  test.each(['It was resolved to wait.', 'The matter was resolved. RESOLVED is a word.'])(
    'but not “%s”',
    (body) => {
      expect(blocks(body)).toMatchObject([{ kind: 'text' }]);
    },
  );
});

describe('actions', () => {
  test.each([
    [
      'ACTION: Ann Reed to ring the bank, by 24 May 2019.',
      { who: 'Ann Reed', what: 'ring the bank', by: '2019-05-24' },
    ],
    [
      '**ACTION:** Ann Reed and Bea Moss to write to all, by the next meeting',
      { who: 'Ann Reed and Bea Moss', what: 'write to all', by: 'the next meeting' },
    ],
    [
      'Action: Ann Reed will ask the school by asking its head.',
      { who: 'Ann Reed', what: 'ask the school by asking its head' },
    ],
    [
      'ACTION (done 30 April 2019): Ann Reed to write by post by May 2019.',
      { who: 'Ann Reed', what: 'write by post', by: 'May 2019', done: '2019-04-30' },
    ],
    [
      'ACTION: Ann Reed to write by 2019-05-01 (done 2019-04-30)',
      { who: 'Ann Reed', what: 'write', by: '2019-05-01', done: '2019-04-30' },
    ],
  ])('%s', (body, action) => {
    const [found] = blocks(body);
    expect(found).toMatchObject({ kind: 'action' });
    expect(found?.kind === 'action' && { ...found.action, at: undefined }).toEqual({
      ...action,
      at: undefined,
    });
  });

  test('several under one head', () => {
    const found = blocks('ACTIONS:\n\n- Ann Reed to write,\n  by May 2019\n- Bea Moss to ring');
    expect(found).toMatchObject([
      { action: { who: 'Ann Reed', what: 'write', by: 'May 2019', at: { line: 10 } } },
      { action: { who: 'Bea Moss', what: 'ring', at: { line: 12 } } },
    ]);
  });

  test.each([
    ['ACTION:', ['action-unclear']],
    ['ACTION: Circulate the log.', ['action-unclear']],
    ['ACTION: Write to the bank, by May 2019.', ['action-unclear']],
    ['ACTION (done soon): Ann to write.', ['action-done-unclear']],
    ['Action was taken to write.', []],
  ])('%s', (body, found) => {
    expect(codes(`## 1. Apologies\n\n${body}\n`)).toEqual(found);
  });
});

describe('votes', () => {
  test.each([
    ['For 5, against 2, abstained 1.', [5, 2, 1, 0]],
    ['Vote: for 5, against 2', [5, 2, 0, 0]],
    ['It was carried with 5 for, 2 against and 1 abstention.', [5, 2, 1, 0]],
    ['Seven members voted for, none against, one not voting', [7, 0, 0, 1]],
    ['5 votes in favour, 2 votes\nagainst and no abstentions', [5, 2, 0, 0]],
  ])('%s', (body, [yes, no, abstained, notVoting]) => {
    expect(read(`## 1. Apologies\n\n${body}\n`).value?.minutes[0]?.votes).toMatchObject([
      { for: yes, against: no, abstained, notVoting, at: { line: 8 } },
    ]);
  });

  test.each(['It was there for 5 years.', 'The case for 5 homes; against that stood 2 letters.'])(
    'none in “%s”',
    (body) => {
      expect(read(`## 1. Apologies\n\n${body}\n`).value?.minutes[0]?.votes).toEqual([]);
    },
  );

  test('one that cannot be read is told', () => {
    expect(codes('## 1. Apologies\n\nVote: carried by a majority.\n')).toEqual(['vote-unclear']);
  });
});

describe('who came and went', () => {
  test.each([
    [
      '*Councillor Oduya left the meeting at 6.35 pm, at the end of this item.*',
      { who: ['Oduya'], moves: 'left', time: '18:35' },
    ],
    ['7:07pm Cllr Ann Reed left the meeting', { who: ['Ann Reed'], moves: 'left', time: '19:07' }],
    [
      'Councillors Reed and Moss arrived at the meeting at 17:27',
      { who: ['Reed', 'Moss'], moves: 'arrived', time: '17:27' },
    ],
    ['Ann Reed rejoined at 12 noon.', { who: ['Ann Reed'], moves: 'arrived', time: '12:00' }],
  ])('%s', (body, movement) => {
    expect(blocks(body)).toMatchObject([{ kind: 'movement', movement }]);
  });

  test.each(['Children left care at 18.', 'The clerk left the meeting to ring the bank.'])(
    'but not “%s”',
    (body) => {
      const found = read(`## 1. Apologies\n\n${body}\n`).value?.minutes[0]?.blocks;
      expect(found).toMatchObject([{ kind: 'text' }]);
    },
  );

  test('a time of two meanings is told', () => {
    expect(codes('## 1. Apologies\n\nAnn Reed left the meeting at 7.07.\n')).toEqual([
      'movement-time-unclear',
    ]);
  });
});

test('pages of the agenda are found where they are cited', () => {
  const body =
    'It was on pages 21\nto 26 of the agenda, and page R3 of the agenda pack; see page 5 of the report.';
  expect(read(`## 1. Apologies\n\n${body}\n`).value?.minutes[0]?.citations).toMatchObject([
    { first: '21', last: '26', at: { line: 8 } },
    { first: 'R3', last: 'R3', at: { line: 9 } },
  ]);
});

test('special circumstances', () => {
  expect(blocks('Special circumstances: The wall may fall.')).toMatchObject([
    { kind: 'circumstances', text: { source: 'The wall may fall.' } },
  ]);
  expect(codes('## 1. Apologies\n\n**Special circumstances:**\n')).toEqual(['circumstances-empty']);
});

test('what is not open to the public needs no head', () => {
  const reading = readMinutes('## 4. Offers\n\nTwo were made.\n', '/m/minutes-exempt.md', true);
  expect(reading).toMatchObject({ diagnostics: [], value: { minutes: [{ at: { line: 1 } }] } });
});

describe('words at the head that are no keys', () => {
  const head = [
    '---',
    'present: [Ada Lane]',
    'Sale of quokkas: withdrawn',
    'endet: "20:05"',
    'not-minuted:',
    '  Quokka land: [a]',
    'chair: Ada Lane #Quokka note',
    '---',
    '',
    '## 1. Apologies',
    '',
    'None.',
    '',
  ].join('\n');

  test('are not repeated to the public, who are told the lines', () => {
    const { diagnostics } = readMinutes(head, '/m/minutes.md');
    expect(JSON.stringify(diagnostics)).not.toMatch(/quokka/i);
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([
      ['minutes-note-untold', 7],
      ['minutes-key-untold', 3],
      ['unknown-key', 4],
      ['minutes-key-untold', 6],
    ]);
  });

  test('are told to members', () => {
    const { diagnostics } = readMinutes(head, '/m/minutes.md', false, 'members');
    expect(diagnostics.map(({ message }) => message).join(' ')).toMatch(
      /Quokka note.*Sale of quokkas.*Quokka land/,
    );
  });
});
