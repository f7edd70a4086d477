/** Reads the text in a box of a page. Must not know what it ought to say. */
import type { Rect } from '../model/segment.js';
import type { Engine } from './engine.js';
import { type Geometry, pointToReader } from './geometry.js';

/** PDFium's sign for a hyphen at the end of a line. */
const LINE_HYPHEN = 2;

interface Character {
  readonly text: string;
  /** The centre of what is drawn, in reader's points; undefined for white space. */
  readonly centre: readonly [number, number] | undefined;
}

/**
 * For each box, the characters whose centres lie in it, in PDFium's reading order. White space
 * is folded; where characters outside the box come between, there is a space too.
 */
export function textsIn(
  engine: Engine,
  page: number,
  geometry: Geometry,
  boxes: readonly Rect[],
): string[] {
  if (boxes.length === 0) return [];
  const characters = readCharacters(engine, page, geometry);
  return boxes.map((box) => {
    let text = '';
    let gap = false;
    for (const character of characters) {
      if (character.centre === undefined || !contains(box, character.centre)) {
        gap = true;
        continue;
      }
      if (gap && text !== '') text += ' ';
      gap = false;
      text += character.text;
    }
    return text;
  });
}

/** Whether there are letters on the page, seen or unseen. Most pages show it without being read. */
export function hasText(engine: Engine, page: number): boolean {
  const { api } = engine;
  if (surelyHasText(engine, page)) return true;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return false;
  try {
    return api.FPDFText_CountChars(textPage) > 0;
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

/** FPDF_PAGEOBJ_TEXT and FPDF_PAGEOBJ_FORM. */
const TEXT = 1;
const FORM = 5;

/** A page whose first text stands further behind is read. */
const MOST_OBJECTS = 500;

/** Words as wide as this, in units of the page, are words; PDFium passes over what has no width. */
const WIDE = { from: 0.5, to: 10_000 };

/**
 * Whether the page's first text is such that PDFium cannot but find letters in it: it has some width, and no mark
 * says what is to be read instead of it. Reading a page takes longer than loading it, where each letter is placed
 * by itself.
 */
function surelyHasText(engine: Engine, page: number): boolean {
  const { objects: calls } = engine;
  const count = Math.min(calls.FPDFPage_CountObjects(page), MOST_OBJECTS);
  for (let index = 0; index < count; index += 1) {
    const object = calls.FPDFPage_GetObject(page, index);
    const type = calls.FPDFPageObj_GetType(object);
    // What is in a form would come first.
    if (type === FORM) return false;
    if (type === TEXT) return isWide(engine, object) && !isReplaced(engine, object);
  }
  return false;
}

function isWide(engine: Engine, object: number): boolean {
  return engine.lend(16, (out) => {
    const { objects: calls } = engine;
    if (!calls.FPDFPageObj_GetBounds(object, out, out + 4, out + 8, out + 12)) return false;
    const width = engine.float(out + 8) - engine.float(out);
    return width >= WIDE.from && width <= WIDE.to;
  });
}

/** Whether a mark has an ActualText (ISO 32000-2, 14.9.4), which may be empty. */
function isReplaced({ api, objects: calls }: Engine, object: number): boolean {
  const marks = calls.FPDFPageObj_CountMarks(object);
  for (let index = 0; index < marks; index += 1) {
    const mark = api.FPDFPageObj_GetMark(object, index);
    if (api.FPDFPageObjMark_GetParamValueType(mark, 'ActualText') !== 0) return true;
  }
  return false;
}

function readCharacters(engine: Engine, page: number, geometry: Geometry): Character[] {
  const { api, characters: calls } = engine;
  const characters: Character[] = [];
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return characters;
  try {
    const count = api.FPDFText_CountChars(textPage);
    engine.lend(32, (out) => {
      for (let index = 0; index < count; index += 1) {
        const text = characterOf(calls.FPDFText_GetUnicode(textPage, index));
        const drawn =
          text.trim() !== '' &&
          calls.FPDFText_GetCharBox(textPage, index, out, out + 8, out + 16, out + 24) !== 0;
        characters.push({
          text,
          // PDFium writes left, right, bottom, top.
          centre: drawn
            ? pointToReader(
                geometry,
                (engine.double(out) + engine.double(out + 8)) / 2,
                (engine.double(out + 16) + engine.double(out + 24)) / 2,
              )
            : undefined,
        });
      }
    });
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
  return characters;
}

/** The letter for what PDFium answers; empty for what is none. */
export function characterOf(code: number): string {
  if (code === LINE_HYPHEN) return '-';
  if (code === 0 || code > 0x10ffff) return '';
  return String.fromCodePoint(code);
}

function contains(box: Rect, [x, y]: readonly [number, number]): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
