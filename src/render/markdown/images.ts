/** The pictures of a text: each gets an address of its own, under which the printer will find it. */
import type { Root } from 'hast';
import { eachElement } from '../../markdown/index.js';
import type { Markdown, Place } from '../../model/place.js';
import { decodeAddress } from './decode-address.js';
import { placeOf } from './source-place.js';

export interface ImageReference {
  /** Where the HTML looks for it, relative to the page. */
  readonly address: string;
  /** As the author wrote it: a path relative to the Markdown file. */
  readonly path: string;
  readonly at: Place;
}

/** Renames every picture in the tree to its address and lists them. */
export function collectImages(
  tree: Root,
  text: Markdown,
  idPrefix: string,
): readonly ImageReference[] {
  const byPath = new Map<string, ImageReference>();
  eachElement(tree, (element) => {
    if (element.tagName !== 'img') return;
    const path = decodeAddress(String(element.properties.src ?? ''));
    const known = byPath.get(path) ?? {
      address: `images/${idPrefix}${byPath.size + 1}`,
      path,
      at: placeOf(element, text),
    };
    byPath.set(path, known);
    element.properties.src = known.address;
  });
  return [...byPath.values()];
}
