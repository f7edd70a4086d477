/** What comes of a file that qpdf can linearise, and of one that it cannot. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackError } from '../../../src/model/error.js';
import { linearise } from '../../../src/qpdf/index.js';
import { makePdf } from '../../support/make-pdf.js';

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-qpdf-'));
  from = join(folder, '-Ŵyth @ 1.pdf');
  to = join(folder, '.out.tmp');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('linearise', () => {
  it('writes a linearised copy beside the file, the same one each time', async () => {
    await writeFile(from, await makePdf({ pages: 3 }));
    await linearise(from, to);
    const first = await readFile(to);
    expect(first.toString('latin1', 0, 200)).toMatch(/\/Linearized 1 \/L \d+ .*\/N 3 /);
    await linearise(from, to);
    expect(Buffer.compare(await readFile(to), first)).toBe(0);
    expect((await readdir(folder)).sort()).toEqual(['-Ŵyth @ 1.pdf', '.out.tmp']);
  });

  it('says what qpdf says of a file that is none', async () => {
    await writeFile(from, 'Minutes');
    const failed = await linearise(from, to).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PackError);
    expect(String((failed as PackError).cause)).toContain("can't find PDF header");
  });

  it('is stopped where it takes too long', async () => {
    await writeFile(from, await makePdf());
    const failed = await linearise(from, to, 1).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'PackError', cause: 'no progress for 0.001 s' });
  });
});
