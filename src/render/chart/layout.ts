/**
 * Sizes and places in a chart, in CSS pixels. Every one is computed here: without a browser, a drawing
 * library can only guess how wide words are. Knows nothing of how charts are drawn.
 */
import type { ChartSeries } from './chart.js';

/** The width of the text on A4. */
export const pageWidth = 627;
export const typeSize = 12;
/** In that type: the room that a character takes, and a line. */
export const letter = 6.2;
export const line = 15;

/** A text in lines of at most so many characters, broken between words only. */
export function wrapped(text: string, characters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= characters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** The room that the longest line of several texts takes. */
export function widthOf(texts: readonly (readonly string[])[]): number {
  return letter * Math.max(0, ...texts.flat().map(({ length }) => length));
}

export function heightOf(texts: readonly (readonly string[])[]): number {
  return line * Math.max(1, ...texts.map(({ length }) => length));
}

/** From where to where an axis goes, and in which steps. */
export interface AxisRange {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/**
 * From where to where an axis goes. Bars begin at nothing, or they lie about their length; a line may begin
 * above it where all its points are close to each other.
 */
export function axisOf(series: readonly ChartSeries[], fromZero: boolean): AxisRange {
  const values = series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const largest = Math.max(0, ...values);
  const smallest = Math.min(...values, largest);
  const above = !fromZero && smallest > 0 && smallest > largest / 2;
  const start = above ? smallest : Math.min(0, smallest);
  const step = roundStep((largest - start || 1) / 4);
  const low = Math.floor(start / step) * step;
  return { low, high: Math.max(Math.ceil(largest / step) * step, low + step), step };
}

/** 1, 2 or 5 with noughts, not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

/** Tops of words that would like to be at certain heights and must not cover each other. */
export function apart(
  wishes: readonly { readonly middle: number; readonly room: number }[],
): readonly number[] {
  const places = wishes.map(() => 0);
  const order = wishes.map((_, index) => index);
  const middleOf = (index: number): number => wishes[index]?.middle ?? 0;
  order.sort((a, b) => middleOf(a) - middleOf(b));
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const room = wishes[index]?.room ?? 0;
    const top = Math.max(free, middleOf(index) - room / 2);
    places[index] = top;
    free = top + room;
  }
  return places;
}
