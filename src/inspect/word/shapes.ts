/**
 * Drawn boxes that lie over words: the pack prints the words and not the box. Word lays out text when it is shown,
 * so where lines lie is estimated.
 */
import {
  anyBelow,
  attribute,
  type Document,
  descendants,
  type Element,
  isW,
  type Node,
  numberOf,
  textBelow,
} from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import { type Outline, spotIn } from './outline.js';
import { lettersOf } from './runs.js';

/** In points; `top` and `left` count from the head of the anchoring paragraph and the edge of the text. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const emuPerPoint = 12_700;
/** Usual text of 11 or 12 points. */
const line = { height: 15, letters: 85, letterWidth: 5.3 };
/** Thinner ones are rules. */
const thinnest = 6;

export function coveringShapes(document: Document, outline: Outline): readonly Finding[] {
  const paragraphs = descendants(document, 'p');
  return [...anyBelow(document, 'anchor'), ...anyBelow(document, 'rect', 'shape')].flatMap(
    (shape): readonly Finding[] => {
      const box = shape.localName === 'anchor' ? modernBox(shape) : oldBox(shape);
      const anchor = paragraphAround(shape);
      if (box === undefined || anchor === undefined) return [];
      if (box.height < thinnest || box.width < thinnest) return [];
      const letters = lettersUnder(box, paragraphs.slice(paragraphs.indexOf(anchor)));
      if (letters === 0) return [];
      const spot = spotIn(outline, anchor);
      return [{ ...spot, check: 'failed-redaction', detail: { letters, by: 'shape' } }];
    },
  );
}

/** About how many letters lie below the box, in the paragraph it hangs on and those that follow. */
function lettersUnder({ left, top, width, height }: Box, paragraphs: readonly Element[]): number {
  let head = 0;
  let letters = 0;
  for (const paragraph of paragraphs) {
    if (head > top + height) break;
    const text = textBelow(paragraph);
    const lines = Math.max(1, Math.ceil(text.length / line.letters));
    for (let index = 0; index < lines; index += 1) {
      const middle = head + (index + 0.5) * line.height;
      if (middle < top || middle > top + height) continue;
      const of = text.slice(index * line.letters, (index + 1) * line.letters);
      const from = Math.max(0, Math.floor(left / line.letterWidth));
      const to = Math.max(0, Math.ceil((left + width) / line.letterWidth));
      letters += lettersOf(of.slice(from, to));
    }
    head += lines * line.height;
  }
  return letters;
}

/** A filled shape in front of the text that flows beneath it (ECMA-376-1, 20.4.2.3); undefined for any other. */
function modernBox(anchor: Element): Box | undefined {
  const shape = anyBelow(anchor, 'wsp')[0];
  const isOver = attribute(anchor, 'behindDoc') !== '1' && anyBelow(anchor, 'wrapNone').length > 0;
  if (shape === undefined || !isOver || hasWords(anchor) || !isFilled(shape)) return undefined;
  const size = anyBelow(anchor, 'extent')[0];
  const left = offsetOf(anyBelow(anchor, 'positionH')[0], ['column', 'margin', 'character']);
  const top = offsetOf(anyBelow(anchor, 'positionV')[0], ['paragraph', 'line']);
  const [width, height] = [numberOf(attribute(size, 'cx')), numberOf(attribute(size, 'cy'))];
  if (left === undefined || top === undefined || !width || !height) return undefined;
  return { left, top, width: width / emuPerPoint, height: height / emuPerPoint };
}

function offsetOf(position: Element | undefined, from: readonly string[]): number | undefined {
  if (position === undefined || !from.includes(attribute(position, 'relativeFrom') ?? ''))
    return undefined;
  const offset = numberOf(anyBelow(position, 'posOffset')[0]?.textContent ?? undefined);
  return offset === undefined ? undefined : offset / emuPerPoint;
}

/** An own fill that is not clear, or the fill of a style. */
function isFilled(shape: Element): boolean {
  const properties = anyBelow(shape, 'spPr')[0];
  const own = (name: string): Element | undefined =>
    properties && anyBelow(properties, name).find((each) => each.parentNode === properties);
  if (own('noFill') !== undefined) return false;
  const solid = own('solidFill');
  if (solid !== undefined) {
    const alpha = numberOf(attribute(anyBelow(solid, 'alpha')[0], 'val')) ?? 100_000;
    return alpha > 90_000;
  }
  const style = anyBelow(shape, 'fillRef')[0];
  return style !== undefined && attribute(style, 'idx') !== '0';
}

/** The same in the language of older versions (VML). */
function oldBox(shape: Element): Box | undefined {
  const style = attribute(shape, 'style') ?? '';
  const isOver = /position:\s*absolute/i.test(style) && !/z-index:\s*-/i.test(style);
  const clear = ['f', 'false'].includes(attribute(shape, 'filled') ?? 't');
  if (!isOver || clear || hasWords(shape)) return undefined;
  if (anyBelow(shape, 'imagedata', 'wrap', 'textpath').length > 0) return undefined;
  if (attribute(shape, 'fillcolor') === undefined) return undefined;
  if (/mso-position-(vertical|horizontal)-relative:\s*(page|margin)/i.test(style)) return undefined;
  const box = {
    left: pointsIn(style, 'margin-left'),
    top: pointsIn(style, 'margin-top'),
    width: pointsIn(style, 'width'),
    height: pointsIn(style, 'height'),
  };
  return box.width > 0 && box.height > 0 ? box : undefined;
}

function pointsIn(style: string, name: string): number {
  const found = new RegExp(`(?:^|;)\\s*${name}:\\s*(-?[\\d.]+)(pt|in|mm|cm|px)?`, 'i').exec(style);
  const unit = { pt: 1, in: 72, mm: 72 / 25.4, cm: 72 / 2.54, px: 0.75 }[found?.[2] ?? 'px'] ?? 1;
  return Number.parseFloat(found?.[1] ?? '0') * unit;
}

function hasWords(shape: Element): boolean {
  return anyBelow(shape, 'txbxContent').some((box) => textBelow(box).trim() !== '');
}

function paragraphAround(shape: Element): Element | undefined {
  let at: Node | null = shape.parentNode;
  while (at !== null && !isW(at, 'p')) at = at.parentNode;
  return isW(at, 'p') ? at : undefined;
}
