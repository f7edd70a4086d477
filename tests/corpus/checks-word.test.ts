/**
 * What the checks find in real Word files, against labels made by looking at them (as LibreOffice prints them, and at
 * what lies in the file): precision and recall of each check. Properties, titles and languages need no looking.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readFindings } from '../../src/inspect/word/read.js';
import type { Details, Finding } from '../../src/model/finding.js';
import { corpusFolder, hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { say } from '../support/say.js';

noticeMissingCorpus();

const unlabelled: readonly string[] = ['author-metadata', 'no-title', 'no-language'];

interface Label {
  readonly file: string;
  readonly check: string;
  readonly count: number;
}

const labels: readonly Label[] = readFileSync(new URL('./checks-word.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [file = '', check = '', count = ''] = line.split('\t');
    return { file, check, count: Number(count) };
  });

/** How many things a finding counts, by the names that details have for that. */
function countOf({ detail }: Finding): number {
  const { comments, files, pictures, tables, changes } = detail as Partial<
    Details['comments'] &
      Details['embedded-file'] &
      Details['no-alternative-text'] &
      Details['no-table-headers'] &
      Details['tracked-changes']
  >;
  return comments ?? files ?? pictures ?? tables ?? changes ?? 1;
}

it.runIf(hasCorpus)('finds what is in real Word files, and nothing else', async () => {
  const right = new Map<string, { found: number; labelled: number; both: number }>();
  const files = [...new Set(labels.map(({ file }) => file))];
  for (const file of files) {
    const { findings } = await readFindings(await readFile(`${corpusFolder}/docx/${file}`));
    const counts = new Map<string, number>();
    for (const one of findings) {
      if (unlabelled.includes(one.check)) continue;
      counts.set(one.check, (counts.get(one.check) ?? 0) + countOf(one));
    }
    const own = labels.filter((label) => label.file === file && label.check !== '');
    for (const check of new Set([...counts.keys(), ...own.map((label) => label.check)])) {
      const found = counts.get(check) ?? 0;
      const labelled = own.find((label) => label.check === check)?.count ?? 0;
      const sums = right.get(check) ?? { found: 0, labelled: 0, both: 0 };
      right.set(check, {
        found: sums.found + found,
        labelled: sums.labelled + labelled,
        both: sums.both + Math.min(found, labelled),
      });
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const table = [...right].map(([check, { found, labelled, both }]) => ({
    check,
    labelled,
    precision: share(both, found),
    recall: share(both, labelled),
  }));
  for (const { check, labelled, precision, recall } of table) {
    say(
      `${check}: ${labelled} labelled, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`,
    );
  }
  expect(files.length).toBeGreaterThan(20);
  expect(table.filter(({ precision, recall }) => precision < 0.95 || recall < 0.95)).toEqual([]);
});
