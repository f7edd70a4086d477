/**
 * Levels for headings that have none (ISO 32000-2, 14.8.4.5): H says how deep it is by the sections around it,
 * H1 to H6 say it themselves, and PDF/UA allows a file only one of the two (ISO 14289-1, 7.4.4). Pages of other
 * documents have levels.
 */
import type { Element } from './tree.js';

/** The level of every H among `elements`, which hold parents before their kids. */
export function headingLevels(elements: readonly Element[]): ReadonlyMap<Element, number> {
  const headings = elements.filter(({ type }) => type.standsFor === 'H');
  const levels = new Map<Element, number>();
  if (headings.length === 0) return levels;
  const sections = new Set(headings.map(({ parent }) => parent));
  /** How many elements around this one hold a heading. */
  const around = new Map<Element, number>();
  for (const element of elements) {
    const { parent } = element;
    const outer = parent === undefined ? 0 : (around.get(parent) ?? 0);
    around.set(element, outer + (parent !== undefined && sections.has(parent) ? 1 : 0));
  }
  for (const heading of headings) {
    levels.set(heading, Math.min(6, Math.max(1, around.get(heading) ?? 1)));
  }
  return levels;
}
