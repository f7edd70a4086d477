/** Says where on its page a stamp stands, in a word, for tables of figures. */
import type { Stamp } from '../../src/model/plan.js';

export type Home = 'foot centre' | 'foot' | 'head' | 'margin' | 'label' | 'extended';

export const allHomes: readonly Home[] = [
  'foot centre',
  'foot',
  'head',
  'margin',
  'label',
  'extended',
];

/** `width` and `height` of the visible page in points. */
export function homeOf({ box, ground }: Stamp, width: number, height: number): Home {
  if (ground !== 'free') return ground;
  const middle = box.x + box.width / 2;
  if (box.y < 40) return Math.abs(middle - width / 2) < 2 ? 'foot centre' : 'foot';
  return box.y + box.height > height - 40 ? 'head' : 'margin';
}
