/**
 * What a file holds for its readers: structure elements, marked contents, links, bookmarks, fields, other
 * annotations. Counted from its objects by the standard; must not know how the product counts.
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { type Found, type Objects, openObjects } from './objects.js';

export interface Annotation {
  /** Its first page (from 0), kind and place: the same before and after. */
  readonly key: string;
  /** Its first page. */
  readonly page: number;
  /** All pages that list it: some files have one annotation on several (against ISO 32000-2, 12.5.2). */
  readonly pages: readonly number[];
  readonly kind: string;
  readonly dict: PDFDict;
}

export interface BookmarkFound {
  readonly title: string;
  readonly dict: PDFDict;
  readonly children: readonly BookmarkFound[];
}

export interface FieldFound {
  /** Titles from the root down. */
  readonly name: string;
  readonly dict: PDFDict;
  /** It holds a signature. */
  readonly signed: boolean;
  /** Its places, whether or not a page shows them. */
  readonly places: readonly PDFDict[];
}

export interface StructureFound {
  readonly elements: readonly PDFDict[];
  /** Marks that a page of the file, or a form on one, can hold: "page 3, 17". */
  readonly marks: ReadonlySet<string>;
}

export interface Inventory {
  readonly objects: Objects;
  readonly structure: StructureFound;
  /** All but the windows of comments, each once. */
  readonly annotations: readonly Annotation[];
  readonly bookmarks: readonly BookmarkFound[];
  readonly fields: readonly FieldFound[];
}

export async function takeInventory(pdf: Uint8Array): Promise<Inventory> {
  const objects = await openObjects(pdf);
  return {
    objects,
    structure: structureIn(objects),
    annotations: annotationsIn(objects),
    bookmarks: bookmarksIn(objects),
    fields: fieldsIn(objects),
  };
}

/** ISO 32000-2, 14.7: from the root down, each element once. */
function structureIn(objects: Objects): StructureFound {
  const { catalog, dict, entry, number, pages } = objects;
  const elements = new Set<PDFDict>();
  const marks = new Set<string>();
  const pageOf = new Map(pages.map((page, index) => [page, index]));
  const drawn = formsShown(objects);
  const root = dict(entry(catalog, 'StructTreeRoot'));
  type Visit = readonly [written: Found, page: number | undefined, inElement: boolean];
  const waiting: Visit[] = [];
  const below = (holder: PDFDict, page: number | undefined, inElement: boolean): void => {
    const kids = holder.get(PDFName.of('K'));
    const found = objects.get(kids);
    const all = found instanceof PDFArray ? found.asArray().toReversed() : [kids];
    for (const kid of all) waiting.push([kid, page, inElement]);
  };
  const ownPage = (holder: PDFDict, inherited: number | undefined): number | undefined => {
    if (!holder.has(PDFName.of('Pg'))) return inherited;
    const page = dict(holder.get(PDFName.of('Pg')));
    return page && pageOf.get(page);
  };
  const mark = (place: string, mcid: number | undefined): void => {
    if (mcid !== undefined && Number.isInteger(mcid) && mcid >= 0) marks.add(`${place}, ${mcid}`);
  };
  if (root !== undefined) below(root, undefined, false);
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const [written, page, inElement] = visit;
    const found = objects.get(written);
    if (found instanceof PDFNumber) {
      if (inElement && page !== undefined) mark(`page ${page}`, found.asNumber());
      continue;
    }
    if (!(found instanceof PDFDict)) continue;
    const type = objects.name(found, 'Type');
    if (type === 'MCR' || (type === undefined && found.has(PDFName.of('MCID')))) {
      const stream = found.get(PDFName.of('Stm'));
      const at = ownPage(found, page);
      if (stream instanceof PDFRef) {
        if (drawn.has(stream)) mark(`stream ${stream.tag}`, number(found, 'MCID'));
      } else if (at !== undefined) mark(`page ${at}`, number(found, 'MCID'));
      continue;
    }
    const isElement = type === 'StructElem' || (type !== 'OBJR' && found.has(PDFName.of('S')));
    if (!isElement || elements.has(found)) continue;
    elements.add(found);
    below(found, ownPage(found, page), true);
  }
  return { elements: [...elements], marks };
}

/** Forms and pictures in the resources of pages and of what annotations show. */
function formsShown(objects: Objects): ReadonlySet<PDFRef> {
  const { dict, entry, list, pages } = objects;
  const shown = new Set<PDFRef>();
  const seen = new Set<PDFDict>();
  const waiting: (PDFDict | undefined)[] = [];
  const show = (written: PDFObject): void => {
    if (!(written instanceof PDFRef) || shown.has(written)) return;
    const form = dict(written);
    if (form === undefined) return;
    shown.add(written);
    waiting.push(dict(entry(form, 'Resources')));
  };
  for (const page of pages) {
    let holder: PDFDict | undefined = page;
    for (let level = 0; holder !== undefined && level < 50; level++) {
      waiting.push(dict(entry(holder, 'Resources')));
      holder = dict(entry(holder, 'Parent'));
    }
    for (const written of list(page, 'Annots')) {
      const annotation = dict(written);
      const looks = annotation && dict(entry(annotation, 'AP'));
      for (const look of looks?.values() ?? []) {
        show(look);
        const states = objects.get(look);
        if (states instanceof PDFDict) states.values().forEach(show);
      }
    }
  }
  while (waiting.length > 0) {
    const resources = waiting.pop();
    if (resources === undefined || seen.has(resources)) continue;
    seen.add(resources);
    dict(entry(resources, 'XObject'))?.values().forEach(show);
  }
  return shown;
}

function annotationsIn(objects: Objects): readonly Annotation[] {
  const found = new Map<PDFDict, Annotation & { readonly pages: number[] }>();
  for (const [page, holder] of objects.pages.entries()) {
    for (const written of objects.list(holder, 'Annots')) {
      const dict = objects.dict(written);
      if (dict === undefined) continue;
      const known = found.get(dict);
      if (known !== undefined) {
        known.pages.push(page);
        continue;
      }
      const kind = objects.name(dict, 'Subtype') ?? 'no kind';
      if (kind === 'Popup') continue;
      const place = numbersOf(objects, dict, 'Rect').map((value) => value.toFixed(2));
      found.set(dict, {
        key: `page ${page} ${kind} ${place.join(' ')}`,
        page,
        pages: [page],
        kind,
        dict,
      });
    }
  }
  return [...found.values()];
}

export function numbersOf(objects: Objects, holder: PDFDict, key: string): readonly number[] {
  return objects.list(holder, key).flatMap((written) => {
    const value = objects.get(written);
    return value instanceof PDFNumber ? [value.asNumber()] : [];
  });
}

/** ISO 32000-2, 12.3.3. Chains that lead back to themselves end there. */
function bookmarksIn(objects: Objects): readonly BookmarkFound[] {
  const { catalog, dict, entry } = objects;
  const seen = new Set<PDFDict>();
  const top: BookmarkFound[] = [];
  const root = dict(entry(catalog, 'Outlines'));
  /** First entries of rows, and where the rows belong. */
  const rows: { readonly first: Found; readonly into: BookmarkFound[] }[] = [];
  if (root !== undefined) rows.push({ first: entry(root, 'First'), into: top });
  // Depth first, as they are read: an entry that two rows lead to belongs to the first.
  for (let row = rows.pop(); row !== undefined; row = rows.pop()) {
    const found = dict(row.first);
    if (found === undefined || seen.has(found)) continue;
    seen.add(found);
    const children: BookmarkFound[] = [];
    row.into.push({ title: objects.text(found, 'Title') ?? '', dict: found, children });
    rows.push({ first: entry(found, 'Next'), into: row.into });
    rows.push({ first: entry(found, 'First'), into: children });
  }
  return top;
}

/** All of them, those further down behind the one above. Without recursion: they nest without end in some files. */
export function flatBookmarks(bookmarks: readonly BookmarkFound[]): readonly BookmarkFound[] {
  const flat: BookmarkFound[] = [];
  const waiting = bookmarks.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    flat.push(next);
    waiting.push(...next.children.toReversed());
  }
  return flat;
}

/** ISO 32000-2, 12.7.4: fields that hold a value, those that only their places on pages tell of included. */
function fieldsIn(objects: Objects): readonly FieldFound[] {
  const { catalog, dict, entry, list } = objects;
  const form = dict(entry(catalog, 'AcroForm'));
  const parents = new Map<PDFDict, PDFDict | undefined>();
  const kids = new Map<PDFDict, PDFDict[]>();
  const hang = (field: PDFDict, parent: PDFDict | undefined): boolean => {
    if (parents.has(field)) return false;
    parents.set(field, parent);
    kids.set(field, []);
    if (parent !== undefined) kids.get(parent)?.push(field);
    return true;
  };
  const walk = (root: PDFDict, above: PDFDict | undefined): void => {
    const waiting: (readonly [PDFDict, PDFDict | undefined])[] = [[root, above]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [field, parent] = next;
      if (!hang(field, parent)) continue;
      for (const kid of list(field, 'Kids').toReversed()) {
        const found = dict(kid);
        if (found !== undefined) waiting.push([found, field]);
      }
    }
  };
  for (const written of form === undefined ? [] : list(form, 'Fields')) {
    const field = dict(written);
    if (field !== undefined) walk(field, undefined);
  }
  for (const { kind, dict: widget } of annotationsIn(objects)) {
    if (kind !== 'Widget') continue;
    const line: PDFDict[] = [];
    let at: PDFDict | undefined = widget;
    while (at !== undefined && !parents.has(at) && !line.includes(at) && line.length < 32) {
      if (objects.name(at, 'Type') === 'Page') break;
      line.push(at);
      at = dict(entry(at, 'Parent'));
    }
    for (const field of line.toReversed()) {
      const parent = dict(entry(field, 'Parent'));
      walk(field, parent !== undefined && parents.has(parent) ? parent : undefined);
    }
  }
  // Kids that hang somewhere else make no field of a place.
  const isField = (one: PDFDict): boolean =>
    parents.get(one) === undefined || one.has(PDFName.of('T')) || (kids.get(one)?.length ?? 0) > 0;
  const typeOf = (field: PDFDict): string | undefined => {
    let at: PDFDict | undefined = field;
    while (at !== undefined && !at.has(PDFName.of('FT'))) at = parents.get(at);
    return at && objects.name(at, 'FT');
  };
  return [...parents.keys()].flatMap((field) => {
    const below = kids.get(field) ?? [];
    if (!isField(field) || below.some(isField)) return [];
    const titles: string[] = [];
    for (let at: PDFDict | undefined = field; at !== undefined; at = parents.get(at)) {
      titles.unshift(objects.text(at, 'T') ?? '');
    }
    const places = [field, ...below].filter((one) => objects.name(one, 'Subtype') === 'Widget');
    const signed = typeOf(field) === 'Sig' && entry(field, 'V') instanceof PDFDict;
    return [{ name: titles.join('.'), dict: field, signed, places }];
  });
}
