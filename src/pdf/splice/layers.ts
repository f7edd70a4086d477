/** The layers of all pieces in one configuration (ISO 32000-2, 8.11.4). */
import { print } from '../objects/print.js';
import { textString } from '../objects/text.js';
import type { Gatherer, Output } from './placed.js';

/** `name` is the configuration's, for people: it must have one (ISO 14289-1, 7.10). */
export function gatherLayers(output: Output, name: string): Gatherer {
  const all: string[] = [];
  const off: string[] = [];
  const order: string[] = [];
  const locked: string[] = [];
  const exclusive: string[] = [];
  const automatic: string[] = [];
  return {
    add({ facts, title, number, fragment }) {
      const { layers } = facts;
      if (layers === undefined) return;
      const ref = (object: number): string => `${number(object)} 0 R`;
      all.push(...layers.all.map(ref));
      off.push(...layers.off.map(ref));
      // Under the document's title, since those of two documents may have the same names (table 99).
      if (layers.order !== undefined) {
        order.push(`[${print(textString(title))} ${fragment(layers.order)}]`);
      }
      if (layers.locked !== undefined) locked.push(fragment(layers.locked));
      if (layers.exclusive !== undefined) exclusive.push(fragment(layers.exclusive));
      if (layers.automatic !== undefined) automatic.push(fragment(layers.automatic));
    },
    finish() {
      if (all.length === 0) return '';
      const num = output.allot();
      const array = (key: string, parts: readonly string[]): string =>
        parts.length === 0 ? '' : `/${key}[${parts.join(' ')}]`;
      const configuration =
        `/Name ${print(textString(name))}/BaseState /ON` +
        array('OFF', off) +
        array('Order', order) +
        array('Locked', locked) +
        array('RBGroups', exclusive) +
        array('AS', automatic);
      output.put(num, `<<${array('OCGs', all)}/D<<${configuration}>>>>`);
      return `/OCProperties ${num} 0 R`;
    },
  };
}
