/**
 * PDF files taken apart and put together again, with their tags, links, bookmarks and forms: `preparePdf` makes a
 * piece of a document, once; `splicePdf` (in `splicing.ts`) makes a file of pieces, as often as wanted. Knows nothing
 * of what the documents are about.
 */
export { inspectObjects, type ObjectFacts } from './inspect/index.js';
export type { Census, Loss, OutlineNode, Piece, PieceFacts, PiecePage } from './piece/piece.js';
export {
  DynamicFormError,
  EncryptedPartError,
  type PrepareOptions,
  preparePdf,
} from './prepare/index.js';
export { pageUnits } from './prepare/units.js';
export { PdfSyntaxError } from './read/parse.js';
export { earlierRevisions } from './read/revisions.js';
export * from './splicing.js';
