/** What every step of the preparation of one document works with. Plain interfaces. */
import type { Dict, Ref, Value } from '../objects/values.js';
import type { PieceBuilder } from '../piece/build.js';
import type { PdfFile } from '../read/open.js';
import type { Copier } from './copy.js';
import type { Ledger } from './ledger.js';
import type { PrepareOptions } from './options.js';
import type { Inherited } from './page-tree.js';

/** A page of the document and the object that stands for it in the piece. */
export interface SourcePage {
  /** Missing where the tree holds the page itself instead of a reference to it. */
  readonly ref: Ref | undefined;
  readonly dict: Dict;
  /** What it has of the nodes above it, where it has none of its own. */
  readonly inherited: Inherited;
  readonly object: number;
}

export interface Context {
  readonly file: PdfFile;
  /** The catalogue (7.7.2). */
  readonly catalog: Dict;
  readonly builder: PieceBuilder;
  readonly copier: Copier;
  readonly ledger: Ledger;
  readonly options: PrepareOptions;
  readonly pages: readonly SourcePage[];
  /** The index of the page that a reference leads to; undefined for anything else. */
  readonly pageOf: (value: Value | undefined) => number | undefined;
  /** To be called now and then: the clock of the time limit starts anew. */
  readonly step: () => void;
}
