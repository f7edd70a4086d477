/** Compares drawn pages box by box. Must not know what is drawn there. */
import type { Rect } from '../model/segment.js';

/** A drawn page: one BGRx word a pixel, top row first, and how many pixels a point of the page is. */
export interface Sheet {
  readonly pixels: Uint32Array;
  readonly across: number;
  readonly along: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** On a scale to 255: two pixels that differ no more than this in each channel look the same to a reader. */
const ALIKE = 10;

/** A glyph's box reaches a little under its neighbours: that share of its width is left out on each side. */
const MARGIN = 0.15;

/** Areas that are put together of strips let a little of what is under them through: at most this share of a box. */
const SEAM = 0.1;

/** Luminance, on a scale to 255, below which a ground is dark. */
const DARK = 110;

export interface Likeness {
  readonly both: number;
  readonly either: number;
}

interface Seen {
  /** The colour at the upper left. */
  readonly first: number;
  /** All of it has that colour. */
  readonly even: boolean;
}

export function pixelsOf(sheet: Sheet, box: Rect): Seen {
  let first: number | undefined;
  let even = true;
  each(sheet, box, 0, (index) => {
    const colour = sheet.pixels[index] ?? 0;
    first ??= colour;
    if (differ(first, colour)) even = false;
  });
  return { first: first ?? 0xffffff, even };
}

export const looks = {
  /** Whether both show the same in the box, but for what shines through a seam. */
  same(one: Sheet, other: Sheet, box: Rect): boolean {
    let different = 0;
    let pixels = 0;
    each(one, box, MARGIN, (index) => {
      pixels += 1;
      if (differ(one.pixels[index] ?? 0, other.pixels[index] ?? 0)) different += 1;
    });
    return different <= pixels * SEAM;
  },
  /**
   * How many pixels in the box are a letter's shape in `alone`, and differ from the commonest colour in `seen`: both,
   * or either. A picture of the same words has nearly as many of both as of either.
   */
  likeness(seen: Sheet, alone: Sheet, box: Rect): Likeness {
    const colours = new Map<number, number>();
    each(seen, box, 0, (index) => {
      const colour = (seen.pixels[index] ?? 0) & 0xf0f0f0;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    });
    const [ground = 0xffffff] = [...colours].reduce(
      (most, one) => (one[1] > most[1] ? one : most),
      [0xffffff, 0],
    );
    let both = 0;
    let either = 0;
    each(seen, box, 0, (index) => {
      const shape = isDark(alone.pixels[index] ?? 0xffffff);
      const ink = differ((seen.pixels[index] ?? 0) & 0xf0f0f0, ground);
      if (shape && ink) both += 1;
      if (shape || ink) either += 1;
    });
    return { both, either };
  },
  /** Whether something dark is drawn in the box. */
  inked(sheet: Sheet, box: Rect): boolean {
    let inked = false;
    each(sheet, box, MARGIN, (index) => {
      if (isDark(sheet.pixels[index] ?? 0xffffff)) inked = true;
    });
    return inked;
  },
};

export function isDark(colour: number): boolean {
  const blue = colour & 255;
  const green = (colour >> 8) & 255;
  const red = (colour >> 16) & 255;
  return 0.3 * red + 0.59 * green + 0.11 * blue < DARK;
}

function differ(one: number, other: number): boolean {
  return (
    Math.abs((one & 255) - (other & 255)) > ALIKE ||
    Math.abs(((one >> 8) & 255) - ((other >> 8) & 255)) > ALIKE ||
    Math.abs(((one >> 16) & 255) - ((other >> 16) & 255)) > ALIKE
  );
}

/** The pixels of a box in reader's points, without a share of its width at both sides; at least one. */
function each(sheet: Sheet, box: Rect, margin: number, use: (index: number) => void): void {
  const { across, along, scaleX, scaleY } = sheet;
  const inset = box.width * margin;
  const left = within(Math.floor((box.x + inset) * scaleX), across);
  const right = within(Math.ceil((box.x + box.width - inset) * scaleX) - 1, across);
  const top = within(along - Math.ceil((box.y + box.height) * scaleY), along);
  const bottom = within(along - 1 - Math.floor(box.y * scaleY), along);
  for (let y = top; y <= Math.max(top, bottom); y += 1) {
    for (let x = left; x <= Math.max(left, right); x += 1) use(y * across + x);
  }
}

function within(pixel: number, size: number): number {
  return Math.max(0, Math.min(size - 1, pixel));
}
