/** What `pack check` says of papers that hold more than they show, and what becomes of them in a build. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import {
  type CouncilFolder,
  councilYaml,
  makeCouncil,
  meeting,
} from '../support/council-folder.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const { section } = openTranscripts(
  new URL('./checks.md', import.meta.url),
  'What an officer sent',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of a small council.',
);

let cache: string;
let folder: CouncilFolder;

/** A table whose last row somebody meant to black out, a note in white, a mark, and no title. */
async function careless(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor('P. Tansy');
  pdf.setSubject('C:\\Users\\ptansy\\Budget.docx');
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const sheet of [1, 2]) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`Sheet ${sheet}`, { x: 72, y: 760, size: 18, font });
    page.drawText('Grant to the Harbour Trust', { x: 72, y: 700, size: 12, font });
    page.drawRectangle({ x: 70, y: 697, width: 160, height: 14, color: rgb(0, 0, 0) });
  }
  pdf.getPage(0).drawText('CONFIDENTIAL', { x: 250, y: 820, size: 10, font });
  pdf
    .getPage(1)
    .drawText('Ask Petra first', { x: 400, y: 60, size: 10, font, color: rgb(1, 1, 1) });
  return pdf.save();
}

const settled = 'planning/2024-10-10';
const accepted = 'planning/2024-11-14';
const harmless = 'checks: { failed-redaction: warning, marked-draft: off }\n';
const meetingOn = (date: string, published: string, more = '') =>
  `date: ${date}\npublished: ${published}\n${more}agenda:\n  part-a:\n    - apologies\n    - 02-budget\n`;
const item = (more: string) =>
  `---\ntitle: Budget\ndocuments:\n  - file: ../2024-09-12/reports/budget.pdf\n${more}---\n\nTo agree the budget.\n`;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  folder = await makeCouncil(await careless(), {
    'council.yaml': `${councilYaml}checks:\n  author-metadata: error\n`,
    [`${settled}/pack.yaml`]: meetingOn(
      '2024-10-10',
      '2024-10-03',
      'checks: { failed-redaction: warning, author-metadata: off }\n',
    ),
    [`${settled}/items/02-budget.md`]: item(''),
    [`${accepted}/pack.yaml`]: meetingOn('2024-11-14', '2024-11-07', harmless),
    [`${accepted}/items/02-budget.md`]: item(
      '    accept: { author-metadata: She is the treasurer, invisible-text: A note of ours }\n',
    ),
  });
});
afterAll(async () => {
  await folder.remove();
  await rm(cache, { recursive: true });
});

function told(line: string): () => Promise<Told> {
  return async () => {
    const [, ...args] = line.split(' ');
    const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
    const replace = [
      [folder.around, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, ...(await runHere(args, where)) };
  };
}

section(
  'Checking',
  'Each check tells once what it found, and where.',
  told(`pack check ${meeting}`),
);
section(
  'Checking for a script',
  'With the page and the box of each.',
  told(`pack check --json ${meeting}`),
);
section('Building', 'Errors stop it; warnings are only counted.', told(`pack build ${meeting}`));
section('A council’s own severities', 'The pack is built.', told(`pack build ${settled}`));
section(
  'Where warnings count',
  'All are told, since they stop the build.',
  told(`pack build --strict ${settled}`),
);
section(
  'Accepted after a look',
  'For this document, and these checks.',
  told(`pack check ${accepted}`),
);

test('a check writes nothing, and pictures where it is told to', async () => {
  const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
  const before = await folder.listing();
  await runHere(['check', meeting], where);
  expect(await folder.listing()).toEqual(before);
  await runHere(['check', '--pictures', 'found', meeting], where);
  expect((await readdir(folder.file('found'))).sort()).toEqual([
    'planning-2024-09-12-item-3-budget-failed-redaction-page-1-1.png',
    'planning-2024-09-12-item-3-budget-failed-redaction-page-2-2.png',
    'planning-2024-09-12-item-3-budget-invisible-text-page-2-1.png',
    'planning-2024-09-12-item-3-budget-marked-draft-page-1-1.png',
  ]);
  await rm(folder.file('found'), { recursive: true });
  expect(await folder.listing()).toEqual(before);
});
