/**
 * Authors' links: a reader of the PDF can follow them, or they are not links. Looks at the finished
 * tree, so that no way of writing a link goes round it; knows nothing of where our own pages link to.
 */
import type { Root } from 'hast';
import { diagnose } from '../../diagnostics/index.js';
import { eachElement } from '../../markdown/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import { decodeAddress } from './decode-address.js';
import { placeOf } from './source-place.js';

/**
 * Addresses that a reader of a PDF can follow. Not `pack:` (see model/address.ts), which is for our own
 * pages: an author who writes it gets no say in where the pack's links lead.
 */
const reachable = /^(https?:\/\/[^\s/?#]|mailto:.|tel:.)/i;

/** Turns every other link into the words it stands on, each with a warning `link-to-nowhere` at its place. */
export function checkLinks(tree: Root, text: Markdown, item?: string): readonly Diagnostic[] {
  const ids = idsIn(tree);
  const found: Diagnostic[] = [];
  eachElement(tree, (element, index, parent) => {
    if (element.tagName !== 'a' || parent === undefined || index === undefined) return undefined;
    const address = String(element.properties.href ?? '');
    if (reachable.test(address) || isPlaceIn(ids, address)) return undefined;
    const where = { at: placeOf(element, text), ...(item === undefined ? {} : { item }) };
    found.push(diagnose('link-to-nowhere', { url: decodeAddress(address) }, where));
    parent.children.splice(index, 1, ...element.children);
    return index;
  });
  return found;
}

/** Notes and the way back from them: whatever the tree itself gives an id. */
function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  eachElement(tree, ({ properties }) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
    return undefined;
  });
  return ids;
}

function isPlaceIn(ids: ReadonlySet<string>, address: string): boolean {
  if (!address.startsWith('#')) return false;
  const id = address.slice(1);
  return ids.has(id) || ids.has(decodeAddress(id));
}
