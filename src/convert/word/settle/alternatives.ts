/**
 * Where Word wrote the same thing twice (for itself, and for older programs), keeps the one that can be
 * read here: the old one, with text boxes and pictures. Knows nothing of what is lost by it.
 */
import {
  anyBelow,
  type Document,
  elementsIn,
  isElement,
  removeNode,
  unwrap,
} from '../../../docx/xml.js';

export function chooseAlternatives(document: Document): void {
  for (const both of anyBelow(document, 'AlternateContent')) {
    if (both.parentNode === null) continue;
    const branches = elementsIn(both);
    const fallback = branches.find((each) => each.localName === 'Fallback');
    const choice = branches.find((each) => each.localName === 'Choice');
    const kept = fallback !== undefined && elementsIn(fallback).length > 0 ? fallback : choice;
    for (const branch of branches) if (branch !== kept) removeNode(branch);
    if (kept !== undefined) unwrap(kept);
    unwrap(both);
  }
  liftTextBoxes(document);
}

/** A text box that exists in the new drawing language only: its paragraphs follow those it stands in. */
function liftTextBoxes(document: Document): void {
  for (const box of anyBelow(document, 'txbxContent')) {
    if (isWithin(box, 'textbox')) continue;
    let paragraph = box.parentNode;
    while (isElement(paragraph) && paragraph.localName !== 'p') paragraph = paragraph.parentNode;
    const holder = paragraph?.parentNode;
    if (!isElement(paragraph) || !holder) continue;
    const after = paragraph.nextSibling;
    for (const block of elementsIn(box)) holder.insertBefore(block, after);
  }
}

function isWithin(node: { readonly parentNode: unknown }, name: string): boolean {
  const parent = node.parentNode as Parameters<typeof isElement>[0];
  return isElement(parent) && (parent.localName === name || isWithin(parent, name));
}
