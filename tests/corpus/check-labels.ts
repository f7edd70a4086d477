/** The labels of real documents, and what the checks find in the same. Must not know how well both agree. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { factFindings } from '../../src/inspect/facts.js';
import { inspectPdf } from '../../src/inspect/pdf/index.js';
import { readFindings } from '../../src/inspect/word/read.js';
import type { CheckName, Finding } from '../../src/model/finding.js';
import type { Pdfium } from '../../src/pdfium/index.js';
import { corpusFolder } from '../support/corpus-folder.js';

/** What is to be found by one check in one document. */
export interface Label {
  readonly file: string;
  readonly check: CheckName;
  /** From 1; `yes` and `none` where only the document counts. */
  readonly places: readonly number[] | 'yes' | 'none';
}

/** Checks that are counted by pages; of all others, documents are counted. */
export const byPage: readonly CheckName[] = [
  'failed-redaction',
  'invisible-text',
  'outside-page',
  'no-text-layer',
];

/** Labelled in each PDF that was drawn. */
const ofPdfs: readonly CheckName[] = [
  ...byPage,
  'hidden-layer',
  'comments',
  'embedded-file',
  'active-content',
  'earlier-revision',
  'author-metadata',
  'marked-draft',
  'earlier-stamps',
  'no-alternative-text',
  'no-table-headers',
  'no-title',
  'no-language',
  'page-sizes',
];

/** Labelled in each Word file of the table. */
const ofWord: readonly CheckName[] = [
  'failed-redaction',
  'invisible-text',
  'comments',
  'tracked-changes',
  'hidden-text',
  'embedded-file',
  'active-content',
  'no-alternative-text',
  'no-table-headers',
];

/**
 * Of three tables: documents that were chosen, each for the checks that stand beside it; PDFs that were drawn by lot, and
 * Word files, each for every check, so that what is not written is not there.
 */
export function readLabels(): readonly Label[] {
  const chosen = rowsOf('checks.tsv').flatMap(([file, check, places]) =>
    check === '' ? [] : [{ file, check: check as CheckName, places: placesOf(places) }],
  );
  return [
    ...chosen,
    ...whole(rowsOf('checks-drawn.tsv'), ofPdfs),
    ...whole(
      rowsOf('checks-word.tsv').map(([file, check, count]): Row => {
        return [`docx/${file}`, check, Number(count) > 0 ? 'yes' : 'none'];
      }),
      ofWord,
    ),
  ];
}

type Row = readonly [file: string, check: string, places: string];

function rowsOf(table: string): readonly Row[] {
  return readFileSync(new URL(table, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [file = '', check = '', places = ''] = line.split('\t');
      return [file, check, places];
    });
}

function placesOf(places: string): Label['places'] {
  return places === 'yes' || places === 'none' ? places : places.split(',').map(Number);
}

function whole(rows: readonly Row[], checks: readonly CheckName[]): readonly Label[] {
  return [...new Set(rows.map(([file]) => file))].flatMap((file) =>
    checks.map((check): Label => {
      const row = rows.find((one) => one[0] === file && one[1] === check);
      return { file, check, places: row === undefined ? 'none' : placesOf(row[2]) };
    }),
  );
}

/** All that the checks find in a document of the corpus, its comments published. */
export async function findingsIn(file: string, pdfium: Pdfium): Promise<readonly Finding[]> {
  const bytes = await readFile(join(corpusFolder, file));
  if (file.endsWith('.docx')) return (await readFindings(bytes)).findings;
  const { findings } = await inspectPdf(bytes, pdfium);
  const prepared = await pdfium.prepare(bytes, {
    comments: 'keep',
    schemes: ['http', 'https', 'mailto', 'tel'],
    linkDescription: 'A place in this document',
  });
  return prepared.ok
    ? [...findings, ...factFindings({ comments: 'keep' }, prepared.value)]
    : findings;
}
