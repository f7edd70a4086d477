/** Optional content (ISO 32000-2, 8.11): what was hidden in a document stays hidden in the pack. */
import {
  PDFDict as Dict,
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
} from 'pdf-lib';
import type { Copier } from './copier.js';

const name = (text: string): PDFName => PDFName.of(text);

/** Gathers the layers of all documents into one configuration. */
export interface Layers {
  readonly add: (source: PDFDocument, copier: Copier) => void;
  readonly write: (target: PDFDocument) => void;
}

export function gatherLayers(): Layers {
  const groups: PDFObject[] = [];
  const off: PDFObject[] = [];
  const order: PDFObject[] = [];
  return {
    add(source, copier) {
      const properties = source.catalog.lookup(name('OCProperties'));
      if (!(properties instanceof Dict)) return;
      const all = arrayIn(properties, 'OCGs');
      const configuration = properties.lookup(name('D'));
      const hidden = configuration instanceof Dict ? hiddenIn(configuration, all) : [];
      groups.push(...all.map((group) => copier.copy(group)));
      off.push(...hidden.map((group) => copier.copy(group)));
      const shown = configuration instanceof Dict ? arrayIn(configuration, 'Order') : [];
      order.push(...shown.map((entry) => copier.copy(entry)));
    },
    write(target) {
      if (groups.length === 0) return;
      const { context } = target;
      target.catalog.set(
        name('OCProperties'),
        context.obj({ OCGs: groups, D: { OFF: off, Order: order, BaseState: 'ON' } }),
      );
    },
  };
}

/** Everything is on but what OFF names; with a base state of OFF, everything is off but what ON names. */
function hiddenIn(configuration: PDFDict, all: readonly PDFObject[]): readonly PDFObject[] {
  if (configuration.lookup(name('BaseState')) !== name('OFF')) return arrayIn(configuration, 'OFF');
  const on = arrayIn(configuration, 'ON');
  return all.filter((group) => !on.includes(group));
}

function arrayIn(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.lookup(name(key));
  return value instanceof PDFArray ? value.asArray() : [];
}
