/**
 * Default appearance strings of fields (ISO 32000-2, 12.7.4.3): the fonts that they name, and other names for them.
 */
import { printName } from '../objects/print.js';

/** `/Name size Tf`. */
const setsFont = /\/([^\s()<>[\]{}/%]*)(?=\s+[-+.\d]+\s+Tf(?![^\s()<>[\]{}/%]))/g;

/** The names of fonts, their escapes undone. */
export function namesFont(appearance: string): readonly string[] {
  return [...appearance.matchAll(setsFont)].map(([, name = '']) => unescaped(name));
}

/** The same with the fonts under other names; those that are not in `names` keep theirs. */
export function renameFonts(appearance: string, names: ReadonlyMap<string, string>): string {
  return appearance.replace(setsFont, (written, name: string) => {
    const other = names.get(unescaped(name));
    return other === undefined ? written : printName(other);
  });
}

function unescaped(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
