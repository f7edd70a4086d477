/** Fonts in the resources of a piece: the one that it was made to hold, or the names of all. */
import { type Piece, slotKind, slotValue } from './piece.js';

/** The object of the font of a piece with a single resource dictionary and a single font. Throws for another one. */
export function onlyFontOf(piece: Piece): number {
  const [resources, ...others] = piece.facts.resources;
  if (resources === undefined || others.length > 0) throw new Error('It is no piece with a font.');
  const from = piece.starts[piece.objects + resources.fonts] ?? 0;
  const to = piece.starts[piece.objects + resources.fonts + 1] ?? 0;
  const found: number[] = [];
  for (let slot = 0; slot < piece.slots.length; slot += 2) {
    const at = piece.slots[slot] ?? 0;
    const code = piece.slots[slot + 1] ?? 0;
    if (at >= from && at < to && slotKind(code) === 'object') found.push(slotValue(code));
  }
  const [font] = found;
  if (font === undefined || found.length > 1) throw new Error('It is no piece with one font.');
  return font;
}

/** Names in the font dictionaries of all of a piece's pages, and in what is written within them. */
export function fontNamesOf(piece: Piece): ReadonlySet<string> {
  const names = new Set<string>();
  for (const fragment of new Set(piece.facts.resources.map(({ fonts }) => fonts))) {
    const from = piece.starts[piece.objects + fragment];
    const text = Buffer.from(
      piece.bytes.subarray(from, piece.starts[piece.objects + fragment + 1]),
    );
    for (const [, name = ''] of text.toString('latin1').matchAll(/\/([^\s/<>[\]()]+)/g))
      names.add(name);
  }
  return names;
}
