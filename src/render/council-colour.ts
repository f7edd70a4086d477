/** The council's colour, and what it has to be where letters are printed in it. Knows nothing of pages. */

export interface CouncilColour {
  /** As the council gave it: for rules and bars, which say nothing. */
  readonly own: string;
  /** The same where it can be read, else a darker one of its hue: for letters. */
  readonly text: string;
}

/** Of a council that names no colour. */
const defaultColour = '#1d4b63';

/** What letters need on their ground (WCAG 2.2, 1.4.3). */
const leastContrast = 4.5;

/** The darkest ground that we print letters on, the head of a table: --shade in look.css. */
export const darkestGround = '#e9eef1';

/** `given` is "#1d4b63". */
export function councilColour(given: string = defaultColour): CouncilColour {
  const light = contrast(given, darkestGround) < leastContrast;
  return { own: given, text: light ? darkened(given) : given };
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Just dark enough; equal parts of all its light are taken away, so that its hue stays. */
function darkened(colour: string): string {
  const most = (luminance(darkestGround) + 0.05) / leastContrast - 0.05;
  const part = most / luminance(colour);
  // Rounded down, so that it is never lighter than that.
  const bytes = lights(colour).map((light) => Math.floor(encoded(light * part) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = lights(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue as parts of their full light (sRGB, IEC 61966-2-1). */
function lights(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

function encoded(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}
