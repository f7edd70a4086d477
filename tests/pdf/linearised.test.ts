/** A pack that was linearised: the same pack, with its first page in front (ISO 32000-2, annex F). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { inspectStructure } from '../support/inspect-structure.js';
import { makePdf } from '../support/make-pdf.js';
import type { TestPack } from '../support/pack-folder.js';
import { isInstalled, run } from '../support/second-opinion.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let pack: TestPack;
let plain: BuiltPack;
let linearised: BuiltPack;
beforeAll(async () => {
  test = await openWorkshop();
  const notes = '# Notes\n\nOn the weirs.\n\n- One\n- Two\n';
  pack = {
    items: {
      weirs: {
        title: 'State of the weirs',
        documents: [
          { file: 'weirs.pdf', content: await makePdf({ pages: 30 }) },
          { file: 'notes.md', title: 'Notes', content: notes },
        ],
      },
    },
  };
  plain = await buildTestPack(test, pack);
  linearised = await buildTestPack(test, pack, test.shop, { linearize: true });
});
afterAll(() => test.close());

/** The dictionary at the head of the file (F.3.3). */
function parameters({ pdf }: BuiltPack): Readonly<Record<string, number>> {
  const head = Buffer.from(pdf).toString('latin1', 0, 1024);
  const written = /^\d+ 0 obj\s*<<([^>]*)>>/m.exec(head)?.[1] ?? '';
  return Object.fromEntries(
    [...written.matchAll(/\/(\w+) (\d+)(?=[ /])/g)].map(([, key, value]) => [key, Number(value)]),
  );
}

describe('a linearised pack', () => {
  it('says so at its head, and how long it is', () => {
    expect(parameters(plain)).not.toHaveProperty('Linearized');
    const { pdf, map } = linearised;
    expect(parameters(linearised)).toMatchObject({ Linearized: 1, L: pdf.length, N: map.sheets });
  });

  it('has all of its first page in front', () => {
    const { O: first = 0, E: end = 0 } = parameters(linearised);
    const text = Buffer.from(linearised.pdf).toString('latin1');
    expect(linearised.file.objects.getPage(0).ref.objectNumber).toBe(first);
    expect(text.indexOf(`\n${first} 0 obj`)).toBeGreaterThan(0);
    expect(text.indexOf(`\n${first} 0 obj`)).toBeLessThan(end);
    expect(end).toBeLessThan(linearised.pdf.length);
  });

  it('is otherwise the pack that it would have been', () => {
    const { pdf: before, tools: toolsBefore, ...mapBefore } = plain.map;
    const { pdf: after, tools, ...map } = linearised.map;
    expect(map).toEqual(mapBefore);
    expect(after?.sha256).not.toBe(before?.sha256);
    expect(toolsBefore.qpdf).toBeUndefined();
    expect(tools).toEqual({ ...toolsBefore, qpdf: expect.stringMatching(/^qpdf-wasm \d/) });
    for (const aspect of ['pages', 'outline', 'title', 'language'] as const) {
      expect(linearised.file[aspect], aspect).toEqual(plain.file[aspect]);
    }
    const { mentions } = linearised.file;
    expect([...plain.file.mentions].filter((word) => !mentions.has(word))).toEqual([]);
    const structure = inspectStructure(linearised.pdf);
    expect(structure.faults).toEqual([]);
    expect(structure.lines).toEqual(inspectStructure(plain.pdf).lines);
  });

  it('is the same file each time', async () => {
    const again = await buildTestPack(test, pack, test.withFreshCache('lin'), { linearize: true });
    expect(Buffer.compare(again.pdf, linearised.pdf)).toBe(0);
    expect(again.map).toEqual(linearised.map);
  });

  it('is read by PDF.js, tags and all', async () => {
    const opening = getDocument({ data: new Uint8Array(linearised.pdf), verbosity: 0 });
    const file = await opening.promise;
    try {
      expect(file.numPages).toBe(linearised.map.sheets);
      expect(await file.getMarkInfo()).toMatchObject({ Marked: true });
      const last = await file.getPage(file.numPages);
      const words = (await last.getTextContent()).items.map((one) => ('str' in one ? one.str : ''));
      expect(words.join(' ')).toContain(`Page ${linearised.map.lastLabel}`);
      expect(await last.getStructTree()).toMatchObject({ role: 'Root' });
    } finally {
      await opening.destroy();
    }
  });

  it('is found sound by another qpdf', async (context) => {
    if (!(await isInstalled('qpdf', '--version'))) return context.skip();
    const file = join(test.folder, 'linearised.pdf');
    await writeFile(file, linearised.pdf);
    const checked = await run('qpdf', ['--check', file]);
    expect(checked).toMatchObject({ code: 0, stderr: '' });
    expect(checked.stdout).toContain('File is linearized');
    const shown = await run('qpdf', ['--show-linearization', file]);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain(`npages: ${linearised.map.sheets}`);
  });
});
