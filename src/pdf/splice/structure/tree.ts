/**
 * Writes number trees and name trees (ISO 32000-2, 7.9.6, 7.9.7) leaf by leaf. In memory a leaf is its number
 * and its limits. Must not know what the keys stand for.
 */
import type { Output } from '../placed.js';

/** `first` and `last` as they are written in Limits. */
interface Node {
  readonly num: number;
  readonly first: string;
  readonly last: string;
}

/** A node with more kids than this is slow to read. */
const mostKids = 64;

export class TreeWriter {
  readonly #output: Output;
  readonly #entry: 'Nums' | 'Names';
  readonly #leaves: Node[] = [];

  constructor(output: Output, entry: 'Nums' | 'Names') {
    this.#output = output;
    this.#entry = entry;
  }

  /** Leaves come in the order of their keys. `pairs`: keys and values, as they are written. */
  addLeaf(first: string, last: string, pairs: string): void {
    const num = this.#output.allot();
    this.#output.put(num, `<</Limits[${first} ${last}]/${this.#entry}[${pairs}]>>`);
    this.#leaves.push({ num, first, last });
  }

  /** The number of the root; undefined for a tree without leaves. */
  finish(): number | undefined {
    if (this.#leaves.length === 0) return undefined;
    let nodes: readonly Node[] = this.#leaves;
    while (nodes.length > mostKids) nodes = this.#group(nodes);
    const root = this.#output.allot();
    this.#output.put(root, `<</Kids[${references(nodes)}]>>`);
    return root;
  }

  #group(nodes: readonly Node[]): readonly Node[] {
    const groups: Node[] = [];
    for (let start = 0; start < nodes.length; start += mostKids) {
      const kids = nodes.slice(start, start + mostKids);
      const first = kids[0]?.first ?? '';
      const last = kids[kids.length - 1]?.last ?? '';
      const num = this.#output.allot();
      this.#output.put(num, `<</Limits[${first} ${last}]/Kids[${references(kids)}]>>`);
      groups.push({ num, first, last });
    }
    return groups;
  }
}

function references(nodes: readonly Node[]): string {
  return nodes.map(({ num }) => `${num} 0 R`).join(' ');
}
