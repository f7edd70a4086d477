/**
 * What the checks find in real documents, against what was seen on their pages and read from their files by other
 * programs than ours: precision and recall of each check. `npm run checks:table` writes
 * them into docs/checks.md and README.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeTurns } from '../../src/browser/turns.js';
import type { Finding } from '../../src/model/finding.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import { hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { madeCases, type TestReport } from '../support/made-cases.js';
import { say } from '../support/say.js';
import { findingsIn, readLabels } from './check-labels.js';
import { type Score, scoresOf, share } from './check-scores.js';
import { tableOf, withTable } from './checks-table.js';

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

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What vitest reports of the tests whose titles name checks. */
async function unitReport(): Promise<TestReport> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-checks-'));
  try {
    const file = join(folder, 'report.json');
    const tests = ['tests/unit/inspect', 'tests/unit/pdfium/inspect', 'tests/unit/pdf/inspect'];
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const options = [
      '--config',
      'config/vitest.config.ts',
      '--reporter=json',
      '--outputFile',
      file,
    ];
    await promisify(execFile)(process.execPath, [vitest, 'run', ...options, ...tests], {
      cwd: root,
      // Its counts are not those of this run.
      env: { ...process.env, TEST_REPORTS: '' },
    });
    return JSON.parse(await readFile(file, 'utf8')) as TestReport;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!hasCorpus)('checks of real documents', () => {
  it('failed redactions are found, and nothing else is called one', () => {
    const score = scores.find(({ check }) => check === 'failed-redaction');
    expect(score?.right).toBeGreaterThan(0);
    expect(share(score?.right ?? 0, score?.wrong ?? 1)).toBeGreaterThanOrEqual(0.95);
    expect(share(score?.right ?? 0, score?.missed ?? 1)).toBeGreaterThanOrEqual(0.95);
  });

  it('README and docs/checks.md tell what was measured', async () => {
    const table = tableOf(madeCases(await unitReport()), scores);
    say(table);
    for (const page of ['README.md', 'docs/checks.md']) {
      const written = await readFile(join(root, page), 'utf8');
      const measured = withTable(written, table);
      if (process.env.UPDATE_CHECKS_TABLE !== undefined)
        await writeFile(join(root, page), measured);
      else expect(written).toBe(measured);
    }
  });
});
