/**
 * What a picture looks like, as 256 bits that hardly change when it is scaled or compressed anew: which of two
 * neighbours in a grid of 17 by 16 is lighter. Must not know whose picture it is.
 */

const across = 17;
const along = 16;

/** At most so many of 256 bits differ between two renderings of one picture; between two pictures 128 on average. */
const mostDifferent = 26;

/** Lightness, 0 to 255, rows from the head: 17 by 16. */
export type Grey = Uint8Array;

export const greyWidth = across;
export const greyHeight = along;

/** Undefined for what is so even that its bits would be chance: plain grounds, rules, a line of text. */
export function likenessOf(grey: Grey): string | undefined {
  let sum = 0;
  let squares = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / grey.length;
  if (Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) < 8) return undefined;
  const bytes = Buffer.alloc((along * (across - 1)) / 8);
  let even = 0;
  for (let row = 0; row < along; row++) {
    for (let column = 0; column + 1 < across; column++) {
      const left = grey[row * across + column] ?? 0;
      const right = grey[row * across + column + 1] ?? 0;
      const bit = row * (across - 1) + column;
      // Two shades that compression may turn round are as if equal.
      if (Math.abs(left - right) < 3) even++;
      if (left > right + 2) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return even > 200 ? undefined : bytes.toString('hex');
}

/** Whether two likenesses are of one picture. */
export function alike(one: string, other: string): boolean {
  let different = 0;
  for (let at = 0; at < one.length && different <= mostDifferent; at += 8) {
    different += ones(
      Number.parseInt(one.slice(at, at + 8), 16) ^ Number.parseInt(other.slice(at, at + 8), 16),
    );
  }
  return different <= mostDifferent;
}

function ones(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The grid of a larger picture: the mean of each part. `rgba` has rows from the head, four bytes a pixel. */
export function shrink(rgba: Uint8Array, width: number, height: number): Grey {
  const grey = new Uint8Array(across * along);
  for (let row = 0; row < along; row++) {
    for (let column = 0; column < across; column++) {
      const [x0, x1] = part(column, across, width);
      const [y0, y1] = part(row, along, height);
      let sum = 0;
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const at = (y * width + x) * 4;
          sum +=
            0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
        }
      }
      grey[row * across + column] = Math.round(sum / ((x1 - x0) * (y1 - y0)));
    }
  }
  return grey;
}

function part(index: number, of: number, length: number): readonly [number, number] {
  const from = Math.floor((index * length) / of);
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / of))];
}
