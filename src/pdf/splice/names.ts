/** Named destinations of all pieces in one tree (ISO 32000-2, 12.3.2.4). */
import { print } from '../objects/print.js';
import { textString } from '../objects/text.js';
import { type NameEntry, writeNameTree } from './name-tree.js';
import type { Dictionary, Gatherer, Output } from './placed.js';
import { numbered, openNames } from './unique-names.js';

/** A name is never the same place in two pieces: the first keeps it, the others get another. */
export function destinationWords(): Dictionary {
  const take = openNames(numbered);
  return {
    choose: ({ words }) =>
      words.map(({ kind, text }) =>
        kind === 'destination' ? print(textString(take(text))) : undefined,
      ),
  };
}

export function gatherNames(output: Output): Gatherer {
  const entries: NameEntry[] = [];
  return {
    add({ facts, words, destination }) {
      for (const { word, place } of facts.names) {
        entries.push([bytesOf(words[word] ?? ''), destination(place)]);
      }
    },
    finish() {
      if (entries.length === 0) return '';
      return `/Names<</Dests ${writeNameTree(output, entries)} 0 R>>`;
    },
  };
}

/** Of a string as `print` writes it: trees are sorted by bytes (7.9.6), not by how these are written. */
function bytesOf(written: string): string {
  return written.startsWith('<')
    ? Buffer.from(written.slice(1, -1), 'hex').toString('latin1')
    : written.slice(1, -1).replace(/\\(.)/g, '$1');
}
