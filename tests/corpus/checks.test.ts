/**
 * What the checks find in real documents, against what a person saw on their pages (checks.tsv: "none" where nothing
 * is to be found). Precision and recall count pages.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPdf } from '../../src/inspect/pdf/index.js';
import type { Finding } from '../../src/model/finding.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import { corpusFolder, hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { say } from '../support/say.js';

noticeMissingCorpus();

interface Label {
  readonly file: string;
  readonly check: string;
  /** From 1. */
  readonly pages: readonly number[];
}

const labels: readonly Label[] = readFileSync(new URL('./checks.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [file = '', check = '', pages = ''] = line.split('\t');
    return { file, check, pages: pages === 'none' ? [] : pages.split(',').map(Number) };
  });

/** Pages by check: found and there, found only, there only. */
interface Score {
  right: number;
  wrong: number;
  missed: number;
}

let pdfium: Pdfium;
const findings = new Map<string, readonly Finding[]>();

beforeAll(async () => {
  pdfium = openPdfium();
  if (!hasCorpus) return;
  for (const file of new Set(labels.map((label) => label.file))) {
    const inspected = await inspectPdf(await readFile(join(corpusFolder, file)), pdfium);
    findings.set(file, inspected.findings);
  }
});
afterAll(() => pdfium?.close());

function scoreOf(check: string): Score {
  const score = { right: 0, wrong: 0, missed: 0 };
  for (const { file, pages } of labels.filter((label) => label.check === check)) {
    const found = new Set(
      (findings.get(file) ?? []).flatMap((one) => (one.check === check ? [one.page ?? 0] : [])),
    );
    for (const page of found) score[pages.includes(page) ? 'right' : 'wrong'] += 1;
    score.missed += pages.filter((page) => !found.has(page)).length;
  }
  return score;
}

const share = (part: number, rest: number): number =>
  part + rest === 0 ? 1 : part / (part + rest);

describe.skipIf(!hasCorpus)('checks of real documents', () => {
  it.each([
    ['failed-redaction', 0.95, 0.95],
    ['invisible-text', 0.95, 0.95],
    ['outside-page', 0.95, 0.95],
  ])('%s', (check, precisely, wholly) => {
    const { right, wrong, missed } = scoreOf(check);
    const precision = share(right, wrong);
    const recall = share(right, missed);
    say(
      `| ${check} | ${right + missed} | ${right} | ${wrong} | ${precision.toFixed(2)} | ${recall.toFixed(2)} |`,
    );
    expect(right).toBeGreaterThan(0);
    expect(precision).toBeGreaterThanOrEqual(precisely);
    expect(recall).toBeGreaterThanOrEqual(wholly);
  });
});
