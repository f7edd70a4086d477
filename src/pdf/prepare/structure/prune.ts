/**
 * Leaves out elements of which nothing is left, for what they held is not in the document, and those that say
 * something of nothing. Those that the author left empty, and silent, stay.
 */
import type { Element } from './tree.js';

export interface Pruned {
  /** The elements that stay, in their order. */
  readonly elements: readonly Element[];
  /** Whether something of the element, or below it, is on a page: otherwise there is nothing to be said of it. */
  readonly hasContent: (element: Element) => boolean;
}

/** What is said of an element's content (14.9). */
export const descriptions = ['Alt', 'E', 'ActualText', 'Phoneme'] as const;

export function prune(elements: readonly Element[]): Pruned {
  const kept = new Set<Element>();
  const filled = new Set<Element>();
  // Kids come behind their parents, so from the end on every kid is decided before its parent.
  for (let index = elements.length - 1; index >= 0; index--) {
    const element = elements[index];
    if (element === undefined) continue;
    const { kids, bereft, dict } = element;
    if (kids.some((kid) => kid.kind !== 'element' || filled.has(kid.element))) filled.add(element);
    else if (descriptions.some((key) => dict.has(key))) continue;
    const isAlive = kids.some((kid) => kid.kind !== 'element' || kept.has(kid.element));
    const wasEmpty = kids.length === 0 && !bereft;
    if (!isAlive && !wasEmpty) continue;
    kept.add(element);
    if (element.type.standsFor === 'TR') keepCells(element, kept);
  }
  // Parents come before their kids: what is below one that goes, goes with it.
  for (const element of elements) {
    if (element.parent !== undefined && !kept.has(element.parent)) kept.delete(element);
  }
  return {
    elements: elements.filter((element) => kept.has(element)),
    hasContent: (element) => filled.has(element),
  };
}

/** A row that stays keeps all its cells, or what is under a heading would move under another one. */
function keepCells(row: Element, kept: Set<Element>): void {
  for (const kid of row.kids) {
    const type = kid.kind === 'element' ? kid.element.type.standsFor : undefined;
    if (kid.kind === 'element' && (type === 'TD' || type === 'TH')) kept.add(kid.element);
  }
}
