/** Reads what marked content shows: its letters, and how high it begins. Must not know what it is tagged as. */
import type { MarkedRun, ShownRun } from '../pdf/index.js';
import { type OpenDocument, withPage } from './document.js';
import type { Engine } from './engine.js';
import { type Geometry, readGeometry, toReader } from './geometry.js';
import { characterOf } from './text.js';

/** FPDF_PAGEOBJ_FORM. */
const FORM = 5;

/** More than any page has; a form within a form a hundred times over may pretend to have more. */
const MOST_OBJECTS = 500_000;

/** Longer than anybody reads; words that are cut off say what they are. */
const LONGEST = 2_000;

interface Draft {
  words: string;
  top: number | undefined;
}

/**
 * An answer for each run, in order; undefined where its page cannot be opened. `step` is called page by page. Words
 * begin with a space where white space is before them on the page.
 */
export function readMarkedWords(
  engine: Engine,
  document: OpenDocument,
  runs: readonly MarkedRun[],
  step: () => void,
): readonly (ShownRun | undefined)[] {
  const shown: (Draft | undefined)[] = runs.map(() => undefined);
  const byPage = new Map<number, number[]>();
  for (const [index, { page }] of runs.entries()) {
    const others = byPage.get(page);
    if (others === undefined) byPage.set(page, [index]);
    else others.push(index);
  }
  for (const [page, indexes] of byPage) {
    withPage(engine, document, page, (handle) => {
      const drafts = new Map<number, Draft>();
      for (const index of indexes) {
        const draft: Draft = { words: '', top: undefined };
        for (const mark of runs[index]?.marks ?? []) drafts.set(mark, draft);
        shown[index] = draft;
      }
      const owners = ownersOn(engine, handle, drafts);
      readLetters(engine, handle, owners);
    });
    step();
  }
  return shown.map((draft) => {
    const { words, top } = draft ?? { words: '', top: undefined };
    return draft && { words, ...(top !== undefined && { top }) };
  });
}

/**
 * By object of the page: what it is part of. A mark around a form holds all that the form shows; marks in a form are
 * the form's own, and not asked for here (ISO 32000-2, 14.7.5.2).
 */
function ownersOn(
  engine: Engine,
  page: number,
  drafts: ReadonlyMap<number, Draft>,
): ReadonlyMap<number, Draft> {
  const { api } = engine;
  const geometry = readGeometry(engine, page);
  const owners = new Map<number, Draft>();
  const inForms: (readonly [form: number, owner: Draft])[] = [];
  const own = (object: number, owner: Draft): void => {
    owners.set(object, owner);
    if (api.FPDFPageObj_GetType(object) === FORM) inForms.push([object, owner]);
  };
  const count = Math.min(api.FPDFPage_CountObjects(page), MOST_OBJECTS);
  for (let index = 0; index < count; index++) {
    const object = api.FPDFPage_GetObject(page, index);
    const owner = drafts.get(api.FPDFPageObj_GetMarkedContentID(object));
    if (owner === undefined) continue;
    own(object, owner);
    const top = topOf(engine, geometry, object);
    if (top !== undefined) owner.top = Math.max(owner.top ?? top, top);
  }
  for (let next = inForms.pop(); next !== undefined; next = inForms.pop()) {
    const [form, owner] = next;
    const inside = api.FPDFFormObj_CountObjects(form);
    for (let index = 0; index < inside && owners.size < MOST_OBJECTS; index++) {
      own(api.FPDFFormObj_GetObject(form, index), owner);
    }
  }
  return owners;
}

/** In the reader's coordinates; undefined where the object is nowhere. */
function topOf(engine: Engine, geometry: Geometry, object: number): number | undefined {
  return engine.lend(16, (out) => {
    const { api } = engine;
    if (!api.FPDFPageObj_GetBounds(object, out, out + 4, out + 8, out + 12)) return undefined;
    const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => engine.float(out + at));
    if (left === undefined || bottom === undefined || right === undefined || top === undefined) {
      return undefined;
    }
    const { y, height } = toReader(geometry, { left, bottom, right, top });
    return Number.isFinite(y + height) ? y + height : undefined;
  });
}

/** Adds each letter of the page to what it is part of. */
function readLetters(engine: Engine, page: number, owners: ReadonlyMap<number, Draft>): void {
  const { api, characters: calls } = engine;
  if (owners.size === 0) return;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return;
  try {
    const count = api.FPDFText_CountChars(textPage);
    /** White space that has not been written, for whatever comes next. */
    let gap = true;
    for (let index = 0; index < count; index++) {
      const text = characterOf(calls.FPDFText_GetUnicode(textPage, index));
      if (text.trim() === '') {
        gap = true;
        continue;
      }
      const owner = owners.get(calls.FPDFText_GetTextObject(textPage, index));
      if (owner !== undefined && owner.words.length < LONGEST) {
        owner.words += gap ? ` ${text}` : text;
      }
      gap = false;
    }
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}
