/**
 * How the letters of a run look: ink, ground, size, hidden or not; what styles say included (ECMA-376-1, 17.7.2).
 * Judges nothing.
 */
import type { Styles } from '../../docx/styles.js';
import {
  anyBelow,
  attribute,
  child,
  type Element,
  isOn,
  isW,
  type Node,
  numberOf,
  valOf,
} from '../../docx/xml.js';
import { mix } from './colour.js';

export interface Ground {
  /** Six hexadecimal figures. */
  readonly colour: string;
  /** Drawn with the highlighter, which does not make automatic letters light as shading does. */
  readonly highlight: boolean;
}

export interface Look {
  /** Six hexadecimal figures; missing where Word chooses: black, or white on a dark shading. */
  readonly ink?: string;
  /** `unknown` where it cannot be told from the text: within a drawn box, in a table whose style shades cells. */
  readonly ground: Ground | 'none' | 'unknown';
  readonly halfPoints?: number;
  readonly hidden: boolean;
}

/** ECMA-376-1, 17.18.40. */
const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00ff00',
  lightGray: 'c0c0c0',
  magenta: 'ff00ff',
  red: 'ff0000',
  white: 'ffffff',
  yellow: 'ffff00',
};

export function lookOf(run: Element, paragraph: Element, styles: Styles): Look {
  const own = child(run, 'rPr');
  const inherit = <T>(ask: (properties: Element | undefined) => T | undefined): T | undefined =>
    ask(own) ??
    styles.inherit(valOf(own, 'rStyle'), (style) => ask(child(style, 'rPr'))) ??
    styles.inherit(styles.ofParagraph(paragraph), (style) => ask(child(style, 'rPr')));
  const ink = inherit((properties) => valOf(properties, 'color'));
  const halfPoints = inherit((properties) => numberOf(valOf(properties, 'sz')));
  return {
    ...(isColour(ink) ? { ink: ink.toLowerCase() } : {}),
    ...(halfPoints === undefined ? {} : { halfPoints }),
    ground: groundOf(paragraph, styles, inherit),
    hidden: inherit((properties) => isOn(properties, 'vanish')) ?? false,
  };
}

type Inherit = <T>(ask: (properties: Element | undefined) => T | undefined) => T | undefined;

function groundOf(paragraph: Element, styles: Styles, inherit: Inherit): Look['ground'] {
  const marked = highlights[inherit((properties) => valOf(properties, 'highlight')) ?? ''];
  if (marked !== undefined) return { colour: marked, highlight: true };
  const ofBlock = (block: Element): string | undefined =>
    shading(child(block, 'pPr', 'shd')) ?? undefined;
  const shaded =
    inherit((properties) => shading(child(properties, 'shd'))) ??
    ofBlock(paragraph) ??
    styles.inherit(styles.ofParagraph(paragraph), ofBlock);
  if (shaded !== undefined) return { colour: shaded, highlight: false };
  return groundAround(paragraph, styles);
}

/** Of the cell, the box or the page in which a paragraph stands. */
function groundAround(paragraph: Element, styles: Styles): Look['ground'] {
  for (let at: Node | null = paragraph.parentNode; at !== null; at = at.parentNode) {
    if (isW(at, 'txbxContent')) return 'unknown';
    if (isW(at, 'tc')) {
      const shaded = shading(child(at, 'tcPr', 'shd'));
      if (shaded !== undefined) return { colour: shaded, highlight: false };
    }
    if (isW(at, 'tbl') && tableShades(at, styles)) return 'unknown';
    if (isW(at, 'document')) {
      const page = attribute(child(at, 'background'), 'color');
      return isColour(page) ? { colour: page.toLowerCase(), highlight: false } : 'none';
    }
  }
  return 'none';
}

/** Which cells a table's style shades depends on rows, columns and bands. */
function tableShades(table: Element, styles: Styles): boolean {
  const properties = child(table, 'tblPr');
  if (shading(child(properties, 'shd')) !== undefined) return true;
  return (
    styles.inherit(valOf(properties, 'tblStyle'), (style) =>
      anyBelow(style, 'shd').some((shd) => shading(shd) !== undefined) ? true : undefined,
    ) ?? false
  );
}

/** ECMA-376-1, 17.3.5: a pattern of `color` over `fill`; undefined for none. */
function shading(shd: Element | undefined): string | undefined {
  const pattern = attribute(shd, 'val') ?? 'nil';
  const fill = attribute(shd, 'fill');
  const over = attribute(shd, 'color');
  if (pattern === 'clear') return isColour(fill) ? fill.toLowerCase() : undefined;
  const share = pattern === 'solid' ? 100 : numberOf(/^pct(\d+)$/.exec(pattern)?.[1]);
  if (share === undefined) return undefined;
  return mix(isColour(over) ? over : '000000', isColour(fill) ? fill : 'ffffff', share / 100);
}

function isColour(text: string | undefined): text is string {
  return /^[0-9a-f]{6}$/i.test(text ?? '');
}
