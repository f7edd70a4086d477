/**
 * PDF files taken apart and put together again, with their tags, links, bookmarks and forms: `preparePdf` makes a
 * piece of a document, once; `splicePdf` makes a file of pieces, as often as wanted. Knows nothing of what the
 * documents are about.
 */

export { decodePiece, encodePiece } from './piece/codec.js';
export { onlyFontOf } from './piece/font.js';
export type {
  Census,
  Loss,
  OutlineNode,
  Piece,
  PieceFacts,
  PiecePage,
} from './piece/piece.js';
export { DynamicFormError, type PrepareOptions, preparePdf } from './prepare/index.js';
export { PdfSyntaxError } from './read/parse.js';
export { type Sink, splicePdf, type WrittenFile } from './splice/index.js';
export type {
  AddedLink,
  FileBookmark,
  FileDescription,
  FilePlace,
  LabelRun,
  OverlayFont,
  Sheet,
  SpliceOrder,
  SplicePart,
} from './splice/order.js';
