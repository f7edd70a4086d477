/** Which characters no typeface of ours has: a box would be printed for each. Knows no page. */
import type { Resource } from '../browser/index.js';

/** Space, and what is never drawn: marks of order, joiners, kinds of sign. */
const unseen = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The code points that can be drawn, as ranges: each first and last, ascending. */
export type Drawable = readonly (readonly [first: number, last: number])[];

/** What any of the typefaces has. To be kept: the library that reads them takes long to load. */
export async function drawableBy(typefaces: readonly Resource[]): Promise<Drawable> {
  const { create } = await import('fontkit');
  const points = new Set<number>();
  for (const { body } of typefaces) {
    const face = create(Buffer.from(body));
    if (!('layout' in face)) continue;
    for (const point of face.characterSet) if (face.hasGlyphForCodePoint(point)) points.add(point);
  }
  const ranges: [number, number][] = [];
  for (const point of [...points].sort((one, other) => one - other)) {
    const range = ranges.at(-1);
    if (range?.[1] === point - 1) range[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

/** The characters of `letters` that cannot be drawn, in the same order. */
export function lackedBy(drawable: Drawable, letters: string): string {
  const has = (letter: string): boolean => {
    const point = letter.codePointAt(0) ?? 0;
    return drawable.some(([first, last]) => first <= point && point <= last);
  };
  return [...letters].filter((letter) => !unseen.test(letter) && !has(letter)).join('');
}
