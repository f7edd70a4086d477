/**
 * Why something of a document may be missing in a file made of it, as the standard and the product's public rules
 * have it. Decided from the document's objects alone; must not know what the product decided.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import type { Loss } from '../../../src/pdf/index.js';
import {
  type Annotation,
  type BookmarkFound,
  flatBookmarks,
  type Inventory,
  numbersOf,
} from './inventory.js';
import { type Found, type Objects, textOf } from './objects.js';

/** Addresses that a public document may lead to. */
export const publicSchemes = ['http', 'https', 'mailto', 'tel'];

/** Flags of annotations (ISO 32000-2, table 167): Hidden and NoView. */
const unseen = 2 | 32;

const media = new Set(['Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** Kinds that pages are drawn and filled in with (table 171). */
const usual = new Set(
  `Link Widget Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut
   Caret Stamp Ink`.split(/\s+/),
);

export interface Reasons {
  /** Undefined where there is none: then it must not be missing. */
  readonly ofAnnotation: (annotation: Annotation) => Loss | undefined;
  readonly ofBookmark: (bookmark: BookmarkFound) => Loss | undefined;
}

export function reasonsIn({ objects }: Inventory): Reasons {
  const leadsTo = destinationsIn(objects);
  const reasonOfAction = (action: PDFDict): Loss | undefined => {
    const kind = objects.name(action, 'S');
    if (kind === 'GoTo') {
      return leadsTo(objects.entry(action, 'D')) ? undefined : 'dangling-destination';
    }
    if (kind === 'JavaScript') return 'javascript';
    return kind === 'URI' ? reasonOfAddress(objects, action) : 'action';
  };
  return {
    ofAnnotation({ dict, kind, page }) {
      if (((objects.number(dict, 'F') ?? 0) & unseen) !== 0) return 'hidden-annotation';
      if (kind !== 'Link' && usual.has(kind) && isNowhere(objects, dict, kind, page)) {
        return 'hidden-annotation';
      }
      if (kind === 'no kind') return 'malformed-annotation';
      if (kind === 'FileAttachment') return 'attachment';
      if (media.has(kind)) return 'media';
      if (kind === 'Redact') return 'redaction';
      if (!usual.has(kind)) return 'unknown-annotation';
      if (numbersOf(objects, dict, 'Rect').length !== 4) return 'malformed-annotation';
      if (kind !== 'Link') return undefined;
      const action = objects.entry(dict, 'A');
      if (action instanceof PDFDict) return reasonOfAction(action);
      return leadsTo(objects.entry(dict, 'Dest')) ? undefined : 'dangling-destination';
    },
    ofBookmark({ dict, title }) {
      const action = objects.entry(dict, 'A');
      const kind = action instanceof PDFDict ? objects.name(action, 'S') : undefined;
      if (kind === 'JavaScript') return 'javascript';
      // Bookmarks lead to pages of the document only.
      if (kind !== undefined && kind !== 'GoTo') return 'action';
      const to =
        action instanceof PDFDict ? objects.entry(action, 'D') : objects.entry(dict, 'Dest');
      // A heading above others never led anywhere.
      const leads = action instanceof PDFDict || dict.has(PDFName.of('Dest'));
      if (leads && !leadsTo(to)) return 'dangling-destination';
      return title === '' ? 'malformed-outline' : undefined;
    },
  };
}

/** A mark or field beside the visible page, or a field without a size. */
function isNowhere(objects: Objects, dict: PDFDict, kind: string, page: number): boolean {
  const [x1, y1, x2, y2] = numbersOf(objects, dict, 'Rect');
  const holder = objects.pages[page];
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return false;
  if (kind === 'Widget' && (x1 === x2 || y1 === y2)) return true;
  return boxesOf(objects, holder).some(([a = 0, b = 0, c = 0, d = 0]) => {
    const beside = Math.max(x1, x2) <= Math.min(a, c) || Math.min(x1, x2) >= Math.max(a, c);
    return beside || Math.max(y1, y2) <= Math.min(b, d) || Math.min(y1, y2) >= Math.max(b, d);
  });
}

/** MediaBox and CropBox, inherited or not: outside of either nothing is seen. */
function boxesOf(objects: Objects, page: PDFDict | undefined): readonly (readonly number[])[] {
  return ['MediaBox', 'CropBox'].flatMap((key) => {
    let holder = page;
    for (let level = 0; holder !== undefined && level < 50; level++) {
      const box = numbersOf(objects, holder, key);
      if (box.length === 4) return [box];
      holder = objects.dict(objects.entry(holder, 'Parent'));
    }
    return [];
  });
}

function reasonOfAddress(objects: Objects, action: PDFDict): Loss | undefined {
  const uri = objects.dict(objects.entry(objects.catalog, 'URI'));
  const base = uri && objects.text(uri, 'Base');
  const written = textOf(objects.entry(action, 'URI')) ?? '';
  const address = URL.canParse(written, base) ? new URL(written, base).protocol : written;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  return scheme !== undefined && publicSchemes.includes(scheme) ? undefined : 'forbidden-address';
}

/** Answers whether a destination leads to a page of the document (12.3.2). */
function destinationsIn(objects: Objects): (written: Found) => boolean {
  const { catalog, dict, entry, pages } = objects;
  const all = new Set(pages);
  const isPlace = (written: Found): boolean => {
    const value = objects.get(written);
    const place = value instanceof PDFDict ? entry(value, 'D') : value;
    if (!(place instanceof PDFArray)) return false;
    const first = objects.get(place.asArray()[0]);
    if (first instanceof PDFNumber) return pages[first.asNumber()] !== undefined;
    return first instanceof PDFDict && all.has(first);
  };
  const named = new Set<string>();
  const known = new Set<string>();
  const note = (name: string | undefined, written: Found): void => {
    if (name === undefined || known.has(name)) return;
    known.add(name);
    if (isPlace(written)) named.add(name);
  };
  const names = dict(entry(catalog, 'Names'));
  const seen = new Set<PDFDict>();
  const waiting: (PDFDict | undefined)[] = [names && dict(entry(names, 'Dests'))];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === undefined || seen.has(node)) continue;
    seen.add(node);
    waiting.push(...objects.list(node, 'Kids').map(dict).toReversed());
    const pairs = objects.list(node, 'Names');
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      note(nameOf(objects.get(pairs[index])), pairs[index + 1]);
    }
  }
  for (const [name, written] of dict(entry(catalog, 'Dests'))?.entries() ?? []) {
    note(name.decodeText(), written);
  }
  return (written) => {
    const value = objects.get(written);
    const name = nameOf(value);
    return name === undefined ? isPlace(value) && !(value instanceof PDFDict) : named.has(name);
  };
}

function nameOf(value: Found): string | undefined {
  return value instanceof PDFName ? value.decodeText() : textOf(value);
}

/**
 * The bookmarks that must be left: those that lead somewhere, and those above them. Answers their titles, and the
 * reasons for the others.
 */
export function expectedBookmarks(
  bookmarks: readonly BookmarkFound[],
  reasonOf: Reasons['ofBookmark'],
): { readonly titles: readonly string[]; readonly lost: readonly Loss[] } {
  const flat = flatBookmarks(bookmarks);
  const left = new Set<BookmarkFound>();
  // From the end on, those below are decided before those above.
  for (const bookmark of flat.toReversed()) {
    const holds = bookmark.children.some((child) => left.has(child));
    if (holds || reasonOf(bookmark) === undefined) left.add(bookmark);
  }
  return {
    titles: flat.filter((bookmark) => left.has(bookmark)).map(({ title }) => title),
    lost: flat.filter((bookmark) => !left.has(bookmark)).flatMap((one) => reasonOf(one) ?? []),
  };
}
