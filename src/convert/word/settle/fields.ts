/** Fields, whose last result Word stores as text: those that would be wrong in a pack are taken out. */

import type { Styles } from '../../../docx/styles.js';
import {
  attribute,
  type Document,
  descendants,
  isW,
  removeNode,
  unwrap,
} from '../../../docx/xml.js';

export interface FieldCounts {
  /** Page numbers of the officer's own file, which are other pages in the pack. */
  readonly pageReferences: number;
  /** Numbers in the middle of a paragraph that Word computes and does not store. */
  readonly unstoredNumbers: number;
}

export function settleFields(document: Document): FieldCounts {
  let pageReferences = 0;
  let unstoredNumbers = 0;
  const count = (instruction: string): 'drop' | 'keep' => {
    if (/^\s*(LISTNUM|AUTONUM\w*)\b/i.test(instruction)) unstoredNumbers++;
    if (!/^\s*PAGEREF\b/i.test(instruction)) return 'keep';
    pageReferences++;
    return 'drop';
  };
  for (const field of descendants(document, 'fldSimple')) {
    if (count(attribute(field, 'instr') ?? '') === 'drop') removeNode(field);
    else unwrap(field);
  }
  const open: { instruction: string; inResult: boolean; drop: boolean }[] = [];
  for (const element of descendants(document, 'fldChar', 'instrText', 't', 'tab')) {
    const field = open.at(-1);
    if (element.localName === 'instrText') {
      if (field !== undefined && !field.inResult) field.instruction += element.textContent ?? '';
    } else if (element.localName === 'fldChar') {
      switch (attribute(element, 'fldCharType')) {
        case 'begin':
          open.push({ instruction: '', inResult: false, drop: false });
          break;
        case 'separate':
          if (field !== undefined) {
            field.inResult = true;
            field.drop = count(field.instruction) === 'drop';
          }
          break;
        case 'end':
          if (field !== undefined && !field.inResult) count(field.instruction);
          open.pop();
          break;
      }
      // A tab stop's definition is called `w:tab` as well, and stands in no run.
    } else if (
      open.some(({ drop, inResult }) => drop && inResult) &&
      isW(element.parentNode, 'r')
    ) {
      removeNode(element);
    }
  }
  return { pageReferences, unstoredNumbers };
}

/**
 * In Word's own table of contents the page numbers are stored as text too, at the end of each line, and
 * other programs write them without a field. Answers how many lines lost theirs.
 */
export function dropContentsPages(document: Document, styles: Styles): number {
  let count = 0;
  for (const paragraph of descendants(document, 'p')) {
    if (!/^(toc|contents) \d$/.test(styles.nameOf(styles.ofParagraph(paragraph)))) continue;
    const pieces = descendants(paragraph, 'tab', 't').filter(({ parentNode }) =>
      isW(parentNode, 'r'),
    );
    const tab = pieces.findLastIndex(({ localName }) => localName === 'tab');
    const after = pieces.slice(tab + 1);
    const text = after.map(({ textContent }) => textContent ?? '').join('');
    if (tab < 0 || !/^\s*[\divxlc]*\s*$/i.test(text)) continue;
    for (const piece of pieces.slice(tab)) removeNode(piece);
    if (text.trim() !== '') count++;
  }
  return count;
}
