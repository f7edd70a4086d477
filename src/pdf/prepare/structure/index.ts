/** The document's structure (ISO 32000-2, 14.7), read whole before anything is written. */
import type { Ref } from '../../objects/values.js';
import type { PieceStructure } from '../../piece/piece.js';
import type { Context } from '../context.js';

export interface ReadStructure {
  /** Parent-tree keys, counted from 0: of a page with marked content, of a form or picture, of an annotation. */
  readonly keyOfPage: (page: number) => number | undefined;
  readonly keyOfStream: (stream: Ref) => number | undefined;
  readonly keyOfAnnotation: (object: number) => number | undefined;
  readonly parentKeys: number;
  readonly ids: number;
  /** Elements (wrappers included) and reachable marked contents, before and after. */
  readonly before: { readonly elements: number; readonly marks: number };
  readonly after: { readonly elements: number; readonly marks: number };
  /** Writes the elements; undefined where the document has no structure to speak of. */
  readonly write: () => PieceStructure | undefined;
}

export type ReadStructureOf = (
  context: Context,
  /** The object that stands for an annotation of the source, where it comes along. */
  annotation: (source: Ref) => number | undefined,
) => ReadStructure;
