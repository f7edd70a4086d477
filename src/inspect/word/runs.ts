/** Words that are in the text and that its reader does not see: blacked out, white, tiny, hidden. Changes nothing. */
import type { Styles } from '../../docx/styles.js';
import {
  type Document,
  descendants,
  type Element,
  isW,
  type Node,
  textBelow,
} from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import { contrast, luminance } from './colour.js';
import { type Look, lookOf } from './look.js';
import { type Outline, spotIn } from './outline.js';

/** Whiter than this is paper, and letters on it that cannot be seen are not blacked out. */
const paper = 0.8;
/** Contrast below which nobody sees letters; grey on white, as placeholders have it, is far above. */
const unseen = { onPaper: 1.25, onColour: 1.4 };
/** Two points. */
const tiny = 4;

type Concealed = 'blacked-out' | 'colour' | 'size' | 'hidden';

/** All of one kind in one paragraph is one finding. */
export function concealedText(
  document: Document,
  styles: Styles,
  outline: Outline,
): readonly Finding[] {
  return descendants(document, 'p').flatMap((paragraph) => {
    const letters = new Map<Concealed, number>();
    for (const run of descendants(paragraph, 'r')) {
      const count = lettersOf(textBelow(run));
      if (count === 0 || !standsIn(run, paragraph)) continue;
      const why = concealment(lookOf(run, paragraph, styles));
      if (why !== undefined) letters.set(why, (letters.get(why) ?? 0) + count);
    }
    const spot = spotIn(outline, paragraph);
    return [...letters].map(([why, count]) => ({ ...spot, ...findingOf(why, count) }));
  });
}

export function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Why letters of this look are not seen; undefined where they are. */
export function concealment({ ink, ground, halfPoints, hidden }: Look): Concealed | undefined {
  if (hidden) return 'hidden';
  if (halfPoints !== undefined && halfPoints <= tiny) return 'size';
  if (ground === 'unknown') return undefined;
  const under = ground === 'none' ? 'ffffff' : ground.colour;
  // Where nobody chose an ink, Word takes a light one on dark shading.
  const isChosen = ink !== undefined || (ground !== 'none' && ground.highlight);
  if (!isChosen) return undefined;
  const apart = contrast(ink ?? '000000', under);
  if (luminance(under) < paper) return apart < unseen.onColour ? 'blacked-out' : undefined;
  return apart < unseen.onPaper ? 'colour' : undefined;
}

function findingOf(why: Concealed, letters: number): Finding {
  switch (why) {
    case 'blacked-out':
      return { check: 'failed-redaction', detail: { letters, by: 'ground' } };
    case 'colour':
    case 'size':
      return { check: 'invisible-text', detail: { letters, why, shown: true } };
    case 'hidden':
      return { check: 'hidden-text', detail: { letters } };
  }
}

/** It is this paragraph's, and not that of a text box in it; and nobody has taken it out. */
function standsIn(run: Element, paragraph: Element): boolean {
  for (let at: Node | null = run.parentNode; at !== null; at = at.parentNode) {
    if (isW(at, 'del', 'moveFrom')) return false;
    if (isW(at, 'p')) return at === paragraph;
  }
  return false;
}
