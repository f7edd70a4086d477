/**
 * What the checks find in real documents, against what was seen on their pages and read from their files by other
 * programs than ours: precision and recall of each check, which docs/checks.md and README tell.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeTurns } from '../../src/browser/turns.js';
import type { Finding } from '../../src/model/finding.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import { hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { say } from '../support/say.js';
import { findingsIn, readLabels } from './check-labels.js';
import { type Score, scoresOf, share } from './check-scores.js';

noticeMissingCorpus();

let pdfium: Pdfium;
let scores: readonly Score[] = [];

beforeAll(async () => {
  pdfium = openPdfium();
  if (!hasCorpus) return;
  const labels = readLabels();
  const findings = new Map<string, readonly Finding[]>();
  const files = [...new Set(labels.map((label) => label.file))];
  // As many as PDFium has threads for, and one that waits.
  const turns = takeTurns(3);
  await Promise.all(
    files.map((file) => turns(async () => findings.set(file, await findingsIn(file, pdfium)))),
  );
  scores = scoresOf(labels, findings);
  for (const { check, right, wrong, missed, documents, differences } of scores) {
    say(`${check}: ${documents} documents, ${right} right, ${wrong} wrong, ${missed} missed`);
    for (const difference of differences) say(`  ${difference}`);
  }
});
afterAll(() => pdfium?.close());

describe.skipIf(!hasCorpus)('checks of real documents', () => {
  it('failed redactions are found, and nothing else is called one', () => {
    const score = scores.find(({ check }) => check === 'failed-redaction');
    expect(score?.right).toBeGreaterThan(0);
    expect(share(score?.right ?? 0, score?.wrong ?? 1)).toBeGreaterThanOrEqual(0.95);
    expect(share(score?.right ?? 0, score?.missed ?? 1)).toBeGreaterThanOrEqual(0.95);
  });
});
