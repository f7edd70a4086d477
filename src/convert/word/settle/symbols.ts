/** Characters of symbol fonts, which only mean something in their font, become what they look like. */
import { codePoint } from 'dingbat-to-unicode';
import { attribute, child, type Document, descendants } from '../../../docx/xml.js';

const symbolFonts = /^(symbol|wingdings( [23])?|webdings|zapf ?dingbats)$/i;

/** What a text in a symbol font shows; other fonts' text as it is. */
export function readSymbols(font: string | undefined, text: string): string {
  const known = font !== undefined && symbolFonts.test(font);
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // Word keeps symbol fonts' codes in a private range (ECMA-376-1, 17.3.3.30).
    const isPrivate = code >= 0xf000 && code <= 0xf0ff;
    if (!known && !isPrivate) return character;
    const plain = isPrivate ? code - 0xf000 : code;
    const family = known ? font : 'Symbol';
    return codePoint(titleCase(family), plain)?.string ?? (isPrivate ? '•' : character);
  }).join('');
}

function titleCase(font: string): string {
  return font.toLowerCase().replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
}

/** Text that was typed in a symbol font (`w:sym` is read by mammoth). */
export function replaceSymbolText(document: Document): void {
  for (const run of descendants(document, 'r')) {
    const font = attribute(child(run, 'rPr', 'rFonts'), 'ascii');
    for (const text of descendants(run, 't')) {
      const written = text.textContent ?? '';
      const shown = readSymbols(font, written);
      if (shown !== written) text.textContent = shown;
    }
  }
}
