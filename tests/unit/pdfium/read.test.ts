/** A file is read back as a viewer would show it. */
import { afterAll, describe, expect, it } from 'vitest';
import { openPdfium, type Question, type Reading } from '../../../src/pdfium/index.js';
import { pageOf, pdfOf, streamOf } from './documents.js';

const pdfium = openPdfium({ workers: 1, timeLimitMs: 20_000 });
afterAll(() => pdfium.close());

async function read(pdf: Uint8Array, texts: Question['texts'] = []): Promise<Reading> {
  const outcome = await pdfium.read(pdf, { texts });
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason} ${outcome.detail ?? ''}`);
  return outcome.value;
}

/** Page 1 is plain, page 2 lies on its side with an odd origin; `catalogue` and objects from 6. */
function pages(catalogue: string, first = '', more: readonly string[] = []): Uint8Array {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] ${first} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [10 20 410 620] /Rotate 90 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] >>',
    ...more,
  ]);
}

describe('pages', () => {
  it('have the labels that the viewer shows, and their upright size', async () => {
    const labels = '/PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 5 /P (R) >>] >>';
    const reading = await read(pages(labels));
    expect(reading.pages.map((page) => page.label)).toEqual(['i', 'R5', 'R6']);
    expect(reading.pages.map(({ width, height }) => [width, height])).toEqual([
      [400, 600],
      [600, 400],
      [400, 600],
    ]);
  });

  it('have no label where the file has none', async () => {
    const reading = await read(pages(''));
    expect(reading.pages.map((page) => page.label)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the document', () => {
  it('has a title, a language and tags, or has not', async () => {
    const bare = await read(pages(''));
    expect(bare).not.toHaveProperty('title');
    expect(bare).not.toHaveProperty('language');
    expect(bare.tagged).toBe(false);
    const dressed = await read(pages('/Lang (en-GB) /MarkInfo << /Marked true >>'));
    expect(dressed).toMatchObject({ language: 'en-GB', tagged: true });
  });

  it('is refused for the reason that canonicalising would give', async () => {
    const outcome = await pdfium.read(Buffer.from('not one'), { texts: [] });
    expect(outcome).toMatchObject({ ok: false, reason: 'not-a-pdf' });
  });
});

describe('links', () => {
  const link = (entries: string) =>
    `<< /Type /Annot /Subtype /Link /Rect [100 200 150 220] ${entries} >>`;
  const linked = async (...links: string[]) => {
    const catalogue = '/Names << /Dests << /Names [(item7) [4 0 R /XYZ 30 40 null]] >> >>';
    const reading = await read(pages(catalogue, `/Annots [${links.map(link).join(' ')}]`));
    return reading.pages[0]?.links ?? [];
  };

  it('lead where /Dest, a GoTo or a name says, in reader’s coordinates', async () => {
    const found = await linked(
      '/Dest [5 0 R /XYZ 0 550 null]',
      '/A << /S /GoTo /D [5 0 R /FitH 333] >>',
      '/A << /S /GoTo /D (item7) >>',
      '/Dest [5 0 R /Fit]',
      '/Dest [5 0 R /XYZ null null null]',
      '/Dest [5 0 R /FitR 10 20 110 120]',
      '/Dest [4 0 R /FitR 10 20 110 120]',
      '/Dest [4 0 R /FitH 100]',
    );
    expect(found.map((each) => each.target)).toEqual([
      { sheet: 3, top: 550 },
      { sheet: 3, top: 333 },
      // Turned clockwise, the left edge of the page is the reader's head: 410 - 30.
      { sheet: 2, top: 380 },
      { sheet: 3 },
      { sheet: 3 },
      { sheet: 3, top: 120 },
      { sheet: 2, top: 400 },
      { sheet: 2 },
    ]);
    expect(found[0]?.box).toEqual({ x: 100, y: 200, width: 50, height: 20 });
    expect(found.every((each) => each.uri === undefined)).toBe(true);
  });

  it('have an address where they leave the file, and no target', async () => {
    const found = await linked(
      '/A << /S /URI /URI (https://www.example.org/a?b=c) >>',
      '/A << /S /GoToR /F (other.pdf) /D [1 /Fit] >>',
      '/A << /S /Named /N /NextPage >>',
    );
    expect(found.map(({ target, uri }) => ({ target, uri }))).toEqual([
      { target: undefined, uri: 'https://www.example.org/a?b=c' },
      { target: undefined, uri: undefined },
      { target: undefined, uri: undefined },
    ]);
  });

  it('have no target where there is none', async () => {
    const found = await linked(
      '/Dest [99 0 R /Fit]',
      '/Dest null',
      '/A << /S /GoTo /D (no such name) >>',
      '/A << /S /GoTo >>',
      '',
    );
    expect(found).toHaveLength(5);
    expect(found.filter((each) => each.target !== undefined)).toEqual([]);
  });

  it('lie where the reader sees them on a turned page', async () => {
    const pdf = pageOf(
      '',
      '/MediaBox [10 20 410 620] /Rotate 90 /Annots [<< /Type /Annot /Subtype /Link /Rect [30 60 80 70] /Dest [3 0 R /Fit] >>]',
    );
    const reading = await read(pdf);
    expect(reading.pages[0]?.links).toEqual([
      { box: { x: 40, y: 330, width: 10, height: 50 }, target: { sheet: 1 } },
    ]);
  });
});

describe('bookmarks', () => {
  it('come as a tree, with their places', async () => {
    const reading = await read(
      pages('/Outlines 6 0 R', '', [
        '<< /First 7 0 R /Last 9 0 R /Count 3 >>',
        '<< /Title (Item 1) /Parent 6 0 R /Next 9 0 R /First 8 0 R /Last 8 0 R /Dest [3 0 R /XYZ 0 590 0] >>',
        '<< /Title <FEFF004100720064002000270077> /Parent 7 0 R /A << /S /GoTo /D [4 0 R /XYZ 60 0 0] >> >>',
        '<< /Title (Website) /Parent 6 0 R /Prev 7 0 R /A << /S /URI /URI (https://www.example.org) >> >>',
      ]),
    );
    expect(reading.outline).toEqual([
      {
        title: 'Item 1',
        sheet: 1,
        top: 590,
        children: [{ title: "Ard 'w", sheet: 2, top: 350, children: [] }],
      },
      { title: 'Website', children: [] },
    ]);
  });

  it('end where they run in circles', async () => {
    const reading = await read(
      pages('/Outlines 6 0 R', '', [
        '<< /First 7 0 R /Last 8 0 R >>',
        '<< /Title (One) /Parent 6 0 R /Next 8 0 R /Dest [3 0 R /Fit] >>',
        '<< /Title (Two) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [4 0 R /Fit] >>',
      ]),
    );
    expect(reading.outline).toEqual([
      { title: 'One', sheet: 1, children: [] },
      { title: 'Two', sheet: 2, children: [] },
    ]);
  });

  it('end where they are too deep', async () => {
    const levels = 500;
    const chain = Array.from(
      { length: levels },
      (_, index) => `<< /Title (Level ${index + 1}) /First ${index + 8} 0 R >>`,
    );
    const reading = await read(pages('/Outlines 6 0 R', '', ['<< /First 7 0 R >>', ...chain]));
    let depth = 0;
    for (let entry = reading.outline[0]; entry !== undefined; entry = entry.children[0]) depth += 1;
    expect(depth).toBeGreaterThan(10);
    expect(depth).toBeLessThan(levels);
  });
});

describe('text in a box', () => {
  it('is what stands in it by the centres of its characters, white space folded', async () => {
    const content =
      'BT /F1 10 Tf 100 500 Td (Page   12) Tj 0 -30 Td (of the  minutes) Tj 200 0 Td (aside) Tj ET';
    const reading = await read(pageOf(content), [
      { sheet: 1, box: { x: 90, y: 495, width: 200, height: 15 } },
      { sheet: 1, box: { x: 90, y: 460, width: 200, height: 60 } },
      { sheet: 1, box: { x: 90, y: 460, width: 25, height: 20 } },
      { sheet: 1, box: { x: 0, y: 0, width: 50, height: 50 } },
      { sheet: 7, box: { x: 0, y: 0, width: 400, height: 600 } },
    ]);
    expect(reading.texts).toEqual(['Page 12', 'Page 12 of the minutes', 'of t', '', '']);
  });

  it.each([
    [0, { x: 80, y: 60, width: 60, height: 14 }],
    [90, { x: 60, y: 260, width: 14, height: 60 }],
    [180, { x: 260, y: 526, width: 60, height: 14 }],
    [270, { x: 526, y: 80, width: 14, height: 60 }],
  ])('is found on a page turned by %i with an odd origin', async (turn, box) => {
    const pdf = pageOf(
      'BT /F1 10 Tf 105 87 Td (Page 9) Tj ET BT /F1 10 Tf 200 300 Td (no) Tj ET',
      `/MediaBox [0 0 700 700] /CropBox [20 25 420 625] /Rotate ${turn}`,
    );
    expect((await read(pdf, [{ sheet: 1, box }])).texts).toEqual(['Page 9']);
  });

  it('answers in the order asked, over several pages', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 400 600] /Resources << /Font << /F1 7 0 R >> >> >>',
      '<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>',
      '<< /Type /Page /Parent 2 0 R /Contents 6 0 R >>',
      streamOf('BT /F1 10 Tf 100 500 Td (first) Tj ET'),
      streamOf('BT /F1 10 Tf 100 500 Td (second) Tj 0 -100 Td (lower) Tj ET'),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ]);
    const head = { x: 0, y: 450, width: 400, height: 150 };
    const rest = { x: 0, y: 0, width: 400, height: 450 };
    const reading = await read(pdf, [
      { sheet: 2, box: rest },
      { sheet: 1, box: head },
      { sheet: 2, box: head },
      { sheet: 1, box: rest },
    ]);
    expect(reading.texts).toEqual(['lower', 'first', 'second', '']);
  });
});
