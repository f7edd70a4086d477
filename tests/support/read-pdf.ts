/** A written file as the engine's own reader sees it. Knows no expectations. */
import { type Dict, isDict, Stream, type Value } from '../../src/pdf/objects/values.js';
import { pagesOf } from '../../src/pdf/prepare/page-tree.js';
import { openPdf } from '../../src/pdf/read/open.js';

export interface ReadFile {
  readonly get: (value: Value | undefined) => Value;
  /** The dictionary that `value` is, or of the stream that it is; empty for anything else. */
  readonly dict: (value: Value | undefined) => Dict;
  /** The array that `value` is; empty for anything else. */
  readonly array: (value: Value | undefined) => readonly Value[];
  /** A stream's bytes as they stand in the file. */
  readonly data: (value: Value | undefined) => string;
  readonly catalog: Dict;
  readonly pages: readonly Dict[];
}

export function readPdf(pdf: Uint8Array): ReadFile {
  const { get, trailer } = openPdf(pdf);
  const dict = (value: Value | undefined): Dict => {
    const found = get(value);
    if (found instanceof Stream) return found.dict;
    return isDict(found) ? found : new Map();
  };
  const catalog = dict(trailer.get('Root'));
  return {
    get,
    dict,
    array: (value) => {
      const found = get(value);
      return Array.isArray(found) ? found : [];
    },
    data: (value) => {
      const found = get(value);
      return found instanceof Stream ? Buffer.from(found.data).toString('latin1') : '';
    },
    catalog,
    pages: pagesOf(openPdf(pdf), catalog, () => 0).map((page) => page.dict),
  };
}
