import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCache } from '../../../src/cache/index.js';
import { inspectFile } from '../../../src/inspect/file.js';
import { inspectWord } from '../../../src/inspect/word/index.js';
import type { Document } from '../../../src/model/agenda.js';
import type { Inspection, Outcome, Pdfium } from '../../../src/pdfium/index.js';

const document = { file: '/c/m/plan.pdf' } as Document;
const sha256 = createHash('sha256').update('plan').digest('hex');

async function twice(outcome: Outcome<Inspection>) {
  const folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  let asked = 0;
  const pdfium = {
    identity: 'test',
    inspect: async () => {
      asked += 1;
      return outcome;
    },
  } as Partial<Pdfium> as Pdfium;
  const tools = { pdfium, cache: openCache(folder), read: async () => Buffer.from('plan') };
  const first = await inspectFile(document, sha256, tools);
  const second = await inspectFile(document, sha256, tools);
  expect(second).toEqual(first);
  return { checks: first.findings.map(({ check }) => check), asked };
}

it('looks into a file once', async () => {
  const objects = { tagged: true, figures: [], tables: [], properties: {}, language: 'en-GB' };
  const inspection = { pages: [], revisions: 1, objects };
  expect(await twice({ ok: true, value: inspection })).toEqual({
    checks: ['earlier-revision', 'no-title'],
    asked: 1,
  });
});

it('says where it could not look into a file, and tries again', async () => {
  expect(await twice({ ok: false, reason: 'too-slow' })).toEqual({
    checks: ['not-checked'],
    asked: 2,
  });
});

it('says of a Word document that the checks cannot read that they did not look into it', async () => {
  const inspected = await inspectWord(Buffer.from('no package'));
  expect(inspected).toEqual({ findings: [{ check: 'not-checked', detail: {} }] });
});
