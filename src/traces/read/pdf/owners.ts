/** Which page an object belongs to, and whether anything leads to it at all. Must not know what objects say. */
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Ref,
  Stream,
  type Value,
} from '../../../pdf/objects/values.js';
import type { FoundObject, WholePdf } from './objects.js';

export interface Owners {
  /** The first page, from 1, that leads to it; undefined where none does. */
  readonly pageOf: (object: FoundObject) => number | undefined;
  readonly isOrphan: (object: FoundObject) => boolean;
  /** Page dictionaries in the order of the page tree. */
  readonly pages: readonly Dict[];
}

/** They lead away from what belongs to a page. */
const leadingAway = new Set([
  'Parent',
  'P',
  'Pg',
  'Dest',
  'D',
  'A',
  'AA',
  'StructParent',
  'Popup',
  'IRT',
]);

export function findOwners(pdf: WholePdf): Owners {
  const { get } = pdf;
  const reached = new Set<number>();
  for (const trailer of pdf.trailers) reach(trailer, get, reached, new Set());
  const pageByNumber = new Map<number, number>();
  const pages = pagesOf(pdf);
  for (const [index, { num, dict }] of pages.entries()) {
    const own = new Set<number>(pageByNumber.keys());
    const before = new Set(own);
    if (num !== undefined) own.add(num);
    reach(dict, get, own, leadingAway);
    if (num !== undefined && !before.has(num)) pageByNumber.set(num, index + 1);
    for (const one of own)
      if (!before.has(one) && !pageByNumber.has(one)) pageByNumber.set(one, index + 1);
  }
  return {
    pages: pages.map(({ dict }) => dict),
    pageOf: ({ num }) => pageByNumber.get(num),
    isOrphan: ({ num, value }) =>
      !reached.has(num) || (value !== get(new Ref(num)) && typeof value === 'object'),
  };
}

/** Adds the numbers of all objects that `from` leads to and that are not in `into` yet. */
function reach(
  from: Value,
  get: WholePdf['get'],
  into: Set<number>,
  without: ReadonlySet<string>,
): void {
  const waiting: Value[] = [from];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value instanceof Ref) {
      if (into.has(value.num)) continue;
      into.add(value.num);
      waiting.push(get(value));
    } else if (value instanceof Stream) waiting.push(value.dict);
    else if (isArray(value)) waiting.push(...value);
    else if (isDict(value)) {
      for (const [key, one] of value) if (!without.has(key)) waiting.push(one);
    }
  }
}

interface PageAt {
  readonly num: number | undefined;
  readonly dict: Dict;
}

function pagesOf({ trailers, get }: WholePdf): readonly PageAt[] {
  const root = trailers.map((trailer) => get(trailer.get('Root'))).findLast(isDict);
  const pages: PageAt[] = [];
  const seen = new Set<Value>();
  const waiting: Value[] = [root?.get('Pages') ?? null];
  while (waiting.length > 0) {
    const written = waiting.pop() ?? null;
    const node = get(written);
    if (!isDict(node) || seen.has(node)) continue;
    seen.add(node);
    const kids = get(node.get('Kids'));
    if (isArray(kids)) waiting.push(...[...kids].reverse());
    else if (get(node.get('Type')) === Name.of('Page') || node.has('Contents')) {
      pages.push({ num: written instanceof Ref ? written.num : undefined, dict: node });
    }
  }
  return pages;
}
