/** Pages that are not one of a document each: those that belong to none, and one that is there twice. */
import { describe, expect, it } from 'vitest';
import { Name } from '../../../src/pdf/objects/values.js';
import { inspectStructure } from '../../support/inspect-structure.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';
import { readPdf } from '../../support/read-pdf.js';
import { documentWith } from '../../support/small-document.js';
import { orderOf, partOf, pieceOf, spliced } from '../../support/splice-pdf.js';

describe('a page that belongs to no document', () => {
  it('has the links that the file puts on it, tagged as all are', async () => {
    const link = {
      box: { x: 10, y: 20, width: 30, height: 10 },
      to: { sheet: 0 },
      description: 'Back to the agenda',
    };
    const parts = [partOf(pieceOf(documentWith({})))];
    const sheets = [
      ...orderOf(parts).sheets,
      {
        content: { kind: 'blank', width: 595, height: 842 } as const,
        overlay: '',
        extension: 0,
        links: [link],
      },
    ];
    const pdf = await spliced(orderOf(parts, { sheets }));
    const { pages, array, dict, get } = readPdf(pdf);
    const [annotation] = array(pages[1]?.get('Annots')).map(dict);
    expect(get(annotation?.get('Rect'))).toEqual([10, 20, 40, 30]);
    const to = dict(array(annotation?.get('Dest'))[0]);
    expect([to.get('Type'), to.has('Annots')]).toEqual([Name.of('Page'), false]);
    const { lines, faults } = inspectStructure(pdf);
    expect(lines.map((line) => line.trim())).toEqual([
      'Document “Pack”',
      'Part “Drains”',
      'P p1:0',
      'P',
      'Link object',
    ]);
    expect(faults).toEqual([]);
  });
});

describe('a page that a document has twice', () => {
  const twice = (structure: string) =>
    pieceOf(
      makePdf(
        {
          1: `<</Type/Catalog/Pages 2 0 R${structure}>>`,
          2: '<</Type/Pages/Kids[3 0 R 5 0 R 3 0 R 5 0 R 3 0 R]/Count 5>>',
          3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
          4: streamOf('/P<</MCID 0>>BDC 0 0 9 9 re f EMC'),
          5: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
          6: '<</Type/StructTreeRoot/K 7 0 R>>',
          7: '<</S/P/P 6 0 R/Pg 3 0 R/K 0>>',
        },
        '/Root 1 0 R',
      ),
    );

  it('has its tags once, which is told', async () => {
    const piece = twice('/StructTreeRoot 6 0 R');
    expect(piece.facts.losses).toEqual({ 'repeated-page': 2 });
    const pdf = await spliced(orderOf([partOf(piece)]));
    const { faults, marks } = inspectStructure(pdf);
    expect([faults, marks]).toEqual([[], 1]);
    expect(readPdf(pdf).pages.map((page) => page.has('StructParents'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('loses nothing where there are no tags', () => {
    expect(twice('').facts.losses).toEqual({});
  });
});
