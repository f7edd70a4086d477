/** Below which heading each paragraph of a Word document stands: it has no pages of its own. */
import type { Styles } from '../../docx/styles.js';
import { type Document, descendants, type Element, textBelow } from '../../docx/xml.js';
import type { Spot } from '../../model/finding.js';

/** Paragraphs by the nearest heading before them. */
export type Outline = ReadonlyMap<Element, string>;

/** Longer ones are no headings, whatever their style. */
const longest = 100;

/** A heading that somebody meant to hide must not be told: `isSeen` says of each whether a reader sees it. */
export function outlineOf(
  document: Document,
  styles: Styles,
  isSeen: (heading: Element) => boolean,
): Outline {
  const outline = new Map<Element, string>();
  let current: string | undefined;
  for (const paragraph of descendants(document, 'p')) {
    if (isHeading(paragraph, styles) && isSeen(paragraph)) {
      const words = textBelow(paragraph).replace(/\s+/g, ' ').trim();
      if (words !== '' && words.length <= longest) current = words;
    }
    if (current !== undefined) outline.set(paragraph, current);
  }
  return outline;
}

export function spotIn(outline: Outline, paragraph: Element): Spot {
  const under = outline.get(paragraph);
  return under === undefined ? {} : { under };
}

export function isHeading(paragraph: Element, styles: Styles): boolean {
  const style = styles.nameOf(styles.ofParagraph(paragraph));
  return style === 'title' || styles.outlineLevel(paragraph) !== undefined;
}
