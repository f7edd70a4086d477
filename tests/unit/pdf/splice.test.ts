/** Files that are spliced from pieces, as other programs and our own reader find them. */
import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { SpliceOrder } from '../../../src/pdf/index.js';
import { splicePdf } from '../../../src/pdf/index.js';
import { openPdfium } from '../../../src/pdfium/index.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith, helvetica } from '../../support/small-document.js';
import { memorySink, orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

const pdfium = openPdfium({ workers: 1 });
afterAll(() => pdfium.close());

/** A page that says one thing. */
const saying = (words: string) =>
  documentWith({ page: helvetica, content: `BT /F1 12 Tf 50 500 Td (${words}) Tj ET` });

async function textsByPdfjs(pdf: Uint8Array): Promise<readonly string[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0, stopAtErrors: true });
  const file = await loading.promise;
  const texts: string[] = [];
  for (let sheet = 1; sheet <= file.numPages; sheet++) {
    const { items } = await (await file.getPage(sheet)).getTextContent();
    const shown = items.flatMap((item) => ('str' in item && item.str.trim() ? [item.str] : []));
    texts.push(shown.join(' '));
  }
  await loading.destroy();
  return texts;
}

async function textsByPdfium(pdf: Uint8Array, sheets: number): Promise<readonly string[]> {
  const everywhere = { x: 0, y: 0, width: 595, height: 842 };
  const texts = Array.from({ length: sheets }, (_, index) => ({
    sheet: index + 1,
    box: everywhere,
  }));
  const answer = await pdfium.read(pdf, { texts });
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer.value.pages).toHaveLength(sheets);
  return answer.value.texts;
}

/** A document with a tagged form that its page draws, and a font that says so. */
const tagged = (words: string) =>
  makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>/Font<</F1 6 0 R>>>>>>',
      4: streamOf('/F1 1 Tf /X Do'),
      5: streamOf(
        '/P<</MCID 0>>BDC BT /F1 12 Tf 50 500 Td (Same words) Tj ET EMC',
        '/Subtype/Form/BBox[0 0 595 842]/StructParents 0/Resources<</Font<</F1 6 0 R>>>>',
      ),
      6: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      7: '<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0 [8 0 R]]>>>>',
      8: `<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/T(${words})/K<</Type/MCR/Pg 3 0 R/Stm 5 0 R/MCID 0>>>>`,
    },
    '/Root 1 0 R',
  );

describe('a spliced file', () => {
  it('is read by PDF.js and by PDFium, page by page', async () => {
    const words = ['Sluices', 'Gullies', 'Grates'];
    const order = orderOf(words.map((word) => partOf(pieceOf(saying(word)))));
    const sheets = order.sheets.map((sheet, index) => ({
      ...sheet,
      overlay: `BT /Stamp 9 Tf 50 20 Td (p${index + 1}) Tj ET`,
    }));
    const blank = {
      content: { kind: 'blank', width: 300, height: 400 } as const,
      overlay: 'BT /Stamp 9 Tf 50 20 Td (blank) Tj ET',
      extension: 0,
      links: [],
    };
    const pdf = await spliced({ ...order, sheets: [...sheets, blank] });
    const expected = ['Sluices p1', 'Gullies p2', 'Grates p3', 'blank'];
    expect(await textsByPdfjs(pdf)).toEqual(expected);
    expect(await textsByPdfium(pdf, 4)).toEqual(expected);
  });

  it('finds its pages by groups where there are many, and small objects in streams', async () => {
    const count = 700;
    const objects = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        index + 3,
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${index + 1} 9]>>`,
      ]),
    );
    const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
    const piece = pieceOf(
      makePdf(
        {
          1: '<</Type/Catalog/Pages 2 0 R>>',
          2: `<</Type/Pages/Count ${count}/Kids[${kids}]>>`,
          ...objects,
        },
        '/Root 1 0 R',
      ),
    );
    const pdf = await spliced(orderOf([partOf(piece)]));
    const { pages, catalog, dict, array } = readPdf(pdf);
    expect(pages.map((page) => array(page.get('MediaBox'))[2])).toEqual(
      pages.map((_, index) => index + 1),
    );
    expect(pages).toHaveLength(count);
    const groups = array(dict(catalog.get('Pages')).get('Kids')).map(dict);
    expect(groups.every((group) => array(group.get('Kids')).length <= 64)).toBe(true);
    expect(groups.reduce((sum, group) => sum + Number(group.get('Count')), 0)).toBe(count);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.split('/Type/ObjStm').length - 1).toBeGreaterThan(1);
    expect(text).not.toMatch(/\d 0 obj\s*<<\/Type\/Page\b/);
    expect(await textsByPdfium(pdf, count)).toHaveLength(count);
  });

  it('hands large streams on, and what stands behind them is found', async () => {
    // Signs without a pattern, so that a byte too many or too few is seen.
    const picture = (seed: number, size: number) =>
      Array.from({ length: size }, (_, index) =>
        String.fromCharCode((index * index * seed + (index >> 3)) % 256),
      ).join('');
    const drawn = [1, 20_000, 300_000, 40].map((size, index) => picture(index + 3, size));
    const names = drawn.map((_, index) => `/X${index} ${index + 5} 0 R`).join('');
    const document = documentWith(
      { page: `/Resources<</XObject<<${names}>>>>`, content: '/X0 Do /X1 Do /X2 Do /X3 Do' },
      drawn.map((data) => streamOf(data, '/Subtype/Image/Filter/DCTDecode')),
    );
    const { pages, dict, data } = readPdf(await spliced(orderOf([partOf(pieceOf(document))])));
    const found = dict(dict(pages[0]?.get('Resources')).get('XObject'));
    expect([...found.values()].map(data)).toEqual(drawn);
  });

  it('goes to the sink as it is made', async () => {
    const large = Buffer.alloc(13 * 1024 * 1024, 'x').toString('latin1');
    const pieces = [1, 2, 3].map((seed) =>
      pieceOf(
        documentWith({ page: '/Resources<</XObject<</X 5 0 R>>>>', content: '/X Do' }, [
          streamOf(`${seed}${large}`, '/Subtype/Image/Filter/DCTDecode'),
        ]),
      ),
    );
    const sizes: number[] = [];
    const written = await splicePdf(orderOf(pieces.map((piece) => partOf(piece))), {
      write: async (chunks) => {
        sizes.push(chunks.reduce((sum, { length }) => sum + length, 0));
      },
    });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(written.bytes);
    // Three pieces of 13 MB, a gathering of 24 MB at most, and one object beyond it.
    expect(Math.max(...sizes)).toBeLessThan(30 * 1024 * 1024);
  });

  it('is the same from the same order, and is what is said of it', async () => {
    const order = orderOf([partOf(pieceOf(tagged('One'))), partOf(pieceOf(saying('Two')))]);
    const sink = memorySink();
    const { sha256, bytes } = await splicePdf(order, sink);
    expect(sink.bytes()).toHaveLength(bytes);
    expect(createHash('sha256').update(sink.bytes()).digest('hex')).toBe(sha256);
    expect(Buffer.compare(await spliced(order), sink.bytes())).toBe(0);
  });

  it('has the same piece as often as it is asked for', async () => {
    const piece = pieceOf(tagged('Twice'));
    const pdf = await spliced(orderOf([partOf(piece), partOf(piece)]));
    expect(await textsByPdfjs(pdf)).toEqual(['Same words', 'Same words']);
    const { pages, dict } = readPdf(pdf);
    const [one, other] = pages.map((page) => dict(page.get('Resources')));
    const fonts = [one, other].map((resources) => dict(resources?.get('Font')).get('F1'));
    expect(fonts[0]).toEqual(fonts[1]);
  });
});

describe('what two documents have alike', () => {
  const resourcesOf = async () => {
    const pieces = [tagged('One'), tagged('Two')].map((pdf) => pieceOf(pdf));
    const { pages, dict } = readPdf(await spliced(orderOf(pieces.map((piece) => partOf(piece)))));
    return { dict, all: pages.map((page) => dict(page.get('Resources'))) };
  };

  it('is there once, as a font is', async () => {
    const { all, dict } = await resourcesOf();
    const [one, other] = all.map((resources) => dict(resources.get('Font')).get('F1'));
    expect(one).toBeDefined();
    expect(one).toEqual(other);
  });

  it('is there twice where it has a place in the structure of each', async () => {
    const { all, dict } = await resourcesOf();
    const forms = all.map((resources) => dict(resources.get('XObject')).get('X'));
    expect(forms[0]).not.toEqual(forms[1]);
    const keys = forms.map((form) => dict(form).get('StructParents'));
    expect(keys[0]).not.toEqual(keys[1]);
    expect(keys.every((key) => typeof key === 'number')).toBe(true);
  });

  it('and differs in a single byte far down is there twice', async () => {
    const withTable = (last: string) =>
      documentWith({ page: '/Resources<</Font<</F 5 0 R>>>>', content: 'BT /F 9 Tf (a) Tj ET' }, [
        '<</Type/Font/Subtype/Type1/BaseFont/Same/FontDescriptor 6 0 R>>',
        '<</Type/FontDescriptor/FontName/Same/FontFile 7 0 R>>',
        streamOf(`letters${last}`),
      ]);
    const fontsFor = async (...documents: readonly Uint8Array[]) => {
      const parts = documents.map((pdf) => partOf(pieceOf(pdf)));
      const { pages, dict } = readPdf(await spliced(orderOf(parts)));
      return pages.map((page) => dict(dict(page.get('Resources')).get('Font')).get('F'));
    };
    const [one, other, again] = await fontsFor(withTable('1'), withTable('2'), withTable('1'));
    expect(one).not.toEqual(other);
    expect(again).toEqual(one);
  });
});

describe('an order that cannot be carried out', () => {
  const part = () => partOf(pieceOf(saying('Drains')));
  const sheetWith = (page: number) => ({
    content: { kind: 'piece', part: 0, page } as const,
    overlay: '',
    extension: 0,
    links: [],
  });

  it.each<[string, () => Partial<SpliceOrder>, string]>([
    ['a page that is not there', () => ({ sheets: [sheetWith(1)] }), 'page that no piece has'],
    ['a page twice', () => ({ sheets: [sheetWith(0), sheetWith(0)] }), 'a page twice'],
    ['no place for a page', () => ({ sheets: [] }), 'is on no sheet'],
    [
      'a bookmark behind the end',
      () => ({ bookmarks: [{ title: 'Here', to: { sheet: 7 }, children: [] }] }),
      'no sheet 8',
    ],
  ])('is refused: %s', async (_, change, message) => {
    await expect(spliced(orderOf([part()], change()))).rejects.toThrow(message);
  });

  it.each([0, 1, 2])('is given up where piece %i cannot be loaded', async (broken) => {
    const unheard: unknown[] = [];
    const note = (reason: unknown) => void unheard.push(reason);
    process.on('unhandledRejection', note);
    try {
      const parts = [0, 1, 2].map((index) => {
        const loaded = part();
        const load = async () => {
          if (index >= broken) throw new Error(`Piece ${index} is gone.`);
          return loaded.load();
        };
        return { ...loaded, load };
      });
      await expect(spliced(orderOf(parts))).rejects.toThrow(`Piece ${broken} is gone.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('is given up where the file cannot be written', async () => {
    const full = { write: () => Promise.reject(new Error('The disk is full.')) };
    await expect(splicePdf(orderOf([part()]), full)).rejects.toThrow('The disk is full.');
  });
});
