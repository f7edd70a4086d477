/** Everything that the chain of the example's three meetings makes, judged by veraPDF: packs, supplement, minutes, decisions. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../support/say.js';
import { findings, judge, prepareJudge, type Verdict } from './vera-pdf.js';

const missing = await prepareJudge();
if (missing !== undefined) say(`Skipped: ${missing}`);

/** By kind of file: the end of its name. */
const kinds = ['public-pack', 'minutes', 'decisions', 'supplement-1', 'consolidated-pack'];

let folder: string;
let verdicts: readonly Verdict[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-chain-'));
  if (missing !== undefined) return;
  const program = fileURLToPath(new URL('../../packs/chain.js', import.meta.url));
  const council = join(folder, 'thornmere');
  await promisify(execFile)(process.execPath, [program, council]);
  const panel = join(council, 'corporate-parenting-panel');
  const made = await readdir(panel, { recursive: true });
  verdicts = await judge(
    made.filter((file) => /\/out\/[^/]+\.pdf$/.test(file)).map((file) => join(panel, file)),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(missing !== undefined)('PDF/UA-1 holds for the chain’s', () => {
  it.each(kinds)('%s', (kind) => {
    const found = verdicts.filter(({ file }) => file.endsWith(`-${kind}.pdf`));
    expect(found).not.toEqual([]);
    for (const verdict of found) {
      expect(findings(verdict)).toEqual([]);
      expect(verdict).toMatchObject({ claims: true, passed: true });
    }
  });

  it('files, of which no other was made', () => {
    const isKnown = ({ file }: Verdict) => kinds.some((kind) => file.endsWith(`-${kind}.pdf`));
    expect(verdicts.filter((verdict) => !isKnown(verdict))).toEqual([]);
  });
});
