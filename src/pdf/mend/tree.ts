/** The structure tree as a list of elements that can be changed (ISO 32000-2, 14.7.2). Must not know what is wrong. */
import { type Dict, isArray, isDict, Name, Ref, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';

export interface Element {
  /** Missing where the tree holds the element itself instead of a reference to it. */
  readonly ref: Ref | undefined;
  readonly dict: Dict;
  readonly type: string;
  readonly parent: Element | undefined;
  /** The index of its page (Pg), or of the nearest element above that has one. */
  readonly page: number | undefined;
}

/** The index of the page that a reference leads to. */
export type PageOf = (value: Value | undefined) => number | undefined;

/** Each element once, before what is below it. */
export function elementsOf(file: PdfFile, root: Dict, pageOf: PageOf): readonly Element[] {
  const elements: Element[] = [];
  const seen = new Set<Dict>();
  /** Those to come, the next one last. */
  const waiting: (readonly [Value, Element | undefined])[] = [];
  const wait = (dict: Dict, parent: Element | undefined): void => {
    const kids = kidsOf(file, dict);
    for (let index = kids.length - 1; index >= 0; index--) {
      waiting.push([kids[index] ?? null, parent]);
    }
  };
  wait(root, undefined);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [written, parent] = next;
    const dict = file.get(written);
    const type = typeOf(file, dict);
    if (!isDict(dict) || type === undefined || seen.has(dict)) continue;
    seen.add(dict);
    const element: Element = {
      ref: written instanceof Ref ? written : undefined,
      dict,
      type,
      parent,
      page: pageOf(dict.get('Pg')) ?? parent?.page,
    };
    elements.push(element);
    wait(dict, element);
  }
  return elements;
}

/** K, be it an array or its only element. */
export function kidsOf(file: PdfFile, dict: Dict): readonly Value[] {
  const written = dict.get('K');
  const kids = file.get(written);
  if (isArray(kids)) return kids;
  return written === undefined || kids === null ? [] : [written];
}

/** The structure type of what is an element; undefined for marks and references to objects. */
export function typeOf(file: PdfFile, kid: Value | undefined): string | undefined {
  const dict = file.get(kid);
  const type = isDict(dict) ? file.get(dict.get('S')) : null;
  return type instanceof Name ? type.text : undefined;
}

/** The mark that a kid of `element` is, in a page's own content: MCID or a reference to it (14.7.5.2). */
export function markOf(
  file: PdfFile,
  kid: Value,
  element: Element,
  pageOf: PageOf,
): { readonly page: number; readonly mark: number } | undefined {
  const value = file.get(kid);
  if (typeof value === 'number') return whole(element.page, value);
  if (!isDict(value) || file.get(value.get('Type')) !== Name.of('MCR')) return undefined;
  if (value.has('Stm')) return undefined;
  return whole(pageOf(value.get('Pg')) ?? element.page, file.get(value.get('MCID')));
}

function whole(
  page: number | undefined,
  mark: Value,
): { readonly page: number; readonly mark: number } | undefined {
  return page === undefined || typeof mark !== 'number' ? undefined : { page, mark };
}

/** Whether the element or one above it has one of the types. */
export function isWithin(element: Element, types: ReadonlySet<string>): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) {
    if (types.has(at.type)) return true;
  }
  return false;
}
