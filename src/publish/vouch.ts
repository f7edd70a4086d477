/** The page map that goes with a written file, and vouches for its bytes. Pure. */
import { basename } from 'node:path';
import { given } from '../model/given.js';
import type { Vouched } from '../model/paper.js';

/** The map with the PDF's name and SHA-256, and the text in which it is written. */
export function vouchFor<M extends Vouched>(
  map: M,
  file: string,
  sha256: string,
): { readonly map: M; readonly json: string } {
  const { version, edition, recipient, supplement, body, date, sheets, lastLabel, ...rest } = map;
  const vouched = {
    ...{ version, edition, ...given({ recipient, supplement }), body, date, sheets, lastLabel },
    pdf: { file: basename(file), sha256 },
    ...rest,
    // The same keys in another order, with the file's name and hash.
  } as unknown as M;
  return { map: vouched, json: `${JSON.stringify(vouched, null, 2)}\n` };
}
