/** The names that a document gives to places (ISO 32000-2, 12.3.2.4). */
import { isDict, type Value } from '../objects/values.js';
import type { NamedPlace } from '../piece/piece.js';
import type { Context } from './context.js';
import { type Destinations, placeOf } from './destinations.js';
import { readNameTree } from './name-tree.js';

/**
 * Both kinds: strings (the Names tree) and names (the older Dests dictionary). Viewers look for either in both,
 * so they are one here, and strings in the file.
 */
export function readNames({ file, catalog }: Context): ReadonlyMap<string, Value> {
  const names = file.get(catalog.get('Names'));
  const found = new Map(isDict(names) ? readNameTree(file, names.get('Dests')) : []);
  const old = file.get(catalog.get('Dests'));
  if (!isDict(old)) return found;
  for (const [key, value] of old) {
    const name = Buffer.from(key, 'latin1').toString();
    if (!found.has(name)) found.set(name, value);
  }
  return found;
}

/** Whether or not a link of the document leads there: links on web pages may. */
export function namedPlaces({ builder }: Context, { named }: Destinations): readonly NamedPlace[] {
  return [...named].map(([name, destination]) => ({
    word: builder.word('destination', name).value,
    place: placeOf(destination),
  }));
}
