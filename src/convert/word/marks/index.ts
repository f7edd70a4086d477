/** Marks every paragraph, table and picture of a settled document, and says what each mark stands for. */

import type { Styles } from '../../../docx/styles.js';
import { readCell, readTable } from '../../../docx/tables.js';
import {
  anyBelow,
  attribute,
  child,
  type Document,
  descendants,
  type Element,
  isOn,
  isW,
  numberOf,
  removeNode,
  valOf,
} from '../../../docx/xml.js';
import type { Numbering } from '../numbering/index.js';
import { type Facts, markName, markPrefix, type ParagraphFacts, putMark } from './facts.js';
import { markPictures } from './pictures.js';
import { readSections } from './sections.js';

export type * from './facts.js';

/** Marks one part: the text, or its notes (which have no sections). Numbers are counted here. */
export function markPart(
  document: Document,
  facts: Facts,
  styles: Styles,
  numbering: Numbering,
): void {
  for (const bookmark of descendants(document, 'bookmarkStart')) {
    if ((attribute(bookmark, 'name') ?? '').startsWith(markPrefix)) removeNode(bookmark);
  }
  const { sections, endsAt } = readSections(document);
  const offset = facts.sections.length;
  facts.sections.push(...sections);
  const last = Math.max(0, sections.length - 1);
  let section = 0;
  const begun = new Set<Element>();
  for (const paragraph of descendants(document, 'p')) {
    const holders = holdersOf(paragraph).filter((holder) => !begun.has(holder));
    for (const holder of holders) begun.add(holder);
    const cell = holders.find((holder) => isW(holder, 'tc'));
    const table = holders.find((holder) => isW(holder, 'tbl'));
    putMark(paragraph, markName('paragraph', facts.paragraphs.length), paragraph);
    facts.paragraphs.push({
      ...readParagraph(paragraph, styles, numbering),
      section: offset + section,
      ...(cell === undefined ? {} : { cell: readCell(cell) }),
      ...(table === undefined ? {} : { table: readTable(table, styles) }),
    });
    const ends = endsAt.get(paragraph);
    if (ends !== undefined) section = Math.min(ends + 1, last);
  }
  const like = descendants(document, 'p')[0];
  if (like !== undefined) markPictures(document, facts, like);
  // Mammoth shall make no lists of its own: it knows levels, and not where a list begins again.
  for (const numbers of anyBelow(document, 'numPr')) removeNode(numbers);
}

/** The cells and tables around a paragraph, from within. */
function holdersOf(paragraph: Element): readonly Element[] {
  const holders: Element[] = [];
  for (let parent = paragraph.parentNode; parent !== null; parent = parent.parentNode) {
    if (isW(parent, 'tc', 'tbl')) holders.push(parent);
  }
  return holders;
}

function readParagraph(
  paragraph: Element,
  styles: Styles,
  numbering: Numbering,
): Omit<ParagraphFacts, 'section'> {
  const style = styles.ofParagraph(paragraph);
  const name = styles.nameOf(style);
  const properties = child(paragraph, 'pPr');
  const inherit = <T>(ask: (element: Element) => T | undefined): T | undefined =>
    ask(paragraph) ?? styles.inherit(style, ask);
  const number = numbering.of(paragraph);
  const level = styles.outlineLevel(paragraph);
  const heading = name === 'title' ? 0 : level === undefined ? undefined : level + 1;
  const align = inherit((element) => alignOf(valOf(child(element, 'pPr'), 'jc')));
  const left =
    number?.left ??
    inherit((element) => {
      const indent = child(element, 'pPr', 'ind');
      return numberOf(attribute(indent, 'start') ?? attribute(indent, 'left'));
    }) ??
    0;
  const look = (['b', 'i'] as const).flatMap((toggle) => {
    const on = styles.inherit(style, (element) => isOn(child(element, 'rPr'), toggle));
    return on ? [toggle === 'b' ? ('strong' as const) : ('em' as const)] : [];
  });
  return {
    left,
    look,
    caption: name === 'caption',
    newPage: inherit((element) => isOn(child(element, 'pPr'), 'pageBreakBefore')) ?? false,
    ...(heading === undefined ? {} : { heading }),
    ...(number?.printed === undefined ? {} : { number: number.printed }),
    ...(align === 'center' || align === 'right' ? { align } : {}),
  };

  function alignOf(value: string | undefined): 'center' | 'right' | 'left' | undefined {
    switch (value) {
      case undefined:
        return undefined;
      case 'center':
        return 'center';
      case 'right':
      case 'end':
        return isOn(properties, 'bidi') ? 'left' : 'right';
      default:
        return 'left';
    }
  }
}
