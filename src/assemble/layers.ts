/** Optional content (ISO 32000-2, 8.11): what was hidden in a document stays hidden in the pack. */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from 'pdf-lib';
import { textOf } from './appearance.js';
import type { Copier } from './copier.js';

const name = (text: string): PDFName => PDFName.of(text);

/** Gathers the layers of all documents into one configuration. */
export interface Layers {
  /** Answers the names of those that are hidden. `copier` is the one that copies the pages. */
  readonly add: (source: PDFDocument, copier: Copier) => readonly string[];
  readonly write: (target: PDFDocument) => void;
}

export function gatherLayers(): Layers {
  const groups: PDFObject[] = [];
  const off: PDFObject[] = [];
  const order: PDFObject[] = [];
  const automatic: PDFObject[] = [];
  return {
    add(source, copier) {
      const properties = source.catalog.lookup(name('OCProperties'));
      if (!(properties instanceof PDFDict)) return [];
      const { context } = source;
      const configuration = properties.lookup(name('D'));
      const entries = (key: string): readonly PDFObject[] =>
        configuration instanceof PDFDict ? arrayIn(configuration, key) : [];
      const all = arrayIn(properties, 'OCGs').filter((group) => isLayer(context.lookup(group)));
      const switched = new Set(
        configuration instanceof PDFDict ? switchedOff(configuration, all) : [],
      );
      const hidden = all.filter(
        (group) => switched.has(group) || isSeenNever(context.lookup(group)),
      );
      groups.push(...all.map((group) => copier.copy(group)));
      off.push(...hidden.map((group) => copier.copy(group)));
      order.push(...entries('Order').map((entry) => copier.copy(entry)));
      automatic.push(...entries('AS').map((entry) => copier.copy(entry)));
      return hidden.map((group) => nameOf(context.lookup(group)));
    },
    write(target) {
      if (groups.length === 0) return;
      const configuration = { OFF: off, Order: order, AS: automatic, BaseState: 'ON' };
      target.catalog.set(
        name('OCProperties'),
        target.context.obj({ OCGs: groups, D: configuration }),
      );
    },
  };
}

/** Everything is on but what OFF names; with a base state of OFF, everything is off but what ON names. */
function switchedOff(configuration: PDFDict, all: readonly PDFObject[]): readonly PDFObject[] {
  if (configuration.lookup(name('BaseState')) !== name('OFF')) return arrayIn(configuration, 'OFF');
  const on = arrayIn(configuration, 'ON');
  return all.filter((group) => !on.includes(group));
}

/** Some viewers obey the layer's own word on it, others the configuration alone (8.11.4.4). */
function isSeenNever(group: PDFObject | undefined): boolean {
  const view = dictIn(dictIn(group, 'Usage'), 'View');
  return view?.lookup(name('ViewState')) === name('OFF');
}

function isLayer(group: PDFObject | undefined): boolean {
  return group instanceof PDFDict;
}

function nameOf(group: PDFObject | undefined): string {
  const written = group instanceof PDFDict ? textOf(group.lookup(name('Name'))).trim() : '';
  return written === '' ? 'a layer without a name' : written;
}

function dictIn(dict: PDFObject | undefined, key: string): PDFDict | undefined {
  const value = dict instanceof PDFDict ? dict.lookup(name(key)) : undefined;
  return value instanceof PDFDict ? value : undefined;
}

function arrayIn(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.lookup(name(key));
  return value instanceof PDFArray ? value.asArray() : [];
}
