/** Hidden text: taken out of the tree before anything is read from it. */

import type { Styles } from '../../../docx/styles.js';
import {
  attribute,
  child,
  type Document,
  descendants,
  type Element,
  elementsIn,
  isOn,
  isW,
  removeNode,
} from '../../../docx/xml.js';

export function removeHidden(document: Document, styles: Styles): void {
  for (const paragraph of descendants(document, 'p')) {
    const byParagraph = styles.hides(styles.ofParagraph(paragraph)) ?? false;
    let removed = 0;
    for (const run of descendants(paragraph, 'r')) {
      if (paragraphOf(run) !== paragraph || !isHidden(run, byParagraph, styles)) continue;
      removeNode(run);
      removed++;
    }
    const mark = isOn(child(paragraph, 'pPr', 'rPr'), 'vanish') ?? byParagraph;
    if (mark && removed > 0 && isBare(paragraph)) removeNode(paragraph);
  }
}

function isHidden(run: Element, byParagraph: boolean, styles: Styles): boolean {
  const properties = child(run, 'rPr');
  const style = attribute(child(properties, 'rStyle'), 'val');
  return (
    isOn(properties, 'vanish') ??
    (style === undefined ? undefined : styles.hides(style)) ??
    byParagraph
  );
}

function paragraphOf(run: Element): Element | undefined {
  let parent = run.parentNode;
  while (parent !== null && !isW(parent, 'p')) parent = parent.parentNode;
  return isW(parent, 'p') ? parent : undefined;
}

/** Nothing is left to print, and it may go: the last paragraph of a cell has to stay. */
function isBare(paragraph: Element): boolean {
  const holder = paragraph.parentNode;
  return (
    child(paragraph, 'pPr', 'sectPr') === undefined &&
    descendants(paragraph, 'r').length === 0 &&
    holder !== null &&
    elementsIn(holder).filter((element) => isW(element, 'p')).length > 1
  );
}
