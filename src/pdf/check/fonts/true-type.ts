/**
 * Reads from a TrueType font program (ISO 32000-2, 9.9; OpenType: maxp, head, hhea, hmtx, cmap) which glyphs there
 * are, how wide they are, and which character codes lead to them. Knows no PDF.
 */
import type { FontProgram } from './program.js';

export interface CharacterMap {
  readonly platform: number;
  readonly encoding: number;
  /** 0 where it has none. */
  readonly glyphOf: (code: number) => number;
}

export interface TrueTypeProgram extends FontProgram {
  readonly maps: readonly CharacterMap[];
}

/** Undefined where it is no such program, or is damaged. */
export function readTrueType(bytes: Uint8Array): TrueTypeProgram | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = readDirectory(view);
    const [head, hhea, maxp] = [tables.get('head'), tables.get('hhea'), tables.get('maxp')];
    const hmtx = tables.get('hmtx');
    if (!head || !hhea || !maxp || !hmtx) return undefined;
    const unitsPerEm = head.getUint16(18);
    const glyphs = maxp.getUint16(4);
    const advances = hhea.getUint16(34);
    if (unitsPerEm === 0 || advances === 0 || advances * 4 > hmtx.byteLength) return undefined;
    const cmap = tables.get('cmap');
    return {
      glyphs,
      widthOf: (glyph) =>
        glyph < glyphs
          ? (hmtx.getUint16(Math.min(glyph, advances - 1) * 4) * 1000) / unitsPerEm
          : undefined,
      maps: cmap === undefined ? [] : readMaps(cmap),
    };
  } catch (error) {
    // Past the end of the program.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readDirectory(view: DataView): ReadonlyMap<string, DataView> {
  const count = view.getUint16(4);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16;
    const letters = [0, 1, 2, 3].map((place) => view.getUint8(at + place));
    const [offset, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    // The last table of a subset is often cut short of its padding.
    const end = Math.min(offset + length, view.byteLength);
    if (offset > end) continue;
    const table = new DataView(view.buffer, view.byteOffset + offset, end - offset);
    tables.set(String.fromCharCode(...letters), table);
  }
  return tables;
}

function readMaps(cmap: DataView): readonly CharacterMap[] {
  const count = cmap.getUint16(2);
  return Array.from({ length: Math.min(count, 100) }, (_, index): CharacterMap => {
    const at = 4 + index * 8;
    const start = cmap.getUint32(at + 4);
    return {
      platform: cmap.getUint16(at),
      encoding: cmap.getUint16(at + 2),
      glyphOf: lenient(readMap(new DataView(cmap.buffer, cmap.byteOffset + start))),
    };
  });
}

function lenient(glyphOf: (code: number) => number): (code: number) => number {
  return (code) => {
    try {
      return glyphOf(code);
    } catch (error) {
      if (error instanceof RangeError) return 0;
      throw error;
    }
  };
}

/** Formats 0, 4, 6 and 12: others are not found in documents. */
function readMap(table: DataView): (code: number) => number {
  switch (table.getUint16(0)) {
    case 0:
      return (code) => (code < 256 ? table.getUint8(6 + code) : 0);
    case 4:
      return (code) => inSegments(table, code);
    case 6: {
      const [first, count] = [table.getUint16(6), table.getUint16(8)];
      return (code) =>
        code >= first && code < first + count ? table.getUint16(10 + (code - first) * 2) : 0;
    }
    case 12:
      return (code) => inGroups(table, code);
    default:
      return () => 0;
  }
}

function inSegments(table: DataView, code: number): number {
  const doubled = table.getUint16(6);
  for (let at = 0; at < doubled; at += 2) {
    const end = table.getUint16(14 + at);
    if (code > end) continue;
    const start = table.getUint16(16 + doubled + at);
    if (code < start) return 0;
    const delta = table.getUint16(16 + doubled * 2 + at);
    const place = 16 + doubled * 3 + at;
    const offset = table.getUint16(place);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = table.getUint16(place + offset + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function inGroups(table: DataView, code: number): number {
  const count = table.getUint32(12);
  for (let index = 0; index < count; index++) {
    const at = 16 + index * 12;
    const [start, end] = [table.getUint32(at), table.getUint32(at + 4)];
    if (code >= start && code <= end) return table.getUint32(at + 8) + code - start;
  }
  return 0;
}
