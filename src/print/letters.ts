/** Which characters no typeface of ours has: a box would be printed for each. Knows no page. */
import { create } from 'fontkit';
import type { Resource } from '../browser/index.js';

/** Space, and what is never drawn: marks of order, joiners, kinds of sign. */
const unseen = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The characters of `letters` that none of the typefaces has, in the same order. */
export function lackedBy(typefaces: readonly Resource[], letters: string): string {
  const opened = typefaces.map(({ body }) => create(Buffer.from(body)));
  const has = (letter: string): boolean =>
    opened.some(
      (face) => 'layout' in face && face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
  return [...letters].filter((letter) => !unseen.test(letter) && !has(letter)).join('');
}
