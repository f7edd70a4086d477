/** The typeface of stamps: made once, as wide as the typeface itself says, and never without a letter that is asked for. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { openStampFont } from '../../../src/assemble/index.js';
import type { Cache } from '../../../src/cache/index.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

/** Keeps bytes in memory, and counts how often something is put in. */
function openMemory() {
  const kept = new Map<string, Uint8Array>();
  const puts: string[] = [];
  const cache: Cache = {
    folder: '/memory',
    hasGrown: () => false,
    get: async () => undefined,
    put: () => Promise.reject(new Error('It is no segment.')),
    getBytes: async (key) => kept.get(key),
    putBytes: async (key, bytes) => {
      puts.push(key);
      kept.set(key, bytes);
    },
  };
  return { cache, puts };
}

async function typeface(): Promise<Font> {
  const file = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  );
  return create(await readFile(file)) as Font;
}

describe('the stamp typeface', () => {
  it('is made once for all packs that need no other letters', async () => {
    const { cache, puts } = openMemory();
    const first = await openStampFont(['Agenda Item 1'], cache);
    const second = await openStampFont(['Page 2', 'Agenda Item 14(a)'], cache);
    expect(puts).toHaveLength(1);
    expect(second.piece.facts).toEqual(first.piece.facts);
    expect(second.show('Page 14')).toBe(first.show('Page 14'));
    await openStampFont(['Eitem 3 ŵ'], cache);
    expect(puts).toHaveLength(2);
  });

  it('is as wide as the typeface says, letter by letter', async () => {
    const { width } = await openStampFont([], openMemory().cache);
    const font = await typeface();
    for (const text of ['Page 147', 'Public Document Pack', 'AVAT fi']) {
      const units = [...text].reduce(
        (sum, letter) => sum + font.glyphForCodePoint(letter.codePointAt(0) ?? 0).advanceWidth,
        0,
      );
      expect(width(text, 9), text).toBeCloseTo((units / font.unitsPerEm) * 9, 3);
    }
  });

  it('shows what is asked for, and it can be read', async () => {
    const words = 'Agenda Item 4ŵ – fi';
    const font = await openStampFont([words], openMemory().cache);
    const order = orderOf([partOf(pieceOf(documentWith({})))], { font });
    const overlay = `BT /${font.name} 9 Tf 50 50 Td ${font.show(words)} Tj ET`;
    const pdf = await spliced({
      ...order,
      sheets: order.sheets.map((sheet) => ({ ...sheet, overlay })),
    });
    const pdfium = openPdfium({ workers: 1 });
    try {
      const box = { x: 0, y: 0, width: 595, height: 842 };
      const answer = await pdfium.read(pdf, { texts: [{ sheet: 1, box }] });
      expect(answer.ok && answer.value.texts).toEqual([words]);
    } finally {
      await pdfium.close();
    }
  });

  it('says which letter it lacks, instead of an empty box', async () => {
    const font = await openStampFont(['事 7'], openMemory().cache);
    expect(() => font.show('事 7')).toThrow('事');
    expect(() => font.width('事 7', 9)).toThrow('事');
    expect(() => font.show('Ž')).toThrow('Ž');
  });
});
