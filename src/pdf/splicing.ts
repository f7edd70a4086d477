/** The half of the engine that a program needs whose documents are all prepared: it starts sooner than the whole. */
export { decodePiece, encodePiece } from './piece/codec.js';
export { onlyFontOf } from './piece/font.js';
export { type Sink, splicePdf, type WrittenFile } from './splice/index.js';
export type {
  AddedLink,
  FileBookmark,
  FileDescription,
  FilePlace,
  LabelRun,
  OverlayFont,
  PieceOutlook,
  Sheet,
  SpliceOrder,
  SplicePart,
} from './splice/order.js';
export { outlookOf } from './splice/order.js';
