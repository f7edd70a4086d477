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
    // What an earlier page leads to is that page's, and all behind it too.
    const own: Reached = {
      has: (one) => pageByNumber.has(one),
      add: (one) => pageByNumber.set(one, index + 1),
    };
    if (num !== undefined && !own.has(num)) own.add(num);
    reach(dict, get, own, leadingAway);
  }
  return {
    pages: pages.map(({ dict }) => dict),
    pageOf: ({ num }) => pageByNumber.get(num),
    isOrphan: ({ num, value }) =>
      !reached.has(num) || (value !== get(new Ref(num)) && typeof value === 'object'),
  };
}

/** Numbers of objects, as far as it is asked. */
interface Reached {
  readonly has: (num: number) => boolean;
  readonly add: (num: number) => unknown;
}

/** Adds the numbers of all objects that `from` leads to and that are not in `into` yet. */
function reach(
  from: Value,
  get: WholePdf['get'],
  into: Reached,
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
    else if (isArray(value)) {
      // One by one: a call takes only so many arguments.
      for (const one of value) waiting.push(one);
    } else if (isDict(value)) {
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
    if (isArray(kids)) {
      for (const kid of [...kids].reverse()) waiting.push(kid);
    } else if (get(node.get('Type')) === Name.of('Page') || node.has('Contents')) {
      pages.push({ num: written instanceof Ref ? written.num : undefined, dict: node });
    }
  }
  return pages;
}
