/** The codes that are shown in a font, one by one, against ISO 14289-1, 7.21.4 to 7.21.8. */
import type { FontUse } from '../content.js';
import type { Findings } from '../rules.js';
import type { FontProgram } from './program.js';
import type { WidthOf } from './widths.js';

/** What is known of a font, and looked up for each of its codes. */
export interface Lookup {
  /** How many bytes a code has. */
  readonly size: 1 | 2;
  /** Undefined where none is embedded, which is another fault. */
  readonly program: FontProgram | undefined;
  /** The glyph that a code shows; undefined where there is none. */
  readonly glyphOf: (code: number) => number | undefined;
  /** As the document says. */
  readonly widthOf: WidthOf;
  readonly meaningOf: (code: number) => string | undefined;
}

export function checkCodes(lookup: Lookup, use: FontUse, found: Findings): void {
  const { size, program, glyphOf, widthOf, meaningOf } = lookup;
  const seen = codesIn(use.seen, size);
  for (const code of new Set([...seen, ...codesIn(use.unseen, size)])) {
    const meaning = meaningOf(code);
    if (meaning === undefined || meaning === '') found.find('7.21.7-1');
    else if (/[\0\ufffe\ufeff]/.test(meaning)) found.find('7.21.7-2');
    if (program === undefined) continue;
    const glyph = glyphOf(code);
    if (glyph === 0) found.find('7.21.8-1');
    if (glyph === 0 || !seen.has(code)) continue;
    const width = glyph === undefined ? undefined : program.widthOf(glyph);
    if (width === undefined) found.find('7.21.4.1-2');
    else if (Math.abs(width - widthOf(code)) > 1) found.find('7.21.5-1');
  }
}

function codesIn(strings: ReadonlySet<string>, size: 1 | 2): ReadonlySet<number> {
  const codes = new Set<number>();
  for (const text of strings) {
    for (let at = 0; at + size <= text.length; at += size) {
      const byte = text.charCodeAt(at);
      codes.add(size === 1 ? byte : (byte << 8) | text.charCodeAt(at + 1));
    }
  }
  return codes;
}
