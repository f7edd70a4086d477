/** Word's lists as they are defined (numbering.xml): levels, links to styles, overrides. Counts nothing. */

import type { Styles } from '../../../docx/styles.js';
import {
  anyBelow,
  attribute,
  child,
  type Document,
  type Element,
  elementsIn,
  isOn,
  isW,
  numberOf,
  valOf,
} from '../../../docx/xml.js';

export interface Level {
  readonly start: number;
  readonly format: string;
  /** Of a custom format, such as "001, 002, 003, ...". */
  readonly pattern?: string;
  /** Such as "%1.%2"; a bullet's own character. */
  readonly text: string;
  /** Every count in figures, whatever the other levels' formats (isLgl). */
  readonly legal: boolean;
  /** From 1; 0: never. Missing: after every higher level. */
  readonly restartAfter?: number;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** Where the text begins, in twips (1/1440 inch). */
  readonly left?: number;
  readonly font?: string;
  readonly hidden: boolean;
  /** The paragraph style that uses this level. */
  readonly style?: string;
}

/** One `w:num`. Lists of the same `family` share their counters. */
export interface ListDefinition {
  readonly id: string;
  readonly family: string;
  readonly levels: readonly (Level | undefined)[];
  /** Where a level starts anew when this list first uses it. */
  readonly restarts: ReadonlyMap<number, number>;
}

export type ListDefinitions = ReadonlyMap<string, ListDefinition>;

export function readLists(document: Document | undefined, styles: Styles): ListDefinitions {
  const root = document?.documentElement;
  const found = new Map<string, ListDefinition>();
  if (!root) return found;
  const families = new Map<string, Element>();
  const lists = new Map<string, Element>();
  for (const element of elementsIn(root)) {
    if (isW(element, 'abstractNum'))
      families.set(attribute(element, 'abstractNumId') ?? '', element);
    if (isW(element, 'num')) lists.set(attribute(element, 'numId') ?? '', element);
  }
  for (const [id, list] of lists) {
    const family = followLinks(valOf(list, 'abstractNumId') ?? '', families, lists, styles);
    const definition = families.get(family);
    if (definition === undefined) continue;
    const levels: (Level | undefined)[] = [];
    for (const element of elementsIn(definition)) readLevel(element, levels);
    const restarts = new Map<number, number>();
    for (const override of elementsIn(list).filter((element) => isW(element, 'lvlOverride'))) {
      const index = numberOf(attribute(override, 'ilvl'));
      const start = numberOf(valOf(override, 'startOverride'));
      if (index !== undefined && start !== undefined) restarts.set(index, start);
      for (const element of elementsIn(override)) readLevel(element, levels, index);
    }
    found.set(id, { id, family, levels, restarts });
  }
  return found;
}

/** A definition may only say "as in that list style" (numStyleLink, ECMA-376-1, 17.9.21). */
function followLinks(
  family: string,
  families: ReadonlyMap<string, Element>,
  lists: ReadonlyMap<string, Element>,
  styles: Styles,
): string {
  const seen = new Set<string>();
  let at = family;
  while (!seen.has(at)) {
    seen.add(at);
    const link = valOf(families.get(at), 'numStyleLink');
    const style = link === undefined ? undefined : styles.byId(link);
    const list = valOf(child(style, 'pPr', 'numPr'), 'numId');
    const next = list === undefined ? undefined : valOf(lists.get(list), 'abstractNumId');
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function readLevel(element: Element, levels: (Level | undefined)[], at?: number): void {
  if (!isW(element, 'lvl')) return;
  const index = numberOf(attribute(element, 'ilvl')) ?? at ?? levels.length;
  if (index < 0 || index > 8) return;
  // Newer formats stand in an alternative, beside what older programs understand.
  const formats = anyBelow(element, 'numFmt');
  const format = formats.find((each) => attribute(each, 'format') !== undefined) ?? formats[0];
  const pattern = attribute(format, 'format');
  const restartAfter = numberOf(valOf(element, 'lvlRestart'));
  const indent = child(element, 'pPr', 'ind');
  const left = numberOf(attribute(indent, 'start') ?? attribute(indent, 'left'));
  const fonts = child(element, 'rPr', 'rFonts');
  const font = attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi');
  const style = valOf(element, 'pStyle');
  const suffix = valOf(element, 'suff');
  levels[index] = {
    start: numberOf(valOf(element, 'start')) ?? 0,
    format: attribute(format, 'val') ?? 'decimal',
    text: valOf(element, 'lvlText') ?? '',
    legal: isOn(element, 'isLgl') ?? false,
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    hidden: isOn(child(element, 'rPr'), 'vanish') ?? false,
    ...(pattern === undefined ? {} : { pattern }),
    ...(restartAfter === undefined ? {} : { restartAfter }),
    ...(left === undefined ? {} : { left }),
    ...(font === undefined ? {} : { font }),
    ...(style === undefined ? {} : { style }),
  };
}
