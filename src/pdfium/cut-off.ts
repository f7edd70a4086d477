/**
 * Which letters a clipping path cuts off altogether, told from where they lie. A letter of which a part is left counts as
 * seen. Must not know what that means for anybody.
 */
import type { Edges } from './geometry.js';
import type { Letter } from './letters.js';
import type { DrawnObject, DrawnText } from './scene.js';

/** Points that a letter may reach beyond its own box. */
const OVERHANG = 0.5;

/** Points between two copies of a text that are one to the eye. */
const NEAR = 1;

export type Located = Letter & { readonly edges: Edges };

/** Those of which nothing is left, and that no other object of the same extent shows: PDFium tells such a copy only once. */
export function cutOff(
  letters: readonly Located[],
  scene: readonly DrawnObject[],
): readonly Located[] {
  const texts = scene.filter((object) => object.kind === 'text');
  const byHandle = new Map(texts.map((text) => [text.handle, text]));
  const cut = letters.filter(({ object, edges }) => isCut(edges, byHandle.get(object)));
  if (cut.length === 0) return [];
  const copies = new Map<DrawnText, readonly DrawnText[]>();
  const copiesOf = (text: DrawnText): readonly DrawnText[] => {
    const known = copies.get(text) ?? texts.filter((other) => isCopy(text, other));
    copies.set(text, known);
    return known;
  };
  return cut.filter(({ object, edges }) => {
    const text = byHandle.get(object);
    return text !== undefined && copiesOf(text).every((copy) => isCut(edges, copy));
  });
}

function isCut(edges: Edges, text: DrawnText | undefined): boolean {
  return text?.clip !== undefined && isApart(edges, text.clip);
}

function isCopy(text: DrawnText, other: DrawnText): boolean {
  return (
    text !== other &&
    (['left', 'right', 'bottom', 'top'] as const).every(
      (side) => Math.abs(text.edges[side] - other.edges[side]) < NEAR,
    )
  );
}

function isApart(one: Edges, clip: Edges): boolean {
  return (
    one.right + OVERHANG <= clip.left ||
    one.left - OVERHANG >= clip.right ||
    one.top + OVERHANG <= clip.bottom ||
    one.bottom - OVERHANG >= clip.top
  );
}
