/** Where links and bookmarks lead (ISO 32000-2, 12.3.2). Must not know either. */
import { print } from '../objects/print.js';
import { textOf } from '../objects/text.js';
import { isArray, isDict, Name, PdfString, type Value } from '../objects/values.js';
import type { Place } from '../piece/piece.js';
import type { Context } from './context.js';

export interface Destination {
  /** Where the document gives it a name. */
  readonly name?: string;
  /** Index of the page. */
  readonly page: number;
  /** How the page is shown: a name and numbers (table 149). */
  readonly view: readonly Value[];
}

export interface Destinations {
  /** Undefined for what leads to none of the document's pages. */
  readonly find: (written: Value | undefined) => Destination | undefined;
  /** All that have names. */
  readonly named: ReadonlyMap<string, Destination>;
}

/**
 * `names` are destinations by name: arrays, or dictionaries whose D is one (12.3.2.4). A destination in the
 * structure (SD, 12.3.2.3) is not looked at: the page beside it is what all viewers go to.
 */
export function readDestinations(
  context: Pick<Context, 'file' | 'pages' | 'pageOf'>,
  names: ReadonlyMap<string, Value>,
): Destinations {
  const { file, pages, pageOf } = context;
  const explicit = (value: Value): Destination | undefined => {
    if (!isArray(value)) return undefined;
    const [first, ...rest] = value.slice(0, 6);
    // Some programs write the page's number from 0 where its reference belongs; viewers follow it.
    const number = file.get(first);
    const page = typeof number === 'number' && pages[number] !== undefined ? number : pageOf(first);
    return page === undefined ? undefined : { page, view: viewOf(rest.map(file.get)) };
  };
  const named = new Map<string, Destination>();
  for (const [name, written] of names) {
    const value = file.get(written);
    const found = explicit(isDict(value) ? file.get(value.get('D')) : value);
    if (found !== undefined) named.set(name, { ...found, name });
  }
  return {
    named,
    find(written) {
      const value = file.get(written);
      if (!(value instanceof PdfString || value instanceof Name)) return explicit(value);
      return named.get(textOf(value) ?? '');
    },
  };
}

/** How many numbers each kind of view has. */
const views: ReadonlyMap<string, number> = new Map([
  ['XYZ', 3],
  ['Fit', 0],
  ['FitH', 1],
  ['FitV', 1],
  ['FitR', 4],
  ['FitB', 0],
  ['FitBH', 1],
  ['FitBV', 1],
]);

/** Nothing but a known kind and numbers; a number that is missing is null, which leaves things as they are. */
function viewOf(written: readonly Value[]): readonly Value[] {
  const [kind, ...values] = written;
  const count = kind instanceof Name ? views.get(kind.text) : undefined;
  if (!(kind instanceof Name) || count === undefined) return [Name.of('XYZ'), null, null, null];
  const numbers = Array.from({ length: count }, (_, index) => {
    const value = values[index];
    return typeof value === 'number' ? value : null;
  });
  // A rectangle has all of its corners or is none.
  if (kind.text === 'FitR' && numbers.includes(null)) return [Name.of('Fit')];
  return [kind, ...numbers];
}

export function placeOf({ page, view }: Destination): Place {
  return { page, view: print(view).slice(1, -1) };
}
