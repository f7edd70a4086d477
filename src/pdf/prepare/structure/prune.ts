/**
 * Leaves out elements of which nothing is left, for what they held is not in the document. Those that the author
 * left empty stay.
 */
import type { Element } from './tree.js';

/** The elements that stay, in their order. */
export function prune(elements: readonly Element[]): readonly Element[] {
  const kept = new Set<Element>();
  // Kids come behind their parents, so from the end on every kid is decided before its parent.
  for (let index = elements.length - 1; index >= 0; index--) {
    const element = elements[index];
    if (element === undefined) continue;
    const { kids, bereft } = element;
    const isAlive = kids.some((kid) => kid.kind !== 'element' || kept.has(kid.element));
    const wasEmpty = kids.length === 0 && !bereft;
    if (!isAlive && !wasEmpty) continue;
    kept.add(element);
    if (element.type.standsFor === 'TR') keepCells(element, kept);
  }
  return elements.filter((element) => kept.has(element));
}

/** A row that stays keeps all its cells, or what is under a heading would move under another one. */
function keepCells(row: Element, kept: Set<Element>): void {
  for (const kid of row.kids) {
    const type = kid.kind === 'element' ? kid.element.type.standsFor : undefined;
    if (kid.kind === 'element' && (type === 'TD' || type === 'TH')) kept.add(kid.element);
  }
}
