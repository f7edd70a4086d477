/** Reads the text in a box of a page. Must not know what it ought to say. */
import type { Rect } from '../model/segment.js';
import type { Engine } from './engine.js';
import { type Geometry, pointToReader } from './geometry.js';

/** PDFium's sign for a hyphen at the end of a line. */
const LINE_HYPHEN = 2;

/** What stands in one box, as far as the page has been gone through. */
interface Draft {
  readonly box: Rect;
  text: string;
  /** The place of its last character among those of the page. */
  last: number;
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
  const drafts = boxes.map((box): Draft => ({ box, text: '', last: -1 }));
  eachCharacter(engine, page, geometry, (code, index, x, y) => {
    for (const draft of drafts) {
      if (!contains(draft.box, x, y)) continue;
      if (draft.text !== '' && draft.last !== index - 1) draft.text += ' ';
      draft.text += characterOf(code);
      draft.last = index;
    }
  });
  return drafts.map(({ text }) => text);
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

/** Tells of all but white space: the centre of what is drawn is in reader's points. */
function eachCharacter(
  engine: Engine,
  page: number,
  geometry: Geometry,
  use: (code: number, index: number, x: number, y: number) => void,
): void {
  const { api, characters: calls } = engine;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return;
  try {
    const count = api.FPDFText_CountChars(textPage);
    engine.lend(32, (out) => {
      for (let index = 0; index < count; index += 1) {
        const code = calls.FPDFText_GetUnicode(textPage, index);
        if (isBlank(code)) continue;
        // PDFium writes left, right, bottom, top.
        if (!calls.FPDFText_GetCharBox(textPage, index, out, out + 8, out + 16, out + 24)) continue;
        const [x, y] = pointToReader(
          geometry,
          (engine.double(out) + engine.double(out + 8)) / 2,
          (engine.double(out + 16) + engine.double(out + 24)) / 2,
        );
        use(code, index, x, y);
      }
    });
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

function isBlank(code: number): boolean {
  // Most are letters of the alphabet, and need not be made into strings.
  return !(code > 0x20 && code < 0x7f) && characterOf(code).trim() === '';
}

/** The letter for what PDFium answers; empty for what is none. */
export function characterOf(code: number): string {
  if (code === LINE_HYPHEN) return '-';
  if (code === 0 || code > 0x10ffff) return '';
  return String.fromCodePoint(code);
}

function contains(box: Rect, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
