/** What becomes of a document's annotations (ISO 32000-2, 12.5). */
import type { Ref } from '../objects/values.js';
import type { Context } from './context.js';

export interface ChosenAnnotations {
  /** By page: the objects of the annotations that come along, in their order. */
  readonly onPage: readonly (readonly number[])[];
  /** The object that stands for an annotation of the source; undefined where it does not come along. */
  readonly standsFor: (annotation: Ref) => number | undefined;
  /** Writes them. `keyOf` answers the parent-tree key of one that is content of a structure element. */
  readonly write: (keyOf: (object: number) => number | undefined) => void;
}

export type ChooseAnnotations = (context: Context) => ChosenAnnotations;
