/** Words of restricted sources in public ones: which of them a person is told of, where, and how they are accepted. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '../../../src/guard/read.js';
import { sharedWords } from '../../../src/inspect/index.js';
import { loadPack } from '../../../src/load/index.js';
import type { Pack } from '../../../src/model/agenda.js';
import type { SharedPlace } from '../../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { openSeeker } from '../../../src/traces/index.js';
import {
  type CouncilFolder,
  type Files,
  makeCouncil,
  meeting,
  packYaml,
} from '../../support/council-folder.js';
import { makeDocx, paragraph } from '../../support/make-docx.js';
import { makePdf } from '../../support/make-pdf.js';

const sentence = 'The bidder from Marsh Tolling has offered to pay for the whole of the roof.';
const closed = `---
title: "{{title}}"
access:
  exempt:
    paragraphs: [3]
    reason: The affairs of a bidder
documents:
  - reports/closed.md
---

To choose.
`;

let pdfium: Pdfium;
const councils: CouncilFolder[] = [];
beforeAll(() => {
  pdfium = openPdfium();
});
afterAll(() => pdfium.close());
afterEach(async () => {
  for (const council of councils.splice(0)) await council.remove();
});

interface Restricted {
  readonly title?: string;
  readonly says?: string;
}

async function councilWith(
  { title = 'Closure of Mill Lane home', says = sentence }: Restricted,
  changes: Files,
): Promise<CouncilFolder> {
  const made = await makeCouncil(await makePdf({ words: () => 'Draft budget of the parish' }), {
    [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mill-lane\n`,
    [`${meeting}/items/04-mill-lane.md`]: closed.replace('{{title}}', title),
    [`${meeting}/reports/closed.md`]: `${says}\n`,
    ...changes,
  });
  councils.push(made);
  return made;
}

async function sharedIn(
  council: CouncilFolder,
  writes: 'pack' | 'minutes' = 'pack',
): Promise<readonly SharedPlace[]> {
  const answer = await readSources({ meeting: council.file(meeting), writes }, pdfium);
  if (answer.kind !== 'guarded') throw new Error('The guard cannot read its sources.');
  return answer.guarded.shared;
}

const seaWall = `${meeting}/items/02-sea-wall.md`;
const itemSaying = (text: string, front = ''): Files => ({
  [seaWall]: `---\ntitle: Sea wall\n${front}---\n\nFirst line.\n\n${text}\n`,
});
/** Public item 3 with another report. */
const reportSaying = (text: string, accept = ''): Files => ({
  [`${meeting}/items/03-budget.md`]: `---\ntitle: Budget\ndocuments:\n  - file: reports/open.md\n${accept}---\n\nTo note.\n`,
  [`${meeting}/reports/open.md`]: `---\nlead-officer: Ann\n---\n\nA line.\n\n${text}\n`,
});

test.each([
  ['a short title', { title: 'Sale of 4 Quay St' }, 'About the sale of 4 quay st.', 'title'],
  [
    'a long title',
    { title: 'Purchase of the boathouse beneath the weir' },
    'See Purchase of the Boathouse beneath the Weir, please.',
    'title',
  ],
  ['a run of text', {}, `We hear that ${sentence}`, 'run'],
  ['a price', { says: 'The reserve is £1,250,000 today.' }, 'It cost £1,250,000.', 'number'],
  ['a reference', { says: 'Case PL/2019/0345 stands.' }, 'As PL/2019/0345 says.', 'number'],
] as const)(
  'shared-words finds: %s in an item’s text, with its line',
  async (_, restricted, text, kind) => {
    const council = await councilWith(restricted, itemSaying(text));
    const shared = await sharedIn(council);
    expect(shared).toEqual([
      {
        file: council.file(seaWall),
        source: seaWall,
        at: { file: council.file(seaWall), line: 1 },
        kinds: [kind],
        spots: [{ line: 7 }],
      },
    ]);
  },
);

test.each([
  ['nothing that is shared', {}, 'The wall is sound.'],
  ['a name of people', { says: 'Gladys Orme wrote to us.' }, 'Gladys Orme spoke.'],
  ['a short phrase', {}, 'The bidder from Marsh Tolling has.'],
  ['a telephone number', { says: 'Ring 01632 960123 now.' }, 'Ring 01632 960123.'],
  ['a title that says nothing', { title: 'Appendix B (exempt)' }, 'See Appendix B (exempt).'],
  [
    'words of the law',
    {
      says: 'as defined in paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972',
    },
    'It is exempt as defined in paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.',
  ],
] as const)('shared-words leaves: %s', async (_, restricted, text) => {
  const council = await councilWith(restricted, itemSaying(text));
  expect(await sharedIn(council)).toEqual([]);
});

test('shared-words leaves: what the council says everywhere', async () => {
  const standing = `---\nstanding: exclusion\ntitle: Exclusion\n---\n\n${sentence}\n`;
  const changes = { ...itemSaying(sentence), 'standing/exclusion.md': standing };
  expect(await sharedIn(await councilWith({}, changes))).toEqual([]);
});

test('shared-words leaves: a run that three public sources have, which is a way of speaking', async () => {
  const two = { ...itemSaying(sentence), ...reportSaying(sentence) };
  expect(await sharedIn(await councilWith({}, two))).toHaveLength(2);
  const three = {
    ...two,
    [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mill-lane\n    - 05-more\n`,
    [`${meeting}/items/05-more.md`]: `---\ntitle: More\n---\n\n${sentence}\n`,
  };
  expect(await sharedIn(await councilWith({}, three))).toEqual([]);
});

test('shared-words leaves: the heading of a public item that is repeated in what is restricted under it', async () => {
  const heading = 'The bidder from Marsh Tolling has offered to pay';
  const named = (title: string) => ({ [seaWall]: `---\ntitle: ${title}\n---\n\nTo note.\n` });
  expect(await sharedIn(await councilWith({}, named(heading)))).toEqual([]);
  const titled = await sharedIn(await councilWith({ title: heading }, named(heading)));
  expect(titled).toMatchObject([{ kinds: ['title'], spots: [{ line: 2 }] }]);
});

test('shared-words leaves: a title beside a restricted document, which is none of the public item’s words', async () => {
  const item = `---\ntitle: Sea wall\ndocuments:\n  - file: reports/closed.md\n    title: Purchase of the boathouse\n    public-title: Appendix B\n    access: confidential\n---\n\nTo note.\n`;
  expect(await sharedIn(await councilWith({}, { [seaWall]: item }))).toEqual([]);
});

test('shared-words finds: a report in Markdown by its line, a PDF by its page, a Word document as a whole, a notice by its line', async () => {
  const lines = await sharedIn(await councilWith({}, reportSaying(`<!-- no -->\n${sentence}`)));
  expect(lines).toMatchObject([{ source: `${meeting}/reports/open.md`, spots: [{ line: 8 }] }]);

  const pdf = await makePdf({ words: (page) => (page === 1 ? sentence : 'Nothing'), pages: 3 });
  const pages = await sharedIn(await councilWith({}, { [`${meeting}/reports/budget.pdf`]: pdf }));
  expect(pages).toMatchObject([{ source: `${meeting}/reports/budget.pdf`, spots: [{ page: 2 }] }]);

  const word = await sharedIn(
    await councilWith(
      {},
      {
        [`${meeting}/items/03-budget.md`]:
          '---\ntitle: Budget\ndocuments:\n  - reports/open.docx\n---\n\nTo note.\n',
        [`${meeting}/reports/open.docx`]: await makeDocx({ body: paragraph(sentence) }),
      },
    ),
  );
  expect(word).toMatchObject([
    { source: `${meeting}/reports/open.docx`, spots: [], at: { line: 4 } },
  ]);

  const notice = `notices:\n  - ${sentence}\n`;
  const told = await sharedIn(
    await councilWith({}, { [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mill-lane\n${notice}` }),
  );
  expect(told).toMatchObject([{ source: `${meeting}/pack.yaml`, spots: [{ line: 10 }] }]);
});

/** What a person is told of it, and counted. */
async function toldOf(changes: Files) {
  const council = await councilWith({}, changes);
  return { ...sharedWords(await packOf(council), await sharedIn(council)), council };
}

async function packOf(council: CouncilFolder): Promise<Pack> {
  const { value: source } = await loadPack(council.file(meeting), 'public');
  const { value: pack } = source ? resolvePack(source, 'public') : {};
  if (pack === undefined) throw new Error('The pack cannot be resolved.');
  return pack;
}

test('shared-words finds: the public file, its lines, cause and remedy, and nothing of the restricted one', async () => {
  const { diagnostics, places, told, council } = await toldOf(
    itemSaying(`${sentence}\n\nAgain. ${sentence}`),
  );
  expect([places, told]).toEqual([2, 2]);
  expect(diagnostics).toMatchObject([
    {
      code: 'shared-words',
      severity: 'warning',
      at: { file: council.file(seaWall), line: 7 },
      message: `The public ${seaWall} has a run of words that a restricted source has too, so that they are not looked for in the public pack: line 7; line 9.`,
      hints: [
        'Look whether everybody may read that. If not, take it out there.',
        'If they may, write “accept: [shared-words]” at the head of that file.',
      ],
    },
  ]);
  expect(JSON.stringify(diagnostics)).not.toMatch(/bidder|mill|closed/i);
});

test('shared-words leaves: what somebody accepts, beside the document, in the item, for the meeting', async () => {
  const accept = 'accept: { shared-words: Told the council in May }\n';
  expect(await toldOf(itemSaying(sentence, accept))).toMatchObject({ places: 1, told: 0 });
  expect(await toldOf(reportSaying(sentence))).toMatchObject({ places: 1, told: 1 });
  expect(await toldOf(reportSaying(sentence, `    ${accept}`))).toMatchObject({ told: 0 });
  const off = `${packYaml}    - 04-mill-lane\nchecks:\n  shared-words: off\n`;
  const settings = { ...itemSaying(sentence), [`${meeting}/pack.yaml`]: off };
  expect(await toldOf(settings)).toMatchObject({ places: 1, told: 0 });
  const error = { ...settings, [`${meeting}/pack.yaml`]: off.replace('off', 'error') };
  expect((await toldOf(error)).diagnostics).toMatchObject([{ severity: 'error' }]);
});

describe.each([
  ['minutes.md', `---\npresent: [Ann]\n---\n\n## 2. Sea wall\n\n${sentence}\n`],
  ['decisions/2.md', `---\nitem: 2\n---\n\n${sentence}\n`],
])('%s', (name, text) => {
  const file = `${meeting}/${name}`;

  test('is a public source of the minutes and notices, and not of the pack', async () => {
    const council = await councilWith({}, { [file]: text });
    const places = await sharedIn(council, 'minutes');
    expect(places).toMatchObject([{ source: file, kinds: ['run'] }]);
    expect(await sharedIn(council, 'pack')).toEqual([]);
    const hints = sharedWords(await packOf(council), places).diagnostics.map((one) => one.hints);
    expect(hints).toEqual([
      [
        'Look whether everybody may read that. If not, take it out there.',
        'If they may, write “shared-words: off” under “checks:” in pack.yaml.',
      ],
    ]);
  });

  test('makes no word public that the guard of a pack looks for', async () => {
    const council = await councilWith({}, { [file]: text });
    const seen = async (writes: 'pack' | 'minutes') => {
      const answer = await readSources({ meeting: council.file(meeting), writes }, pdfium);
      if (answer.kind !== 'guarded') throw new Error('The guard cannot read its sources.');
      return openSeeker(answer.guarded.fingerprints).inText(sentence).size > 0;
    };
    expect(await seen('pack')).toBe(true);
    expect(await seen('minutes')).toBe(false);
  });
});

test('minutes that an item has by its date stand in no list where they could be accepted', async () => {
  const earlier = meeting.replace(/[^/]+$/, '2024-06-06');
  const council = await councilWith(
    {},
    {
      [`${earlier}/pack.yaml`]: packYaml
        .replace('2024-09-12', '2024-06-06')
        .replace('2024-09-05', '2024-05-30'),
      [`${earlier}/minutes.md`]: `---\npresent: [Ann]\n---\n\n## 2. Sea wall\n\n${sentence}\n`,
      [seaWall]: '---\ntitle: Sea wall\nminutes-of: 2024-06-06\n---\n\nTo agree.\n',
    },
  );
  const places = await sharedIn(council);
  expect(places).toMatchObject([{ source: `${earlier}/minutes.md` }]);
  const [told] = sharedWords(await packOf(council), places).diagnostics;
  expect(told?.item).toBe('item 2');
  expect(told?.hints.join(' ')).not.toContain('documents');
});

test('why somebody accepts something is printed nowhere, and makes no word public', async () => {
  const accept = `accept: { shared-words: ${sentence} }\n`;
  const council = await councilWith({}, itemSaying('Sound.', accept));
  const answer = await readSources({ meeting: council.file(meeting), writes: 'pack' }, pdfium);
  if (answer.kind !== 'guarded') throw new Error('The guard cannot read its sources.');
  expect(answer.guarded.overlaps.filter(({ kind }) => kind === 'run')).toEqual([]);
});
