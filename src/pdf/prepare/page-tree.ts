/**
 * The pages of a document in their order (ISO 32000-2, 7.7.3). Goes by how the tree is built, not by what
 * its nodes say they are: real files leave Type out, or have it wrong.
 */
import { type Dict, isArray, isDict, Ref, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import type { SourcePage } from './context.js';

/** Answers an empty list where the catalogue has no page tree. */
export function pagesOf(file: PdfFile, catalog: Dict, allot: () => number): readonly SourcePage[] {
  const pages: SourcePage[] = [];
  const seen = new Set<Dict>();
  /** Nodes to come, the next one last. */
  const waiting: (readonly [Value | undefined, readonly Dict[]])[] = [[catalog.get('Pages'), []]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [entry, above] = next;
    const node = file.get(entry);
    if (!isDict(node)) continue;
    const kids = file.get(node.get('Kids'));
    if (!isArray(kids)) {
      pages.push({
        ref: entry instanceof Ref ? entry : undefined,
        dict: node,
        above,
        object: allot(),
      });
      continue;
    }
    // A tree that bites its own tail has no pages there.
    if (seen.has(node)) continue;
    seen.add(node);
    for (let index = kids.length - 1; index >= 0; index--) {
      waiting.push([kids[index], [node, ...above]]);
    }
  }
  return pages;
}

/** A page's attribute, its own or the nearest one above it (7.7.3.4). */
export function inheritedBy(page: SourcePage, key: string): Value | undefined {
  return [page.dict, ...page.above]
    .map((node) => node.get(key))
    .find((found) => found !== undefined);
}
