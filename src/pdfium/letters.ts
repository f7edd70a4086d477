/** The characters of a page with their boxes, and its lines. Must not know what is done with them. */
import type { Engine } from './engine.js';
import { type Edges, type Geometry, toReader } from './geometry.js';
import type { TextLine } from './types.js';

/** PDFium's sign for a hyphen at the end of a line. */
const LINE_HYPHEN = 2;

export interface Letter {
  readonly text: string;
  /** What is drawn of it, in the page's own coordinates; undefined for white space. */
  readonly edges: Edges | undefined;
  /** The handle of the text object that draws it; 0 for what PDFium adds, such as ends of lines. */
  readonly object: number;
}

/** A page of more characters than this is not meant to be read; those after them are left out. */
const MOST_LETTERS = 200_000;

export function readLetters(engine: Engine, page: number): readonly Letter[] {
  const { api, characters: calls, objects } = engine;
  const textPage = api.FPDFText_LoadPage(page);
  if (textPage === 0) return [];
  try {
    const count = Math.min(api.FPDFText_CountChars(textPage), MOST_LETTERS);
    return engine.lend(32, (out) =>
      Array.from({ length: count }, (_, index): Letter => {
        const text = characterOf(calls.FPDFText_GetUnicode(textPage, index));
        const isDrawn =
          text.trim() !== '' &&
          calls.FPDFText_GetCharBox(textPage, index, out, out + 8, out + 16, out + 24) !== 0;
        return {
          text,
          // PDFium writes left, right, bottom, top.
          edges: isDrawn
            ? {
                left: engine.double(out),
                right: engine.double(out + 8),
                bottom: engine.double(out + 16),
                top: engine.double(out + 24),
              }
            : undefined,
          object:
            objects.FPDFText_IsGenerated(textPage, index) === 1
              ? 0
              : objects.FPDFText_GetTextObject(textPage, index),
        };
      }),
    );
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

/** Letters further apart, in heights of the line so far, are of two lines: spaces of turned words are narrower. */
const apart = 3;

/**
 * Lines as PDFium parts them, without empty ones. PDFium runs on from the foot of a page to a stamp at its head where
 * nothing else is drawn between, so lines are parted there too.
 */
export function linesOf(letters: readonly Letter[], geometry: Geometry): readonly TextLine[] {
  const lines: TextLine[] = [];
  let line: Letter[] = [];
  let last: { readonly middle: number; readonly height: number } | undefined;
  const end = (): void => {
    const text = line
      .map((letter) => letter.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const boxes = line.flatMap(({ edges }) => edges ?? []);
    if (text !== '' && boxes.length > 0) {
      const heights = boxes.map((edges) => toReader(geometry, edges).height);
      // Not spread into Math.max: a line may be as long as the page's text.
      const height = heights.reduce((most, one) => Math.max(most, one), 0);
      lines.push({ text, box: toReader(geometry, boxes.reduce(around)), height });
    }
    line = [];
    last = undefined;
  };
  for (const letter of letters) {
    if (letter.text === '\n') {
      end();
      continue;
    }
    if (letter.edges !== undefined) {
      const { y, height } = toReader(geometry, letter.edges);
      const middle = y + height / 2;
      const tallest = Math.max(last?.height ?? 0, height);
      if (last !== undefined && Math.abs(middle - last.middle) > apart * tallest) end();
      last = { middle, height: last === undefined ? height : tallest };
    }
    line.push(letter);
  }
  end();
  return lines;
}

/** The smallest box around both. */
export function around(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

function characterOf(code: number): string {
  if (code === LINE_HYPHEN) return '-';
  if (code === 0 || code > 0x10ffff) return '';
  return String.fromCodePoint(code);
}
