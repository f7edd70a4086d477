/**
 * A reading put together from parts that several threads have read. Only now is it known how the page lies that a
 * link or bookmark leads to. Must not know PDFium.
 */
import type { Rect } from '../model/segment.js';
import { type Landing, toTarget } from './destinations.js';
import type { Geometry } from './geometry.js';
import type { OutlineEntry, PageReading, Reading } from './types.js';

/** A link before its target is turned upright. */
export interface FoundLink {
  readonly box: Rect;
  readonly landing: Landing | undefined;
  readonly uri: string | undefined;
}

export interface FoundPage {
  readonly label: string | undefined;
  readonly geometry: Geometry;
  readonly links: readonly FoundLink[];
  /** The words of the links, in order, where they were asked for. */
  readonly linkTexts: readonly string[];
}

export interface FoundEntry {
  readonly title: string;
  readonly landing: Landing | undefined;
  readonly children: readonly FoundEntry[];
}

/** What is read of a document besides its pages. */
export interface FoundWhole {
  readonly outline: readonly FoundEntry[];
  readonly title?: string;
  readonly language?: string;
  readonly tagged: boolean;
}

/** Some pages of a document, one after the other. */
export interface ReadingPart {
  readonly pages: readonly FoundPage[];
  /** Answers by their place in `Question.texts`. */
  readonly texts: readonly (readonly [place: number, text: string])[];
  /** Missing but in the first part. */
  readonly whole?: FoundWhole;
}

/** `parts` in the order of the pages; `asked` is how many texts the question has. */
export function joinReading(parts: readonly ReadingPart[], asked: number): Reading {
  const texts = Array.from({ length: asked }, () => '');
  for (const [place, text] of parts.flatMap((part) => part.texts)) texts[place] = text;
  const found = parts.flatMap(({ pages }) => pages);
  const geometries = found.map(({ geometry }) => geometry);
  const whole = parts.find((part) => part.whole !== undefined)?.whole;
  if (whole === undefined) throw new Error('No part says what the document is');
  const { outline, ...facts } = whole;
  return {
    texts,
    pages: found.map((page) => pageReading(page, geometries)),
    outline: outline.map((entry) => outlineEntry(entry, geometries)),
    ...facts,
  };
}

function pageReading(page: FoundPage, geometries: readonly Geometry[]): PageReading {
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
  return { label: page.label, width, height, links };
}

function outlineEntry(
  { title, landing, children }: FoundEntry,
  geometries: readonly Geometry[],
): OutlineEntry {
  const target = toTarget(geometries, landing);
  return { title, ...target, children: children.map((child) => outlineEntry(child, geometries)) };
}
