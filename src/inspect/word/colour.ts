/** How far two colours are apart to the eye (WCAG 2.2, "contrast ratio"). Knows no document. */

/** From 1, which is no difference at all, to 21. Both as six hexadecimal figures. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** From 0, black, to 1, white. */
export function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}

/** `share` (0 to 1) of `colour`, laid over `under`. */
export function mix(colour: string, under: string, share: number): string {
  const channel = (at: number): string => {
    const [a, b] = [colour, under].map((each) => Number.parseInt(each.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0');
  };
  return [0, 2, 4].map(channel).join('');
}
