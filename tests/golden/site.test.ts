/** What `pack site` says: nothing is public yet, drafts, what was issued, and where the pages may not go. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { type CouncilFolder, makeCouncil, meeting } from '../support/council-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const { section } = openTranscripts(
  new URL('./site.md', import.meta.url),
  'The public pages',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of a small council, one after the other.',
);

let folder: CouncilFolder;
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  folder = await makeCouncil(await pdfFile(3), {
    [`${meeting}/pack.yaml`]: `date: 2024-09-12
published: 2024-09-05
agenda: [apologies, 02-sea-wall, 03-budget, exclusion-parish, 04-tender]
`,
    [`${meeting}/items/04-tender.md`]: `---
title: Tender of Quagga and Sons
public-title: Works at the quay
access:
  exempt:
    paragraphs: [3]
    reason: The firm’s prices.
---
`,
  });
});

afterAll(async () => {
  await folder.remove();
  await rm(cache, { recursive: true });
});

const run = (line: string) => {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
  return runHere(args.slice(1) as string[], where);
};

/** Runs a command, behind others whose words do not matter here. */
function told(line: string, ...before: readonly string[]): () => Promise<Told> {
  return async () => {
    for (const one of before) await run(one);
    const replace = [
      [folder.around, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, ...(await run(line)) };
  };
}

const issue = `pack issue ${meeting} --prepared-by "Ada Lane" --checked-by "Ben Hart"`;

section('Nothing is public yet', 'Nothing was issued.', told('pack site'));
section(
  'A draft',
  'What was built, to be looked at.',
  told('pack site --draft', `pack build ${meeting}`),
);
section('What was issued', 'In place of the draft.', told('pack site', issue));
section('Once more', 'Nothing has changed.', told('pack site'));
section('For programs', 'The same as JSON.', told('pack site --json'));
section(
  'Into the folder of what is issued',
  'Sources stay among themselves.',
  told(`pack site --out ${meeting}/issued`),
);
section('Into the council’s own folder', 'Likewise.', told('pack site --out .'));
section('An address that is none', 'Feeds need a whole one.', told('pack site --address council'));
section('For members', 'There are no such pages.', told('pack site --edition members'));
section('A file that is not ours', 'Nothing is written over.', async () => {
  await mkdir(folder.file('public'), { recursive: true });
  await writeFile(folder.file('public/index.html'), 'mine');
  return told('pack site --out public')();
});
