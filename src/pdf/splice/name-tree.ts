/** Writes name trees (ISO 32000-2, 7.9.6). Must not know what they are for. */
import { printString } from '../objects/print.js';
import type { Output } from './placed.js';

/** A name in bytes, and its value as it is to stand in the file. */
export type NameEntry = readonly [name: string, value: string];

/** So many in a node: a viewer reads few nodes, and none is long. */
const size = 64;

interface Node {
  readonly num: number;
  readonly first: string;
  readonly last: string;
}

/** Answers the number of the root. `entries` in any order; a name occurs once. */
export function writeNameTree(output: Output, entries: readonly NameEntry[]): number {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const body = (group: readonly NameEntry[]): string =>
    `/Names[${group.map(([name, value]) => `${printString(name)} ${value}`).join(' ')}]`;
  if (sorted.length <= size) return write(output, body(sorted));
  let nodes = groupsOf(sorted).map((group): Node => {
    const first = group[0]?.[0] ?? '';
    const last = group.at(-1)?.[0] ?? '';
    return { num: write(output, `${limits(first, last)}${body(group)}`), first, last };
  });
  const kids = (group: readonly Node[]): string =>
    `/Kids[${group.map(({ num }) => `${num} 0 R`).join(' ')}]`;
  while (nodes.length > size) {
    nodes = groupsOf(nodes).map((group): Node => {
      const first = group[0]?.first ?? '';
      const last = group.at(-1)?.last ?? '';
      return { num: write(output, `${limits(first, last)}${kids(group)}`), first, last };
    });
  }
  return write(output, kids(nodes));
}

function write(output: Output, entries: string): number {
  const num = output.allot();
  output.put(num, `<<${entries}>>`);
  return num;
}

function limits(first: string, last: string): string {
  return `/Limits[${printString(first)} ${printString(last)}]`;
}

function groupsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
