/** Reads a file back as a viewer would. Must not know what it ought to hold. */
import type { Rect } from '../model/segment.js';
import { catalogueFacts, type OpenDocument, withDocument, withPage } from './document.js';
import type { Engine } from './engine.js';
import { readGeometry } from './geometry.js';
import { findLinks } from './links.js';
import { readOutline } from './outline.js';
import type { FoundPage, FoundWhole, ReadingPart } from './reading.js';
import { wideString } from './strings.js';
import { textsIn } from './text.js';
import type { Outcome, Question } from './types.js';

/** One of several parts of the pages, from 0, about as long as each other. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

/** Answers about the part's pages, and with the first part about the document. `step` is called as the work gets on. */
export function read(
  engine: Engine,
  bytes: Uint8Array,
  question: Question,
  part: Part,
  step: () => void,
): Outcome<ReadingPart> {
  return withDocument(engine, bytes, (document) => {
    step();
    const places = placesBySheet(question);
    const texts: (readonly [number, string])[] = [];
    const pages: FoundPage[] = [];
    const from = Math.floor((document.pageCount * part.index) / part.of);
    const to = Math.floor((document.pageCount * (part.index + 1)) / part.of);
    for (let index = from; index < to; index += 1) {
      const asked = places.get(index + 1) ?? [];
      const boxes = asked.flatMap((place) => question.texts[place]?.box ?? []);
      const withWords = (question.linkTextsOn ?? []).some(
        ({ first, last }) => first <= index + 1 && index + 1 <= last,
      );
      const found = findPage(engine, document, index, boxes, withWords);
      if (found === undefined) {
        return { ok: false, reason: 'unreadable', detail: `page ${index + 1} cannot be opened` };
      }
      for (const [at, place] of asked.entries()) texts.push([place, found.texts[at] ?? '']);
      pages.push(found.page);
      step();
    }
    const whole = part.index === 0 ? { whole: findWhole(engine, document) } : {};
    return { ok: true, value: { pages, texts, ...whole } };
  });
}

/** For each sheet asked about, the places of its questions. */
function placesBySheet(question: Question): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [place, { sheet }] of question.texts.entries()) {
    const others = places.get(sheet);
    if (others === undefined) places.set(sheet, [place]);
    else others.push(place);
  }
  return places;
}

/** Opens a page once for all that is asked of it; `texts` are the answers for the boxes, in order. */
function findPage(
  engine: Engine,
  document: OpenDocument,
  index: number,
  boxes: readonly Rect[],
  withWords: boolean,
): { readonly page: FoundPage; readonly texts: readonly string[] } | undefined {
  return withPage(engine, document, index, (page) => {
    const geometry = readGeometry(engine, page);
    const links = findLinks(engine, document.handle, page, geometry);
    const wordy = withWords ? links.map(({ box }) => box) : [];
    const texts = textsIn(engine, page, geometry, [...boxes, ...wordy]);
    const label = wideString(engine, (buffer, length) =>
      engine.api.FPDF_GetPageLabel(document.handle, index, buffer, length),
    );
    return {
      page: { label, geometry, links, linkTexts: texts.slice(boxes.length) },
      texts: texts.slice(0, boxes.length),
    };
  });
}

function findWhole(engine: Engine, document: OpenDocument): FoundWhole {
  const title = wideString(engine, (buffer, length) =>
    engine.api.FPDF_GetMetaText(document.handle, 'Title', buffer, length),
  );
  return {
    outline: readOutline(engine, document.handle),
    ...(title === undefined ? {} : { title }),
    ...catalogueFacts(engine, document),
  };
}
