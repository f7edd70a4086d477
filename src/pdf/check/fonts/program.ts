/** What is asked of an embedded font program, whatever its format. Knows no PDF. */
export interface FontProgram {
  /** How many glyphs it has; 0 is the sign for a missing character. */
  readonly glyphs: number;
  /** The advance width in thousandths of an em. */
  readonly widthOf: (glyph: number) => number | undefined;
}
