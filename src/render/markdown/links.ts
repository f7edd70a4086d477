/**
 * Authors' links: a reader of the PDF can follow them, or they are not links. Looks at the finished
 * tree, so that no way of writing a link goes round it; knows nothing of where our own pages link to.
 */
import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { diagnose } from '../../diagnostics/index.js';
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
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'a' || parent === undefined || index === undefined) return undefined;
    const address = String(element.properties.href ?? '');
    if (reachable.test(address) || isPlaceIn(ids, address)) return undefined;
    const where = { at: placeOf(element, text), ...(item === undefined ? {} : { item }) };
    found.push(diagnose('link-to-nowhere', { url: decodeAddress(address) }, where));
    parent.children.splice(index, 1, ...element.children);
    return [SKIP, index];
  });
  return found;
}

/** Notes and the way back from them: whatever the tree itself gives an id. */
function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties }: Element) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
  });
  return ids;
}

function isPlaceIn(ids: ReadonlySet<string>, address: string): boolean {
  if (!address.startsWith('#')) return false;
  const id = address.slice(1);
  return ids.has(id) || ids.has(decodeAddress(id));
}
