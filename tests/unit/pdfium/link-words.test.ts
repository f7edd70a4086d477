/** The words below each link of a page, by the place of its annotation among all. */
import { PDFName, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { withDocument } from '../../../src/pdfium/document.js';
import { startEngine } from '../../../src/pdfium/engine.js';
import { readLinkWords } from '../../../src/pdfium/link-words.js';
import { makePdf, type PdfTools } from '../../support/make-pdf.js';

const annotate = (page: PDFPage, { document }: PdfTools, subtype: string, rect: number[]) => {
  const entry = document.context.obj({ Type: 'Annot', Subtype: subtype, Rect: rect });
  const all = page.node.Annots() ?? document.context.obj([]);
  all.push(document.context.register(entry));
  page.node.set(PDFName.of('Annots'), all);
};

async function wordsOf(
  draw: (page: PDFPage, index: number, tools: PdfTools) => void,
  rotate: 0 | 90,
  pages: readonly number[] = [0, 1],
) {
  const pdf = await makePdf({ pages: 2, words: () => ' ', rotate, draw });
  const engine = await startEngine();
  let steps = 0;
  const outcome = withDocument(engine, pdf, (document) => ({
    ok: true,
    value: readLinkWords(engine, document, pages, () => {
      steps += 1;
    }),
  }));
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(steps).toBe(pages.length);
  return outcome.value;
}

describe('the words of links', () => {
  it.each([0, 90] as const)(
    'stand where their annotations do, turned by %i degrees',
    async (rotate) => {
      const words = await wordsOf((page, index, tools) => {
        if (index === 0) return;
        page.drawText('See the plan for more', { x: 50, y: 500, size: 20, font: tools.font });
        const left = 50 + tools.font.widthOfTextAtSize('See ', 20);
        const right = left + tools.font.widthOfTextAtSize('the plan', 20);
        annotate(page, tools, 'Square', [0, 0, 500, 800]);
        annotate(page, tools, 'Link', [left, 490, right, 520]);
        annotate(page, tools, 'Link', [50, 100, 90, 120]);
      }, rotate);
      expect(words).toEqual([[], [undefined, 'the plan', '']]);
    },
  );

  it('are read on the pages asked for only', async () => {
    const draw = (page: PDFPage, _index: number, tools: PdfTools) => {
      page.drawText('the plan', { x: 50, y: 500, size: 20, font: tools.font });
      annotate(page, tools, 'Link', [50, 490, 300, 520]);
    };
    expect(await wordsOf(draw, 0, [1])).toEqual([[], ['the plan']]);
  });
});
