/** Describes links by the words they show (ISO 14289-1, 7.18.1, 7.18.5). Must not know how words are read. */
import { print } from '../objects/print.js';
import { textOf, textString } from '../objects/text.js';
import { type Dict, isArray, isDict, Name, Stream, type Value } from '../objects/values.js';
import type { SourcePage } from '../prepare/context.js';
import type { PdfFile } from '../read/open.js';
import { dropAnnotations } from './drop.js';
import { type Element, kidsOf } from './tree.js';

/** Plain data, so that it can be sent to a thread. */
export interface LinkWords {
  /** By page and by the annotation's index in the page's Annots, both from 0: what the page shows below it. */
  readonly shown: readonly (readonly (string | undefined)[])[];
  /** Scheme, without colon, of addresses that say nothing to a reader. */
  readonly ownScheme?: string;
  /** What a link is called that shows no words, has no picture with a text, and no address. */
  readonly nameless: string;
}

/** A link annotation where it stands. */
interface Place {
  readonly link: Dict;
  readonly page: number;
  readonly index: number;
}

/** A link is one or several annotations: one for each line that it stands on. All are described alike. */
export function mendLinks(
  file: PdfFile,
  pages: readonly SourcePage[],
  elements: readonly Element[],
  words: LinkWords,
): void {
  const { places, doubles } = placesOf(file, pages);
  const told = new Set<Dict>();
  for (const { annotations, pictures } of linksOf(file, elements)) {
    const whole = annotations
      .flatMap((link) => places.get(link) ?? [])
      .sort((one, two) => one.page - two.page || one.index - two.index);
    const text = wordsOf(whole, words) || pictures.join(' ');
    for (const { link } of whole) {
      describe(file, link, text, words);
      told.add(link);
    }
  }
  for (const place of places.values()) {
    if (!told.has(place.link)) describe(file, place.link, wordsOf([place], words), words);
  }
  if (doubles.size > 0) dropAnnotations(file, pages, elements, doubles);
}

/**
 * Where each link stands. In a table's repeated head the browser writes a link as often as there are pages, on each
 * page: all but the first are doubles.
 */
function placesOf(
  file: PdfFile,
  pages: readonly SourcePage[],
): { readonly places: ReadonlyMap<Dict, Place>; readonly doubles: ReadonlySet<Dict> } {
  const places = new Map<Dict, Place>();
  const doubles = new Set<Dict>();
  for (const [page, { dict }] of pages.entries()) {
    const annotations = file.get(dict.get('Annots'));
    if (!isArray(annotations)) continue;
    const seen = new Set<string>();
    for (const [index, written] of annotations.entries()) {
      const link = file.get(written);
      if (!isDict(link) || file.get(link.get('Subtype')) !== Name.of('Link')) continue;
      if (places.has(link)) continue;
      const look = ['Rect', 'A', 'Dest'].map((key) => printed(file, link.get(key))).join(' ');
      if (seen.has(look)) doubles.add(link);
      else places.set(link, { link, page, index });
      seen.add(look);
    }
  }
  return { places, doubles };
}

/** As it stands in the file, but for what is referred to. */
function printed(file: PdfFile, written: Value | undefined): string {
  const value = file.get(written);
  return value instanceof Stream ? '' : print(value, (ref) => JSON.stringify(ref));
}

interface LinkParts {
  readonly annotations: readonly Dict[];
  /** What the pictures in it show. */
  readonly pictures: readonly string[];
}

/** By the elements that hold the annotations, or whose descendants do. */
function linksOf(file: PdfFile, elements: readonly Element[]): readonly LinkParts[] {
  /** Elements come before what is below them, so the one above has been looked up. */
  const around = new Map<Element, Element>();
  const found = new Map<Element, { readonly annotations: Dict[]; readonly pictures: string[] }>();
  for (const element of elements) {
    const above = element.parent && around.get(element.parent);
    const link = element.type === 'Link' ? element : above;
    if (link === undefined) continue;
    around.set(element, link);
    const parts = found.get(link) ?? { annotations: [], pictures: [] };
    found.set(link, parts);
    const picture = textOf(file.get(element.dict.get('Alt')))?.trim();
    if (picture) parts.pictures.push(picture);
    for (const kid of kidsOf(file, element.dict)) {
      const reference = file.get(kid);
      if (!isDict(reference) || file.get(reference.get('Type')) !== Name.of('OBJR')) continue;
      const annotation = file.get(reference.get('Obj'));
      if (isDict(annotation)) parts.annotations.push(annotation);
    }
  }
  return [...found.values()];
}

/** Of each page together; once where every page shows the same, as a table's repeated head does. */
function wordsOf(places: readonly Place[], { shown }: LinkWords): string {
  const byPage = new Map<number, string>();
  for (const { page, index } of places) {
    byPage.set(page, joined(byPage.get(page) ?? '', shown[page]?.[index] ?? ''));
  }
  return [...new Set(byPage.values())].reduce(joined, '');
}

/** A word that was parted at the end of a line keeps its hyphen: it may be its own. */
function joined(before: string, after: string): string {
  const next = after.replace(/\s+/g, ' ').trim();
  if (before === '' || next === '') return before + next;
  return /\p{L}-$/u.test(before) ? before + next : `${before} ${next}`;
}

function describe(file: PdfFile, link: Dict, text: string, words: LinkWords): void {
  if (textOf(file.get(link.get('Contents')))?.trim()) return;
  link.set('Contents', textString(text || addressOf(file, link, words) || words.nameless));
}

function addressOf(file: PdfFile, link: Dict, { ownScheme }: LinkWords): string | undefined {
  const action = file.get(link.get('A'));
  const address = isDict(action) ? textOf(file.get(action.get('URI'))) : undefined;
  const isOwn = ownScheme !== undefined && address?.startsWith(`${ownScheme}:`);
  return isOwn ? undefined : address?.trim();
}
