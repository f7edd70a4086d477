/** The pages that we write ourselves, ready to be printed under any plan: the front matter, and the agenda of Part B. */
import { readFrontPictures } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Segment } from '../model/segment.js';
import * as render from '../render/index.js';
import type { Press } from './press.js';

export interface OwnPages {
  readonly front: render.FrontMatter;
  /** Where the pack has one. */
  readonly partB?: render.FrontMatter;
  /** Prints either, with the pictures that they show. */
  readonly printFront: (html: string) => Promise<Segment>;
}

/**
 * Everything of our own pages but their numbers. A picture that cannot be read is told of, and shown by nobody: what there is
 * to say of the documents is looked for all the same.
 */
export function prepareOwnPages(
  pack: Pack,
  { templates, print, darkroom }: Press,
): Promise<Checked<OwnPages>> {
  return collect(false, async ({ take, add }) => {
    const front = render.prepareFrontMatter(templates, pack);
    const partB = pack.restricted && render.preparePartB(templates, pack, pack.restricted);
    const own = [front, ...(partB === undefined ? [] : [partB])];
    add(own.flatMap(({ diagnostics }) => diagnostics));
    const images = own.flatMap((pages) => pages.images);
    const pictures = take(await readFrontPictures(pack, images, render.logoAddress, darkroom));
    const printFront = (html: string): Promise<Segment> => print(html, pictures ?? new Map());
    return { front, ...given({ partB }), printFront };
  });
}
