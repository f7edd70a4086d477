/** The parent tree of the file (ISO 32000-2, 14.7.5.4): leaves of the pieces, and what the file adds itself. */
import type { Output, Placed } from '../placed.js';
import { TreeWriter } from './tree.js';

const leafSize = 64;

/** A key that the file adds: it leads to an element, or to the only mark of a page and so to its element. */
interface Added {
  readonly key: number;
  readonly element: number;
  readonly mark?: number;
}

export class ParentTree {
  readonly #tree: TreeWriter;
  /** Since the last piece was added: their keys lie between those of that piece and of the next. */
  #added: Added[] = [];
  #next = 0;

  constructor(output: Output) {
    this.#tree = new TreeWriter(output, 'Nums');
  }

  addPiece({ facts, firstKey, fragment }: Placed): void {
    this.#writeAdded();
    for (const leaf of facts.structure?.parents ?? []) {
      this.#addLeaf(firstKey + leaf.first, firstKey + leaf.last, fragment(leaf.fragment));
    }
  }

  add(added: Added): void {
    this.#added.push(added);
  }

  #addLeaf(first: number, last: number, pairs: string): void {
    this.#tree.addLeaf(`${first}`, `${last}`, pairs);
    this.#next = Math.max(this.#next, last + 1);
  }

  #writeAdded(): void {
    const added = this.#added.sort((one, other) => one.key - other.key);
    this.#added = [];
    for (let start = 0; start < added.length; start += leafSize) {
      const own = added.slice(start, start + leafSize);
      const first = own[0]?.key ?? 0;
      this.#addLeaf(first, own[own.length - 1]?.key ?? first, own.map(pairOf).join(' '));
    }
  }

  /** Entries of the structure's root. */
  finish(): string {
    this.#writeAdded();
    const root = this.#tree.finish();
    return root === undefined ? '' : `/ParentTree ${root} 0 R/ParentTreeNextKey ${this.#next}`;
  }
}

function pairOf({ key, element, mark }: Added): string {
  if (mark === undefined) return `${key} ${element} 0 R`;
  return `${key} [${'null '.repeat(mark)}${element} 0 R]`;
}
