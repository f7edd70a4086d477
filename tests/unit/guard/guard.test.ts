/** The guard: what it reads of a meeting, what it takes out, what it says where it fails, and that it hands over no word. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GuardOptions, hasRestricted, openGuard } from '../../../src/guard/index.js';
import { readSources } from '../../../src/guard/read.js';
import { loadPack } from '../../../src/load/index.js';
import type { Checked } from '../../../src/model/diagnostic.js';
import type { FingerprintKind, Guarded } from '../../../src/model/fingerprint.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import { openSeeker } from '../../../src/traces/index.js';
import { findTraces } from '../../../src/verify/absence/index.js';
import { candidatePdf } from '../../support/canaries.js';
import {
  type CouncilFolder,
  type Files,
  makeCouncil,
  meeting,
  packYaml,
} from '../../support/council-folder.js';
import { makeDocx, paragraph, run } from '../../support/make-docx.js';
import { makeEmail, makeMsg } from '../../support/make-letter.js';
import { makeOpenDocument, makeRtf, makeXlsx } from '../../support/make-office.js';
import { makePdf } from '../../support/make-pdf.js';
import { photograph, secrets } from '../../support/make-picture.js';
import { streamOf } from '../../support/pdf-maker.js';

/** An orphan that unpacks to 287 MB; 128 bytes for two (ISO 32000-2, 7.4.5). */
const bomb = streamOf(
  '81'.repeat(70_000),
  '/Filter[/ASCIIHexDecode/RunLengthDecode/RunLengthDecode]',
);

const exempt =
  'access:\n  exempt:\n    paragraphs: [3]\n    reason: The affairs of Orme and Daughters\n';
const item = `---
title: Closure of Mill Lane home
${exempt}documents:
  - file: reports/valuation.pdf
    title: What the District Valuer found
  - reports/letter.docx
  - reports/photograph.jpg
  - reports/note.md
---

Gladys Orme has offered the freehold of her house in Saltern Row.
`;

let pdfium: Pdfium;
let files: Files;
const councils: CouncilFolder[] = [];

beforeAll(async () => {
  pdfium = openPdfium();
  const valuation = await makePdf({
    words: () => 'The boathouse beneath the weir is worth nothing',
    finish: ({ document }) => {
      document.setAuthor('Hesper Quillfeather');
      document.setProducer('Typewriting Program of the Valuer');
    },
  });
  const letter = await makeDocx({
    body:
      paragraph('We enclose the deeds of the former smokehouse') +
      paragraph(run('They were found behind the organ', '<w:vanish/>')),
    comments:
      '<w:comment w:id="1" w:author="Barnaby Thistlewood"><w:p><w:r><w:t>Do not tell the tenants yet</w:t></w:r></w:p></w:comment>',
  });
  files = {
    [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mill-lane\n`,
    [`${meeting}/items/04-mill-lane.md`]: item,
    [`${meeting}/reports/valuation.pdf`]: valuation,
    [`${meeting}/reports/letter.docx`]: letter,
    [`${meeting}/reports/photograph.jpg`]: await photograph(200, 100, 1),
    [`${meeting}/reports/note.md`]:
      '---\nsubject: The lighthouse keeper’s pension\n---\n\nIt was paid twice over.\n',
  };
});
afterAll(() => pdfium.close());
afterEach(async () => {
  for (const council of councils.splice(0)) await council.remove();
});

async function councilWith(changes: Files = {}): Promise<CouncilFolder> {
  const made = await makeCouncil(await makePdf({ words: () => 'Draft budget of the parish' }), {
    ...files,
    ...changes,
  });
  councils.push(made);
  return made;
}

async function guard(council: CouncilFolder, options?: GuardOptions): Promise<Checked<Guarded>> {
  const opened = openGuard({ meeting: council.file(meeting), writes: 'pack' }, options);
  try {
    return await opened.answer;
  } finally {
    opened.close();
  }
}

/** What is found of the guard's fingerprints in a text. */
function seekerOf({ value }: Checked<Guarded>): (text: string) => readonly FingerprintKind[] {
  if (value === undefined) throw new Error('The guard gave no answer.');
  const seeker = openSeeker(value.fingerprints);
  return (text) => [...seeker.inText(text).keys()];
}

/** The same without a process, for what is about the words. */
async function readHere(council: CouncilFolder): Promise<Checked<Guarded>> {
  const answer = await readSources({ meeting: council.file(meeting), writes: 'pack' }, pdfium);
  if (answer.kind !== 'guarded') throw new Error('The guard cannot read its sources.');
  return { value: answer.guarded, diagnostics: [] };
}

describe('fingerprints', () => {
  let seek: ReturnType<typeof seekerOf>;
  beforeAll(async () => {
    seek = seekerOf(await guard(await councilWith()));
  });

  test.each([
    ['the item’s title', 'title', 'Closure of Mill Lane home'],
    ['the item’s text', 'run', 'offered the freehold of her house'],
    ['the item’s file', 'file-name', '04-mill-lane'],
    ['the reason', 'wording', 'the affairs of Orme and Daughters'],
    ['a document’s title', 'run', 'What the District Valuer found'],
    ['a document’s file', 'file-name', 'valuation.pdf'],
    ['a PDF’s text', 'run', 'boathouse beneath the weir is'],
    ['a PDF’s author', 'metadata', 'Hesper Quillfeather'],
    ['a Word document’s text', 'run', 'deeds of the former smokehouse'],
    ['hidden text', 'run', 'found behind the organ they were found behind the organ'],
    ['a comment', 'run', 'Do not tell the tenants yet'],
    ['a comment’s author', 'name', 'Barnaby Thistlewood'],
    ['a photographer in EXIF', 'metadata', secrets.photographer],
    ['a report’s front matter', 'run', 'the lighthouse keeper’s pension'],
    ['a report in Markdown', 'wording', 'it was paid twice over'],
  ])('of %s', (_, kind, text) => {
    const found = seek(text);
    expect(found).not.toEqual([]);
    if (kind !== 'run' && kind !== 'wording') expect(found).toContain(kind);
  });

  test('of pictures', async () => {
    const { value } = await readHere(await councilWith());
    expect(value?.fingerprints.pictures).toHaveLength(1);
  });

  test('of an exempt document of a public item, and not of that item', async () => {
    const seek = seekerOf(
      await readHere(
        await councilWith({
          [`${meeting}/pack.yaml`]: packYaml,
          [`${meeting}/items/04-mill-lane.md`]: null,
          [`${meeting}/items/03-budget.md`]: `---\ntitle: Budget for the coming year\ndocuments:\n  - reports/budget.pdf\n  - file: reports/note.md\n    title: The pension that was paid twice\n    access: confidential\n---\n\nTo agree the draft budget for the year.\n`,
        }),
      ),
    );
    expect(seek('The pension that was paid twice')).not.toEqual([]);
    expect(seek('It was paid twice over')).not.toEqual([]);
    expect(seek('Budget for the coming year. To agree the draft budget for the year.')).toEqual([]);
  });

  test('of an item that is in Part B, whatever its own file says', async () => {
    const seek = seekerOf(
      await readHere(
        await councilWith({
          [`${meeting}/pack.yaml`]: `${packYaml}  part-b:\n    - 04-mill-lane\n`,
          [`${meeting}/items/04-mill-lane.md`]: item.replace(exempt, ''),
        }),
      ),
    );
    expect(seek('Closure of Mill Lane home')).not.toEqual([]);
  });
});

describe('what public sources, templates and standing texts say too', () => {
  const wording = 'the affairs of a particular person including the authority';

  async function seekWith(text: string, changes: Files): Promise<readonly FingerprintKind[]> {
    const restricted = { [`${meeting}/reports/note.md`]: `${text}\n` };
    return seekerOf(await readHere(await councilWith({ ...restricted, ...changes })))(text);
  }

  test.each([
    [
      'a standing text',
      {
        'standing/exclusion.md': `---\nstanding: exclusion\ntitle: Exclusion\n---\n\nInformation on ${wording}.\n`,
      },
    ],
    [
      'a public item',
      { [`${meeting}/items/02-sea-wall.md`]: `---\ntitle: Sea wall\n---\n\nIt is ${wording}.\n` },
    ],
    ['a council’s template', { 'templates/agenda.hbs': `<p>About ${wording}</p>` }],
  ] satisfies readonly [string, Files][])('is taken out: %s', async (_, changes) => {
    expect(await seekWith(wording, {})).not.toEqual([]);
    expect(await seekWith(wording, changes)).toEqual([]);
  });

  test('is taken out where it is a public PDF', async () => {
    const pdf = await makePdf({ words: () => wording });
    expect(await seekWith(wording, { [`${meeting}/reports/budget.pdf`]: pdf })).toEqual([]);
  });

  test('is taken out where it is put together of public pieces and a number', async () => {
    const standing =
      '---\nstanding: exclusion\ntitle: Exclusion\n---\n\nas defined by virtue of paragraph {{number}} of Part 1 of Schedule 12A to the Act\n';
    const text = 'as defined by virtue of paragraph 3 of Part 1 of Schedule 12A to the Act';
    expect(await seekWith(text, {})).not.toEqual([]);
    expect(await seekWith(text, { 'standing/exclusion.md': standing })).toEqual([]);
  });

  test('is taken out where the program says the day and the place of the meeting', async () => {
    const text =
      'Planning Committee Thursday, 12 September 2024 The Reading Room, Quay Street, Marsh Tolling';
    expect(await seekWith(text, {})).toEqual([]);
  });

  test('is listed with the public source and its words', async () => {
    const { value } = await readHere(
      await councilWith({
        [`${meeting}/items/02-sea-wall.md`]: `---\ntitle: Sea wall\n---\n\nGladys Orme has offered the freehold of a wall.\n`,
      }),
    );
    expect(value?.overlaps).toContainEqual({
      source: `${meeting}/items/02-sea-wall.md`,
      words: 'gladys orme has offered the freehold of',
      kind: 'run',
    });
    expect(value?.overlapCount).toBe(value?.overlaps.length);
    // The item and its four documents.
    expect(value?.sources).toBe(5);
  });

  test('leaves the rest of the sentence', async () => {
    const seek = seekerOf(
      await readHere(
        await councilWith({
          [`${meeting}/items/02-sea-wall.md`]: `---\ntitle: Sea wall\n---\n\nGladys Orme has offered the freehold of a wall.\n`,
        }),
      ),
    );
    expect(seek('Gladys Orme has offered the freehold of')).toEqual([]);
    expect(seek('has offered the freehold of her house')).toEqual(['run']);
  });
});

describe('what the guard says', () => {
  test('is in no way the restricted words', async () => {
    const { value, diagnostics } = await guard(await councilWith());
    const words = /mill|lane|gladys|orme|valu|boathouse|smokehouse|quill|thistle|pension/i;
    expect(JSON.stringify(diagnostics)).toBe('[]');
    const { fingerprints, ...rest } = value ?? {};
    expect(JSON.stringify(rest)).not.toMatch(words);
    expect(JSON.stringify(fingerprints)).not.toMatch(words);
    // Sorted, so that the order of the words is not told.
    const runs = [...(fingerprints?.runs ?? [])];
    expect(runs).toEqual([...runs].sort((a, b) => a - b));
  });

  test('has another salt each time', async () => {
    const council = await councilWith();
    const [one, other] = [await readHere(council), await readHere(council)];
    expect(one.value?.fingerprints.runs).not.toEqual(other.value?.fingerprints.runs);
    expect(one.value?.fingerprints.pictures).not.toEqual(other.value?.fingerprints.pictures);
  });

  test('writes no file', async () => {
    const council = await councilWith();
    const before = await council.listing();
    await guard(council);
    expect(await council.listing()).toEqual(before);
  });

  test.each([
    ['missing', { [`${meeting}/reports/letter.docx`]: null }],
    ['broken', { [`${meeting}/reports/letter.docx`]: 'PK\u0003\u0004 and no more' }],
    [
      'a Word document with a password',
      {
        [`${meeting}/reports/letter.docx`]: Buffer.from(
          'd0cf11e0a1b11ae1'.padEnd(1024, '0'),
          'hex',
        ),
      },
    ],
    [
      'no picture but bytes',
      { [`${meeting}/reports/photograph.jpg`]: Buffer.from('9300ff01'.repeat(90), 'hex') },
    ],
    ['no PDF but bytes', { [`${meeting}/reports/valuation.pdf`]: Buffer.alloc(99, 1) }],
    ['no PDF but words', { [`${meeting}/reports/valuation.pdf`]: 'The boathouse' }],
    ['no Word document but words', { [`${meeting}/reports/letter.docx`]: 'The smokehouse' }],
    ['no sound PDF', { [`${meeting}/reports/valuation.pdf`]: '%PDF-1.7 and no more' }],
  ] satisfies readonly [string, Files][])(
    'of a restricted file that is %s: the agenda’s line, no name',
    async (_, changes) => {
      const council = await councilWith(changes);
      const { value, diagnostics } = await guard(council);
      expect(value).toBeUndefined();
      expect(diagnostics).toMatchObject([
        { code: 'guard-cannot-read', at: { file: council.file(`${meeting}/pack.yaml`), line: 8 } },
      ]);
      expect(JSON.stringify(diagnostics)).not.toMatch(/letter|valuation|mill/i);
    },
  );

  test('of a restricted paper that is public under another name: the public line, no name', async () => {
    const council = await councilWith({ [`${meeting}/reports/budget.pdf`]: null });
    await symlink(
      council.file(`${meeting}/reports/valuation.pdf`),
      council.file(`${meeting}/reports/budget.pdf`),
    );
    const linked = await guard(council);
    await rm(council.file(`${meeting}/reports/budget.pdf`));
    await copyFile(
      council.file(`${meeting}/reports/valuation.pdf`),
      council.file(`${meeting}/reports/budget.pdf`),
    );
    const copied = await readSources({ meeting: council.file(meeting), writes: 'pack' }, pdfium);
    const at = { file: council.file(`${meeting}/items/03-budget.md`), line: 4 };
    expect(linked.value).toBeUndefined();
    expect(linked.diagnostics).toMatchObject([{ code: 'guard-same-paper', at }]);
    expect(JSON.stringify(linked.diagnostics)).not.toMatch(/valuation|mill-lane/);
    expect(copied).toMatchObject({ kind: 'same-paper', at });
  });

  test('of public files that cannot be read: nothing, and it goes on', async () => {
    const council = await councilWith({
      [`${meeting}/reports/budget.pdf`]: candidatePdf({ objects: { 20: bomb } }),
    });
    const { value, diagnostics } = await readHere(council);
    expect(diagnostics).toEqual([]);
    expect(value?.sources).toBe(5);
  });

  test('of a file outside the council’s folder: the same', async () => {
    const council = await councilWith({
      [`${meeting}/items/04-mill-lane.md`]: item.replace(
        'reports/letter.docx',
        '../../../elsewhere.txt',
      ),
    });
    await writeFile(join(council.around, 'elsewhere.txt'), 'words');
    const { diagnostics } = await guard(council);
    expect(diagnostics.map(({ code }) => code)).toEqual(['guard-cannot-read']);
  });

  test.each([
    ['crashes', 'throw new Error("Gladys Orme")', { timeLimitMs: 60_000 }, 'it ended with code 1'],
    [
      'hangs',
      'setInterval(() => console.log("Gladys Orme"), 9)',
      { timeLimitMs: 1_500 },
      'longer than',
    ],
    [
      'needs too much memory',
      'const all = []; for (;;) all.push(new Array(1e5).fill(1.5 + all.length))',
      { timeLimitMs: 60_000, memoryLimitMb: 30 },
      'it was ended',
    ],
  ])('where it %s: that it failed, and no word', async (_, code, options, why) => {
    const folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
    const program = join(folder, 'program.mjs');
    await writeFile(program, code);
    const opened = openGuard({ meeting: '/nowhere', writes: 'pack' }, { ...options, program });
    const { diagnostics } = await opened.answer;
    await rm(folder, { recursive: true });
    expect(diagnostics.map(({ code: one }) => one)).toEqual(['guard-failed']);
    expect(diagnostics[0]?.message).toMatch(why);
    expect(JSON.stringify(diagnostics)).not.toContain('Gladys');
  });

  test('nothing where nobody listens any more: it ends', async () => {
    const program = fileURLToPath(new URL('../../../dist/guard/program.js', import.meta.url));
    const child = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await once(child, 'spawn');
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).not.toBeNull();
  });

  test('that it was ended, where the build is', async () => {
    const opened = openGuard({ meeting: (await councilWith()).file(meeting), writes: 'pack' });
    opened.close();
    expect((await opened.answer).diagnostics.map(({ code }) => code)).toEqual(['guard-failed']);
  });
});

describe('what was withdrawn or superseded', () => {
  const words = 'The boathouse beneath the weir is worth nothing';
  const boathouse = (status: string): Files => ({
    [`${meeting}/pack.yaml`]: `${packYaml}    - 04-mill-lane\n    - 05-boathouse\n`,
    [`${meeting}/items/05-boathouse.md`]: `---\ntitle: Boathouse\ndocuments:\n  - file: reports/first.md\n${status}  - reports/second.md\n---\n`,
    [`${meeting}/reports/first.md`]: `# First\n\n${words}.\n`,
    [`${meeting}/reports/second.md`]: '# Second\n\nNothing is said of it.\n',
  });

  test.each([
    ['', false],
    ['    status: withdrawn\n', true],
    ['    status: superseded\n    superseded-by: reports/second.md\n', true],
  ])('with “%s” a public paper’s words are looked for: %s', async (status, found) => {
    const seek = seekerOf(await guard(await councilWith(boathouse(status))));
    expect(seek(words).length > 0).toBe(found);
  });

  test('need not be there, restricted or not', async () => {
    const gone = item.replace('title: What', 'status: withdrawn\n    title: What');
    const without = { [`${meeting}/reports/valuation.pdf`]: null };
    const { diagnostics, value } = await guard(
      await councilWith({ ...without, [`${meeting}/items/04-mill-lane.md`]: gone }),
    );
    expect(diagnostics).toEqual([]);
    expect(value).toBeDefined();
    const still = await guard(await councilWith(without));
    expect(still.diagnostics.map(({ code }) => code)).toEqual(['guard-cannot-read']);
  });
});

test('letters, spreadsheets and Rich Text are read by a process of its own, however they are written', async () => {
  const papers = ['offer.eml', 'offer.msg', 'offer.rtf', 'offer.xlsx', 'offer.odt', 'offer.html'];
  const listed = papers.map((name) => `  - reports/${name}\n`).join('');
  const body = Buffer.from('The ferryman refused the first offer twice').toString('base64');
  const headers = { From: 'Ann <a@example.org>', Date: 'x', 'Content-Transfer-Encoding': 'base64' };
  const odt = '<text:p>The bellringer asked for a pension</text:p>';
  const seek = seekerOf(
    await guard(
      await councilWith({
        [`${meeting}/items/04-mill-lane.md`]: item.replace('documents:\n', `documents:\n${listed}`),
        [`${meeting}/reports/offer.eml`]: makeEmail(headers, body),
        [`${meeting}/reports/offer.msg`]: makeMsg({
          text: 'The miller owes for nine years of flour',
        }),
        [`${meeting}/reports/offer.rtf`]: makeRtf('The {\\b cob}bler mends no boots of his own'),
        [`${meeting}/reports/offer.xlsx`]: await makeXlsx([
          { name: 'A', rows: [['The sexton counted forty broken lanterns']], state: 'hidden' },
        ]),
        [`${meeting}/reports/offer.odt`]: await makeOpenDocument('text', { body: odt }),
        [`${meeting}/reports/offer.html`]:
          '<!doctype html><p>The <b>wheel</b>wright&rsquo;s lease ends in a&nbsp;quarrel</p>',
      }),
    ),
  );
  for (const words of [
    'ferryman refused the first offer twice',
    'miller owes for nine years of flour',
    'the cobbler mends no boots of his own',
    'sexton counted forty broken lanterns',
    'bellringer asked for a pension',
    'wheelwright’s lease ends in a quarrel',
  ]) {
    expect(seek(words), words).toContain('run');
  }
});

test('a guard is needed where something is restricted, and nowhere else', async () => {
  const some = await loadPack((await councilWith()).file(meeting), 'public');
  const none = await loadPack(
    (
      await councilWith({
        [`${meeting}/items/04-mill-lane.md`]: null,
        [`${meeting}/pack.yaml`]: packYaml,
      })
    ).file(meeting),
    'public',
  );
  expect(some.value && hasRestricted(some.value)).toBe(true);
  expect(none.value && hasRestricted(none.value)).toBe(false);
});

test('what the guard knows is found in a candidate', async () => {
  const { value } = await guard(await councilWith());
  if (value === undefined) throw new Error('The guard gave no answer.');
  const pdf = candidatePdf({
    content: 'BT /F1 12 Tf 72 500 Td (The boathouse beneath the weir is worth) Tj ET',
  });
  const traces = await findTraces(
    { pdf, mapJson: '{}', fileNames: [] },
    value.fingerprints,
    pdfium,
  );
  expect(traces.map(({ place }) => place)).toContainEqual({ kind: 'page-text', page: 1 });
});
