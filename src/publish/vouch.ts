/** The page map that goes with a written file, and vouches for its bytes. Pure. */
import { basename } from 'node:path';
import { given } from '../model/given.js';
import type { PageMap } from '../model/map.js';

/** The map with the PDF's name and SHA-256, and the text in which it is written. */
export function vouchFor(
  map: PageMap,
  file: string,
  sha256: string,
): { readonly map: PageMap; readonly json: string } {
  const { version, edition, recipient, supplement, body, date, sheets, lastLabel, ...rest } = map;
  const vouched: PageMap = {
    ...{ version, edition, ...given({ recipient, supplement }), body, date, sheets, lastLabel },
    pdf: { file: basename(file), sha256 },
    ...rest,
  };
  return { map: vouched, json: `${JSON.stringify(vouched, null, 2)}\n` };
}
