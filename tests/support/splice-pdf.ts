/** Splices pieces into a file in memory: with a typeface made by hand, and each page on a sheet of its own where nothing else is asked. */
import {
  decodePiece,
  encodePiece,
  type OverlayFont,
  onlyFontOf,
  outlookOf,
  type Piece,
  type PrepareOptions,
  preparePdf,
  type Sink,
  type SpliceOrder,
  type SplicePart,
  splicePdf,
} from '../../src/pdf/index.js';
import { makePdf, streamOf } from './pdf-maker.js';

const defaults: PrepareOptions = { comments: 'keep', schemes: ['https', 'mailto'] };

/** A document's piece, as it is when it has been in a cache. */
export function pieceOf(pdf: Uint8Array, options: Partial<PrepareOptions> = {}): Piece {
  const piece = decodePiece(encodePiece(preparePdf(pdf, { ...defaults, ...options })));
  if (piece === undefined) throw new Error('The piece cannot be read again.');
  return piece;
}

/** Takes the file into memory. */
export function memorySink(): Sink & { readonly bytes: () => Uint8Array } {
  const chunks: Uint8Array[] = [];
  return {
    write: async (more) => {
      // Copies: the bytes belong to whoever hands them in.
      chunks.push(...more.map((chunk) => Buffer.from(chunk)));
    },
    bytes: () => Buffer.concat(chunks),
  };
}

export function partOf(piece: Piece, more: Partial<SplicePart> = {}): SplicePart {
  return {
    outlook: outlookOf(piece),
    load: async () => piece,
    title: 'Drains',
    language: 'en-GB',
    ...more,
  };
}

/** What is asked for where a test asks for nothing else. */
export function orderOf(
  parts: readonly SplicePart[],
  more: Partial<SpliceOrder> = {},
): SpliceOrder {
  return {
    parts,
    sheets: parts.flatMap(({ outlook }, part) =>
      outlook.frames.map((_, page) => ({
        content: { kind: 'piece', part, page } as const,
        overlay: '',
        extension: 0,
        links: [],
      })),
    ),
    bookmarks: [],
    labels: [{ sheet: 0, style: 'D' }],
    font: overlayFont(),
    about: { title: 'Pack', language: 'en-GB', author: 'Council', producer: 'test', date: 0 },
    ...more,
  };
}

/** Answers the file. */
export async function spliced(order: SpliceOrder): Promise<Uint8Array> {
  const sink = memorySink();
  await splicePdf(order, sink);
  return sink.bytes();
}

/** A file of nothing but one encoded piece, as segments hold them. */
export async function filedAlone(encoded: Uint8Array): Promise<Uint8Array> {
  const piece = decodePiece(encoded);
  if (piece === undefined) throw new Error('That is no piece.');
  return spliced(orderOf([partOf(piece)]));
}

/** Helvetica, which is in every viewer, under the name /Stamp. */
function overlayFont(): OverlayFont {
  const piece = pieceOf(
    makePdf(
      {
        1: '<</Type/Catalog/Pages 2 0 R>>',
        2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>',
        4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
        5: streamOf('/F 1 Tf'),
      },
      '/Root 1 0 R',
    ),
  );
  return { piece, object: onlyFontOf(piece), name: 'Stamp' };
}
