/**
 * Tracked changes: makes the document what it is with all of them accepted. Deleted words are taken out of the tree, so that no later step can print them.
 */
import {
  attribute,
  child,
  type Document,
  descendants,
  type Element,
  elementsIn,
  isW,
  makeLike,
  removeNode,
  unwrap,
} from '../../../docx/xml.js';

/** Words put in, taken out or moved, rows and paragraph marks. */
export function acceptChanges(document: Document): void {
  for (const row of descendants(document, 'tr')) {
    if (child(row, 'trPr', 'del') !== undefined) removeNode(row);
  }
  for (const paragraph of descendants(document, 'p')) {
    const mark = child(paragraph, 'pPr', 'rPr');
    const gone = child(mark, 'del') ?? child(mark, 'moveFrom');
    for (const change of descendants(paragraph, 'del', 'moveFrom')) {
      if (!isMark(change)) removeNode(change);
    }
    for (const change of descendants(paragraph, 'ins', 'moveTo')) {
      if (!isMark(change)) unwrap(change);
    }
    if (gone !== undefined) joinWithNext(paragraph);
  }
  // Whole blocks put in or taken out.
  for (const change of descendants(document, 'del', 'moveFrom'))
    if (!isMark(change)) removeNode(change);
  for (const change of descendants(document, 'ins', 'moveTo')) if (!isMark(change)) unwrap(change);
}

/** The change of a mark, a row or a list number says something of its parent; it holds no words. */
function isMark(change: Element): boolean {
  return isW(change.parentNode, 'rPr', 'trPr', 'tcPr', 'numPr');
}

/** A paragraph whose end was taken out: what is left of it begins the next (ECMA-376-1, 17.13.5.15). */
function joinWithNext(paragraph: Element): void {
  const rest = elementsIn(paragraph).filter((element) => !isW(element, 'pPr'));
  const holder = paragraph.parentNode;
  let next = paragraph.nextSibling;
  while (next !== null && !isW(next, 'p', 'tbl', 'sectPr')) next = next.nextSibling;
  if (!isW(next, 'p')) {
    // The last paragraph of a cell has to stay, if only as an empty one.
    const others = holder === null ? [] : elementsIn(holder).filter((each) => isW(each, 'p'));
    if (rest.every(isEmpty) && others.length > 1) removeNode(paragraph);
    return;
  }
  const properties = child(next, 'pPr');
  const before = properties === undefined ? next.firstChild : properties.nextSibling;
  for (const element of rest) next.insertBefore(element, before);
  const section = child(paragraph, 'pPr', 'sectPr');
  if (section !== undefined && child(properties, 'sectPr') === undefined) {
    const target = properties ?? next.insertBefore(makeLike(next, 'pPr'), next.firstChild);
    target.appendChild(section);
  }
  removeNode(paragraph);
}

function isEmpty(element: Element): boolean {
  return (
    isW(element, 'bookmarkStart', 'bookmarkEnd', 'proofErr') || attribute(element, 'id') === ''
  );
}
