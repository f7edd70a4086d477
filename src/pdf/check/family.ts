/**
 * Elements above and below each other, as ISO 14289-1 counts: what only groups others (NonStruct, Div, Part) is
 * looked through. Decides nothing.
 */
import type { Element } from '../prepare/structure/tree.js';

export interface Family {
  /** The elements that come along below this one. */
  readonly kidsOf: (element: Element) => readonly Element[];
  /** The type of the one above; empty for none. */
  readonly typeAbove: (element: Element) => string;
}

const transparent: ReadonlySet<string> = new Set(['NonStruct', 'Div', 'Part']);

/** The standard type; empty where there is none. */
export function typeOf({ type }: Element): string {
  return type.standsFor ?? '';
}

/** `elements` holds parents before their kids. */
export function familyOf(elements: readonly Element[]): Family {
  const above = new Map<Element, Element | undefined>();
  const kids = new Map<Element, Element[]>();
  for (const element of elements) {
    const { parent } = element;
    const isSeenThrough = parent !== undefined && transparent.has(typeOf(parent));
    above.set(element, isSeenThrough ? above.get(parent) : parent);
  }
  for (const element of elements) {
    if (transparent.has(typeOf(element))) continue;
    const parent = above.get(element);
    if (parent === undefined) continue;
    const others = kids.get(parent);
    if (others === undefined) kids.set(parent, [element]);
    else others.push(element);
  }
  return {
    kidsOf: (element) => kids.get(element) ?? [],
    typeAbove(element) {
      const parent = above.get(element);
      return parent === undefined ? '' : typeOf(parent);
    },
  };
}
