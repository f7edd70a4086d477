/** A file made of one document, once or more often, with a stamp on every page. Knows nothing of packs. */
import {
  onlyFontOf,
  outlookOf,
  type Piece,
  preparePdf,
  type SpliceOrder,
  splicePdf,
} from '../../../src/pdf/index.js';
import { makePdf } from '../pdf-maker.js';

/** The stamp in reader's points: lower left corner and size. */
export const stampBox = { x: 6, y: 6, width: 60, height: 12 };

/** No document has a bookmark of this name: one that has would be taken for the same. */
const ownTitle = 'Whole document, for comparison';

/** The file and how often the document is in it. */
export async function spliceAlone(piece: Piece, times = 1): Promise<Uint8Array> {
  const { facts } = piece;
  const parts = Array.from({ length: times }, () => ({
    outlook: outlookOf(piece),
    load: async () => piece,
    title: 'Document',
    language: facts.language ?? 'en-GB',
  }));
  const { x, y } = stampBox;
  const overlay = `/Artifact BMC q 0 g BT /Stamp 8 Tf ${x + 2} ${y + 3} Td (Page) Tj ET Q EMC`;
  const order: SpliceOrder = {
    parts,
    sheets: parts.flatMap((_, part) =>
      facts.pages.map((_page, page) => ({
        content: { kind: 'piece', part, page } as const,
        overlay,
        extension: 0,
        links: [],
      })),
    ),
    bookmarks: parts.map((_, part) => ({
      title: ownTitle,
      to: { sheet: part * facts.pages.length },
      children: [],
      part,
    })),
    labels: [{ sheet: 0, style: 'D', start: 1 }],
    font: stampFont(),
    about: {
      title: 'Comparison',
      language: 'en-GB',
      author: 'Test',
      date: 0,
      producer: 'test',
    },
  };
  const chunks: Uint8Array[] = [];
  await splicePdf(order, {
    write: async (written) => {
      // What is handed over is good only for the time of the call.
      for (const chunk of written) chunks.push(Uint8Array.from(chunk));
    },
  });
  return Buffer.concat(chunks);
}

/** One of the typefaces that every viewer has. */
function stampFont(): NonNullable<SpliceOrder['font']> {
  const pdf = makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>',
      4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      5: '<</Length 7>>\nstream\n/F 1 Tf\nendstream',
    },
    '/Root 1 0 R',
  );
  const piece = preparePdf(pdf, { comments: 'drop', schemes: [] });
  return { piece, object: onlyFontOf(piece), name: 'Stamp' };
}
