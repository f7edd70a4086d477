import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { savePictures } from '../../../src/inspect/index.js';
import type { Pdfium } from '../../../src/pdfium/index.js';

it('writes no picture over another, of a second paper or of a second meeting', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const document = join(folder, 'a.pdf');
  await writeFile(document, '');
  const picture = { width: 200, height: 200, rgba: new Uint8Array(200 * 200 * 4) };
  const pdfium = {
    render: async () => ({ ok: true, value: picture }),
  } as Partial<Pdfium> as Pdfium;
  const spots = [{ page: 1, box: { x: 10, y: 10, width: 20, height: 20 } }];
  const found = { check: 'marked-draft', document, spots } as const;
  const told = {
    code: 'x',
    severity: 'warning',
    message: '',
    hints: [],
    item: 'item 3',
    found,
  } as const;
  const path = join(folder, 'out');
  const taken = new Set<string>();
  for (const pack of ['planning-may', 'planning-june']) {
    await savePictures([told, told], pack, { path, taken }, pdfium);
  }
  const name = (pack: string) =>
    `${pack}-item-3-${basename(document, '.pdf')}-marked-draft-page-1-1`;
  expect((await readdir(path)).sort()).toEqual(
    ['planning-june', 'planning-may'].flatMap((pack) => [
      `${name(pack)}-2.png`,
      `${name(pack)}.png`,
    ]),
  );
});
