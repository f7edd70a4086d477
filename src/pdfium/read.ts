/** Reads a file back as a viewer would. Must not know what it ought to hold. */
import type { Rect } from '../model/segment.js';
import { toTarget } from './destinations.js';
import { catalogueFacts, type OpenDocument, withDocument, withPage } from './document.js';
import type { Engine } from './engine.js';
import { type Geometry, readGeometry } from './geometry.js';
import { type FoundLink, findLinks } from './links.js';
import { readOutline } from './outline.js';
import { wideString } from './strings.js';
import { textsIn } from './text.js';
import type { Outcome, PageReading, Question, Reading } from './types.js';

interface FoundPage {
  readonly geometry: Geometry;
  readonly links: readonly FoundLink[];
  /** Answers for the boxes asked for on this page, in order. */
  readonly texts: readonly string[];
  /** The words of the links, in order, where they were asked for. */
  readonly linkTexts: readonly string[];
}

/** `step` is called as the work gets on. */
export function read(
  engine: Engine,
  bytes: Uint8Array,
  question: Question,
  step: () => void,
): Outcome<Reading> {
  return withDocument(engine, bytes, (document) => {
    step();
    const texts = question.texts.map(() => '');
    const places = placesBySheet(question);
    const found: FoundPage[] = [];
    for (let index = 0; index < document.pageCount; index += 1) {
      const asked = places.get(index + 1) ?? [];
      const boxes = asked.flatMap((place) => question.texts[place]?.box ?? []);
      const withWords = (question.linkTextsOn ?? []).some(
        ({ first, last }) => first <= index + 1 && index + 1 <= last,
      );
      const page = findPage(engine, document, index, boxes, withWords);
      if (page === undefined) {
        return { ok: false, reason: 'unreadable', detail: `page ${index + 1} cannot be opened` };
      }
      for (const [position, place] of asked.entries()) texts[place] = page.texts[position] ?? '';
      found.push(page);
      step();
    }
    const geometries = found.map((page) => page.geometry);
    const title = wideString(engine, (buffer, length) =>
      engine.api.FPDF_GetMetaText(document.handle, 'Title', buffer, length),
    );
    return {
      ok: true,
      value: {
        texts,
        pages: found.map((page, index) => pageReading(engine, document, geometries, page, index)),
        outline: readOutline(engine, document.handle, geometries),
        ...(title === undefined ? {} : { title }),
        ...catalogueFacts(engine, document),
      },
    };
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

/** Opens a page once for all that is asked of it. */
function findPage(
  engine: Engine,
  document: OpenDocument,
  index: number,
  boxes: readonly Rect[],
  withWords: boolean,
): FoundPage | undefined {
  return withPage(engine, document, index, (page) => {
    const geometry = readGeometry(engine, page);
    const links = findLinks(engine, document.handle, page, geometry);
    const wordy = withWords ? links.map(({ box }) => box) : [];
    const texts = textsIn(engine, page, geometry, [...boxes, ...wordy]);
    return {
      geometry,
      links,
      texts: texts.slice(0, boxes.length),
      linkTexts: texts.slice(boxes.length),
    };
  });
}

function pageReading(
  engine: Engine,
  document: OpenDocument,
  geometries: readonly Geometry[],
  page: FoundPage,
  index: number,
): PageReading {
  const label = wideString(engine, (buffer, length) =>
    engine.api.FPDF_GetPageLabel(document.handle, index, buffer, length),
  );
  const { width, height } = page.geometry;
  const links = page.links.map(({ box, landing, uri }, place) => {
    const target = toTarget(geometries, landing);
    const text = page.linkTexts[place];
    return {
      box,
      ...(target === undefined ? {} : { target }),
      ...(uri === undefined ? {} : { uri }),
      ...(text === undefined ? {} : { text }),
    };
  });
  return { label, width, height, links };
}
