/** Optional content (ISO 32000-2, 8.11): what was hidden in a document stays hidden. */
import { textOf, withoutUtf8 } from '../objects/text.js';
import {
  type Dict,
  dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Slot,
  type Value,
} from '../objects/values.js';
import type { PieceLayers } from '../piece/piece.js';
import type { Context } from './context.js';

/** Undefined where there are no layers. Of several configurations only the document's own (D) is kept. */
export function readLayers(context: Context): PieceLayers | undefined {
  const { file, catalog, builder, copier } = context;
  const properties = file.get(catalog.get('OCProperties'));
  if (!isDict(properties)) return undefined;
  const groups = new Map<Dict, Slot>();
  for (const entry of arrayIn(file, properties, 'OCGs')) {
    const group = file.get(entry);
    if (!isDict(group) || groups.has(group)) continue;
    const copied = copier.copy(entry, 'list');
    if (copied instanceof Slot) groups.set(group, copied);
  }
  if (groups.size === 0) return undefined;
  const written = file.get(properties.get('D'));
  const configuration: Dict = isDict(written) ? written : new Map();
  const slotFor = (entry: Value): Slot | undefined => {
    const group = file.get(entry);
    return isDict(group) ? groups.get(group) : undefined;
  };
  const slotsIn = (array: Value): readonly Slot[] =>
    isArray(array) ? array.flatMap((entry) => slotFor(entry) ?? []) : [];
  const switched = switchedOff(file, configuration, [...groups.keys()]);
  const hidden = [...groups.keys()].filter(
    (group) => switched.has(group) || isSeenNever(file, group),
  );
  const fragment = (values: readonly Value[]): number | undefined =>
    values.length === 0 ? undefined : builder.elements(values);
  const order = fragment(orderOf(context, configuration, slotFor));
  const locked = fragment(slotsIn(file.get(configuration.get('Locked'))));
  const exclusive = fragment(
    arrayIn(file, configuration, 'RBGroups')
      .map((entry) => slotsIn(file.get(entry)))
      .filter((set) => set.length > 1),
  );
  const automatic = fragment(
    arrayIn(file, configuration, 'AS').flatMap((entry) => usageOf(file, entry, slotsIn) ?? []),
  );
  return {
    all: [...groups.values()].map(({ value }) => value),
    off: hidden.flatMap((group) => groups.get(group)?.value ?? []),
    ...(order !== undefined && { order }),
    ...(locked !== undefined && { locked }),
    ...(exclusive !== undefined && { exclusive }),
    ...(automatic !== undefined && { automatic }),
    hidden: hidden.map((group) => nameOf(file, group)),
  };
}

/** Everything is on but what OFF names; with a base state of OFF, everything is off but what ON names. */
function switchedOff(
  file: Context['file'],
  configuration: Dict,
  all: readonly Dict[],
): ReadonlySet<Value> {
  const named = (key: string): ReadonlySet<Value> =>
    new Set(arrayIn(file, configuration, key).map(file.get));
  if (file.get(configuration.get('BaseState')) !== Name.of('OFF')) return named('OFF');
  const on = named('ON');
  return new Set(all.filter((group) => !on.has(group)));
}

/** Some viewers obey the layer's own word on it, others the configuration alone (8.11.4.4). */
function isSeenNever(file: Context['file'], group: Dict): boolean {
  const usage = file.get(group.get('Usage'));
  const view = isDict(usage) ? file.get(usage.get('View')) : null;
  return isDict(view) && file.get(view.get('ViewState')) === Name.of('OFF');
}

/** The tree in which viewers list the layers: layers, labels, and arrays of these (table 99). */
function orderOf(
  { file }: Context,
  configuration: Dict,
  slotFor: (entry: Value) => Slot | undefined,
): readonly Value[] {
  // A list within itself, or one in a thousand places, would never end.
  const seen = new Set<Value>();
  const listed = (entries: readonly Value[]): readonly Value[] => {
    if (seen.has(entries) || seen.size > mostLists) return [];
    seen.add(entries);
    return entries.flatMap((entry): readonly Value[] => {
      const slot = slotFor(entry);
      if (slot !== undefined) return [slot];
      const value = file.get(entry);
      if (value instanceof PdfString) return [withoutUtf8(value)];
      const inner = isArray(value) ? listed(value) : [];
      return inner.length === 0 ? [] : [inner];
    });
  };
  return listed(arrayIn(file, configuration, 'Order'));
}

/** Nobody lists their layers in more lists than this; it bounds how deep they nest, too. */
const mostLists = 1_000;

/** When viewers switch layers by themselves (table 101). */
function usageOf(
  file: Context['file'],
  entry: Value,
  slotsIn: (array: Value) => readonly Slot[],
): Dict | undefined {
  const usage = file.get(entry);
  if (!isDict(usage)) return undefined;
  const event = file.get(usage.get('Event'));
  const categories = arrayIn(file, usage, 'Category')
    .map(file.get)
    .filter((category) => category instanceof Name);
  const groups = slotsIn(file.get(usage.get('OCGs')));
  if (!(event instanceof Name) || groups.length === 0) return undefined;
  return dict({ Event: event, Category: categories, OCGs: groups });
}

function nameOf(file: Context['file'], group: Dict): string {
  return (textOf(file.get(group.get('Name'))) ?? '').trim();
}

function arrayIn(file: Context['file'], holder: Dict, key: string): readonly Value[] {
  const value = file.get(holder.get(key));
  return isArray(value) ? value : [];
}
