/** What is noticed while a document is taken into the pack, for people to be told. Knows no wording of messages. */
import type { PDFDict } from 'pdf-lib';

export interface Remarks {
  /** What is not taken over and how often, by the words in which people are told. */
  readonly dropped: Map<string, number>;
  /** Form fields that hold a value of which the page shows nothing. */
  readonly unseenFields: Set<PDFDict>;
  /** Names of layers that are hidden when the document is opened. */
  readonly hiddenLayers: string[];
}

export function noRemarks(): Remarks {
  return { dropped: new Map(), unseenFields: new Set(), hiddenLayers: [] };
}

/** Counts one more of what is not taken over. */
export function note({ dropped }: Remarks, what: string): void {
  dropped.set(what, (dropped.get(what) ?? 0) + 1);
}
