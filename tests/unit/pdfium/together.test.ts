/** Several threads at one document answer what one thread answers. */
import { afterAll, describe, expect, it } from 'vitest';
import { openPdfium, type Question } from '../../../src/pdfium/index.js';
import { pdfOf, streamOf } from './documents.js';

const one = openPdfium({ workers: 1 });
const two = openPdfium({ workers: 2 });
afterAll(() => Promise.all([one.close(), two.close()]));

const count = 31;
const firstPage = 10;

/** Each page is named, has a label, and a link to its counterpart from the other end; the last one may be no page. */
function documentOf({ torn = false, width = 400 } = {}): Uint8Array {
  const pageAt = (index: number) => firstPage + 2 * index;
  const kids = Array.from({ length: count }, (_, index) => `${pageAt(index)} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R /Lang (en-GB) /PageLabels << /Nums [0 << /S /D /St 7 >>] >> >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 ${width} 600] /Resources << /Font << /F1 3 0 R >> >> >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /First 5 0 R /Last 6 0 R >>',
    `<< /Title (Late) /Next 6 0 R /Dest [${pageAt(count - 1)} 0 R /XYZ 0 123 0] >>`,
    `<< /Title (Early) /Dest [${pageAt(0)} 0 R /Fit] >>`,
    'null',
    'null',
    'null',
  ];
  for (let index = 0; index < count; index += 1) {
    const other = pageAt(count - 1 - index);
    const link = `<< /Type /Annot /Subtype /Link /Rect [90 490 300 520] /Dest [${other} 0 R /XYZ 0 ${index + 1} 0] >>`;
    const isTorn = torn && index === count - 1;
    objects.push(
      isTorn
        ? '(no page)'
        : `<< /Type /Page /Parent 2 0 R /Annots [${link}] /Contents ${pageAt(index) + 1} 0 R >>`,
      streamOf(`BT /F1 10 Tf 100 500 Td (This is sheet ${index + 1}) Tj ET`),
    );
  }
  return pdfOf(objects);
}

const question: Question = {
  // Backwards, and two of a sheet: answers are in the order of the questions.
  texts: Array.from({ length: 2 * count }, (_, index) => ({
    sheet: count - (index % count),
    box: { x: 0, y: index < count ? 450 : 0, width: 400, height: 100 },
  })),
  linkTextsOn: [{ first: 14, last: 18 }],
  together: true,
};

describe('a file that two threads read', () => {
  it('has every page at its place, with the links and bookmarks that lead from one part to the other', async () => {
    const alone = await one.read(documentOf(), question);
    const both = await two.read(documentOf(), question);
    expect(both).toEqual(alone);
    if (!both.ok) throw new Error(both.reason);
    const { texts, pages, outline, language } = both.value;
    expect(texts.slice(0, count)).toEqual(
      Array.from({ length: count }, (_, index) => `This is sheet ${count - index}`),
    );
    expect(texts.slice(count).every((text) => text === '')).toBe(true);
    expect(pages.map(({ label }) => Number(label))).toEqual(pages.map((_, index) => index + 7));
    expect(pages.map(({ links }) => links[0]?.target)).toEqual(
      pages.map((_, index) => ({ sheet: count - index, top: index + 1 })),
    );
    expect(pages.flatMap(({ links }, index) => (links[0]?.text ? [index + 1] : []))).toEqual([
      14, 15, 16, 17, 18,
    ]);
    expect(outline).toEqual([
      { title: 'Late', sheet: count, top: 123, children: [] },
      { title: 'Early', sheet: 1, children: [] },
    ]);
    expect(language).toBe('en-GB');
  });

  it('is refused as a whole where one part cannot be read', async () => {
    const alone = await one.read(documentOf({ torn: true }), question);
    expect(alone).toMatchObject({ ok: false, reason: 'unreadable' });
    expect(await two.read(documentOf({ torn: true }), question)).toEqual(alone);
  });

  it('is refused for its own sake once', async () => {
    expect(await two.read(Buffer.from('not one'), question)).toMatchObject({
      ok: false,
      reason: 'not-a-pdf',
    });
  });
});

describe('a document that two threads prepare', () => {
  it('becomes the same piece', async () => {
    two.warm();
    const options = {
      comments: 'drop',
      schemes: ['https'],
      print: { nameless: 'Link', headings: [] },
    } as const;
    const alone = await one.prepare(documentOf(), options);
    const both = await two.prepare(documentOf(), options);
    expect(alone.ok).toBe(true);
    expect(JSON.stringify(both)).toBe(JSON.stringify(alone));
  });

  it('is refused for what is wrong with its pages before anything else', async () => {
    const huge = documentOf({ width: 900_000 });
    const options = { comments: 'drop', schemes: [] } as const;
    expect(await two.prepare(huge, options)).toEqual({ ok: false, reason: 'page-size', page: 1 });
  });
});
