/**
 * The typeface of everything that is drawn onto pages: a piece with a subset of it, made once and kept. The
 * libraries that make it are loaded only then.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Cache, cacheKey } from '../cache/index.js';
import { decodePiece, encodePiece, type OverlayFont, onlyFontOf } from '../pdf/splicing.js';

const file = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
);

/** To be raised when the way from typeface to piece changes. */
const method = 'stamp font 3';

/** A name that few documents use for a font of their own. */
const fontName = 'PackStampFont';

export interface StampFont extends OverlayFont {
  /** Width of a text in points at `size`. */
  readonly width: (text: string, size: number) => number;
  /** The operand that shows a text (ISO 32000-2, 9.4.3): glyph numbers in hexadecimal. */
  readonly show: (text: string) => string;
}

/** Number of the glyph in the subset (four hexadecimal figures), and its width in units of 1/1000. */
type Glyphs = Readonly<Record<string, readonly [glyph: string, width: number]>>;

/** All of these are in the subset, so that it serves nearly every pack. */
const usual = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');

/** What a typeface shows for a letter that it does not have. */
const missingGlyph = '0000';

/** `words`: all that will be drawn. */
export async function openStampFont(words: readonly string[], cache: Cache): Promise<StampFont> {
  const characters = [...new Set(usual + words.join(''))].sort().join('');
  const typeface = await readFile(file);
  const key = cacheKey(method, createHash('sha256').update(typeface).digest('hex'), characters);
  const before = await cache.getBytes(key);
  const bytes = before ?? (await makeSubset(typeface, characters));
  if (before === undefined) await cache.putBytes(key, bytes);
  const end = bytes.indexOf(10);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString();
  const { glyphs, object } = JSON.parse(head) as { glyphs: Glyphs; object: number };
  const piece = decodePiece(bytes.subarray(end + 1));
  if (piece === undefined) throw new Error('The subset of the stamp typeface is no piece.');
  const glyphOf = (character: string): readonly [string, number] => {
    const glyph = glyphs[character];
    if (glyph === undefined) throw new Error(`The stamp typeface lacks “${character}”.`);
    return glyph;
  };
  return {
    piece,
    object,
    name: fontName,
    width: (text, size) =>
      ([...text].reduce((sum, character) => sum + glyphOf(character)[1], 0) / 1000) * size,
    show: (text) => `<${[...text].map((character) => glyphOf(character)[0]).join('')}>`,
  };
}

/** A line of JSON with the glyphs, then the piece. */
async function makeSubset(typeface: Uint8Array, characters: string): Promise<Uint8Array> {
  const { PDFDocument, PDFName, setFontAndSize } = await import('pdf-lib');
  const fontkit = await import('fontkit');
  const { preparePdf } = await import('../pdf/index.js');
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.registerFontkit(fontkit as unknown as Parameters<typeof pdf.registerFontkit>[0]);
  const font = await pdf.embedFont(typeface, {
    subset: true,
    customName: 'PACKST+SourceSans3-Semibold',
  });
  const glyphs = Object.fromEntries(
    [...characters].flatMap((character) => {
      // Each by itself: letters that are joined elsewhere stay apart on a stamp.
      const glyph = font.encodeText(character).asString();
      if (glyph === missingGlyph) return [];
      return [[character, [glyph, font.widthOfTextAtSize(character, 1000)]]];
    }),
  );
  const page = pdf.addPage();
  page.node.setFontDictionary(PDFName.of('F'), font.ref);
  // Only what a page names is part of the piece.
  page.pushOperators(setFontAndSize('F', 1));
  const made = preparePdf(await pdf.save({ useObjectStreams: false }), {
    comments: 'drop',
    schemes: [],
  });
  return Buffer.concat([
    Buffer.from(`${JSON.stringify({ glyphs, object: onlyFontOf(made) })}\n`),
    encodePiece(made),
  ]);
}
