/** Which number stands before a paragraph, from the paragraph's own and its styles' numbering. */

import type { Styles } from '../../../docx/styles.js';
import {
  attribute,
  child,
  type Document,
  type Element,
  numberOf,
  valOf,
} from '../../../docx/xml.js';
import { type PrintedNumber, startCounting } from './counters.js';
import { readLists } from './definitions.js';

export type { PrintedNumber } from './counters.js';

export interface ParagraphNumber {
  readonly printed?: PrintedNumber;
  /** Where the list has its text begin, in twips. */
  readonly left?: number;
}

export interface Numbering {
  /** To be asked for every paragraph once, in document order; undefined where it is in no list. */
  readonly of: (paragraph: Element) => ParagraphNumber | undefined;
}

export function readNumbering(document: Document | undefined, styles: Styles): Numbering {
  const lists = readLists(document, styles);
  const counters = startCounting(lists);
  return {
    of(paragraph) {
      const place = placeOf(paragraph);
      const level = place === undefined ? undefined : lists.get(place.list)?.levels[place.level];
      if (place === undefined || level === undefined) return undefined;
      const printed = counters.next(place.list, place.level);
      const left = leftOf(paragraph, place.fromStyle, level.left);
      return {
        ...(printed === undefined ? {} : { printed }),
        ...(left === undefined ? {} : { left }),
      };
    },
  };

  function placeOf(paragraph: Element) {
    const own = child(paragraph, 'pPr', 'numPr');
    const style = styles.ofParagraph(paragraph);
    const ask = (name: string) =>
      styles.inherit(style, (each) => valOf(child(each, 'pPr', 'numPr'), name));
    const list = valOf(own, 'numId') ?? ask('numId');
    // List 0 takes an inherited number away (ECMA-376-1, 17.9.18).
    if (list === undefined || list === '0') return undefined;
    const fromStyle = valOf(own, 'numId') === undefined;
    const level =
      numberOf(valOf(own, 'ilvl')) ?? (fromStyle ? levelOfStyle(list, style) : undefined) ?? 0;
    return { list, level, fromStyle };
  }

  /** A style's level is the one that names the style; else the one that the style names. */
  function levelOfStyle(list: string, style: string | undefined): number | undefined {
    const levels = lists.get(list)?.levels ?? [];
    return styles.inherit(style, (each) => {
      const id = attribute(each, 'styleId');
      const index = levels.findIndex((level) => level !== undefined && level.style === id);
      return index >= 0 ? index : numberOf(valOf(child(each, 'pPr', 'numPr'), 'ilvl'));
    });
  }

  function leftOf(paragraph: Element, fromStyle: boolean, ofLevel: number | undefined) {
    const own = leftIn(paragraph);
    const ofStyle = styles.inherit(styles.ofParagraph(paragraph), leftIn);
    return own ?? (fromStyle ? (ofStyle ?? ofLevel) : (ofLevel ?? ofStyle));
  }
}

function leftIn(element: Element): number | undefined {
  const indent = child(element, 'pPr', 'ind');
  return numberOf(attribute(indent, 'start') ?? attribute(indent, 'left'));
}
