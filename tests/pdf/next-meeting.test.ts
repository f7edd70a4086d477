/** The next meeting’s pack: the minutes of the one before, set as minutes are, and the actions that are still open. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../src/pipeline.js';
import { inspectPdf } from '../support/inspect-pdf.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const minutes = `---
present: [Councillor Ada Lane]
first-number: 40
ended: "11:30"
---

## 1. State of the weirs

RESOLVED: That the weirs be painted.

ACTIONS:
- Ben Moss to buy the paint, by 1 May 2025
- Ben Moss to find a ladder
`;

/** The next meeting, with its item for the minutes; what is missing keeps its pack from being built. */
async function build(about: {
  readonly day?: string;
  readonly minutes?: string;
  readonly states?: string;
  readonly actions?: 'agenda' | 'paper';
}) {
  const before = await writePack(workshop.folder, {
    committee: { minutes: { actions: about.actions ?? 'agenda' } },
    items: { weirs: { title: 'State of the weirs' } },
  });
  if (about.minutes !== '') await writeFile(join(before, 'minutes.md'), about.minutes ?? minutes);
  const next = join(before, '..', '2025-06-03');
  await mkdir(join(next, 'items'), { recursive: true });
  await writeFile(
    join(next, 'pack.yaml'),
    'date: 2025-06-03\npublished: 2025-05-20\nprevious-meeting: 2025-03-04\nagenda: [02-minutes, actions]\n',
  );
  await writeFile(
    join(next, 'items', '02-minutes.md'),
    `---\nstanding: minutes\nminutes-of: ${about.day ?? '2025-03-04'}\n---\n`,
  );
  if (about.states !== undefined) await writeFile(join(next, 'actions.yaml'), about.states);
  const { value, diagnostics, failure } = await buildPack(
    next,
    { edition: 'public', strict: false },
    workshop.shop,
  );
  if (failure !== undefined) throw failure;
  return { value, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

test('the minutes are a document of the pack, and open actions a table of its agenda', async () => {
  const { value, codes } = await build({
    states: 'actions:\n  - { minute: 40/25, done: 2025-04-30 }\n',
  });
  expect(codes).toEqual([]);
  if (value === undefined) throw new Error('No pack.');
  const file = await inspectPdf(await readFile(value.files.pdf), workshop.shop.pdfium);
  expect(value.map.items[0]?.documents).toMatchObject([
    {
      role: 'minutes',
      title: 'Minutes of the meeting held on Tuesday 4 March 2025',
      source: '../2025-03-04/minutes.md',
      ua: true,
    },
  ]);
  const own = file.page(3).text;
  expect(own).toContain('Agenda Item 1');
  expect(own).toContain('Page 3');
  expect(own).toContain('40/25 State of the weirs');
  expect(own).toContain('Signed:');
  const agenda = `${file.page(1).text} ${file.page(2).text}`;
  expect(agenda).toContain('40/25 Buy the paint Ben Moss 1 May 2025 Done on 30 April 2025');
  expect(agenda).toContain('40/25 Find a ladder Ben Moss Open');
  expect(value.map.claims).toEqual(['PDF/UA-1']);
});

test('open actions are a paper with pages of its own', async () => {
  const { value, codes } = await build({
    actions: 'paper',
    states: 'actions:\n  - { minute: 40/25, done: 2025-04-30 }\n',
  });
  expect(codes).toEqual([]);
  if (value === undefined) throw new Error('No pack.');
  const file = await inspectPdf(await readFile(value.files.pdf), workshop.shop.pdfium);
  const [paper] = value.map.items[1]?.documents ?? [];
  expect(paper).toMatchObject({
    role: 'report',
    title: 'Update on actions agreed at previous meeting(s)',
    source: 'actions.yaml',
    range: { first: '5', last: '5' },
    ua: true,
  });
  const own = file.page(paper?.range.sheets.first ?? 0).text;
  expect(own).toContain('Agenda Item 2');
  expect(own).toContain('Agreed on Tuesday 4 March 2025');
  expect(own).toContain('40/25 Buy the paint Ben Moss 1 May 2025 Done on 30 April 2025');
  expect(own).toContain('40/25 Find a ladder Ben Moss Open');
  const agenda = `${file.page(1).text} ${file.page(2).text}`;
  expect(agenda).toContain('(Pages 5 - 6)');
  expect(agenda).not.toContain('Find a ladder');
  expect(value.map.claims).toEqual(['PDF/UA-1']);
});

test('a half-written meeting is named once, with its line', async () => {
  const { diagnostics } = await build({
    minutes: minutes.replace('That the weirs be painted.', '[to be written]'),
  });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.at).toMatchObject({
    file: expect.stringMatching(/2025-03-04\/minutes\.md$/),
    line: 9,
  });
});

describe('what keeps the pack from being built', () => {
  test.each([
    ['a day without a meeting', { day: '2025-03-05' }, ['minutes-of-unknown']],
    ['a meeting without minutes', { minutes: '' }, ['minutes-of-unwritten']],
    [
      'minutes that are half written',
      { minutes: minutes.replace('That the weirs be painted.', '[to be written]') },
      ['earlier-minutes-unreadable'],
    ],
    [
      'an action that nobody agreed',
      { states: 'actions:\n  - { minute: 41/25, done: 2025-04-30 }\n' },
      ['action-state-unknown'],
    ],
  ])('%s', async (_, about, found) => {
    const { value, codes } = await build(about);
    expect(codes).toEqual(found);
    expect(value).toBeUndefined();
  });
});
