/**
 * The pages of a document in their order (ISO 32000-2, 7.7.3). Goes by how the tree is built, not by what
 * its nodes say they are: real files leave Type out, or have it wrong.
 */
import { type Dict, isArray, isDict, Ref, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import type { SourcePage } from './context.js';

/** What a page may lack and a node above it have (7.7.3.4). */
const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

export type Inheritable = (typeof inheritable)[number];

/** By key: the value of the nearest node that has one. */
export type Inherited = Readonly<Partial<Record<Inheritable, Value>>>;

interface Waiting {
  readonly entry: Value | undefined;
  readonly inherited: Inherited;
}

/** Answers an empty list where the catalogue has no page tree. */
export function pagesOf(file: PdfFile, catalog: Dict, allot: () => number): readonly SourcePage[] {
  const pages: SourcePage[] = [];
  const seen = new Set<Dict>();
  /** Nodes to come, the next one last. */
  const waiting: Waiting[] = [{ entry: catalog.get('Pages'), inherited: {} }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { entry, inherited } = next;
    const node = file.get(entry);
    if (!isDict(node)) continue;
    const kids = file.get(node.get('Kids'));
    if (!isArray(kids)) {
      const ref = entry instanceof Ref ? entry : undefined;
      pages.push({ ref, dict: node, inherited, object: allot() });
      continue;
    }
    // A tree that bites its own tail has no pages there.
    if (seen.has(node)) continue;
    seen.add(node);
    const below = handedDown(node, inherited);
    for (let index = kids.length - 1; index >= 0; index--) {
      waiting.push({ entry: kids[index], inherited: below });
    }
  }
  return pages;
}

/** What the pages below a node inherit. */
function handedDown(node: Dict, inherited: Inherited): Inherited {
  const own = inheritable.flatMap((key) => {
    const value = node.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return own.length === 0 ? inherited : { ...inherited, ...Object.fromEntries(own) };
}

/** A page's attribute, its own or the nearest one above it. */
export function inheritedBy(page: SourcePage, key: Inheritable): Value | undefined {
  return page.dict.get(key) ?? page.inherited[key];
}
