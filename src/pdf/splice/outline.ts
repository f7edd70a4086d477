/**
 * Bookmarks (ISO 32000-2, 12.3.3): those that the file is given, and below them those that the pieces brought.
 */
import { print, printNumber } from '../objects/print.js';
import { textString } from '../objects/text.js';
import type { OutlineNode } from '../piece/piece.js';
import type { Gatherer, Output, Placed } from './placed.js';

/** A bookmark of the file's own. */
export interface OutlineEntry {
  readonly title: string;
  /** Where it leads, as it is written: "[12 0 R/XYZ 0 792 null]". */
  readonly destination: string;
  /** Shown with what is below it. */
  readonly open: boolean;
  readonly children: readonly OutlineEntry[];
  /** Index of the piece whose own bookmarks come below it, after `children`. Each piece comes once. */
  readonly holds?: number;
}

/** Entries in a row, and how many are seen when the one above them is open. */
interface Row {
  readonly first: number;
  readonly last: number;
  readonly seen: number;
}

interface Item {
  readonly entry: OutlineEntry;
  readonly num: number;
  readonly children: readonly Item[];
  brought?: Row;
}

export function gatherOutline(output: Output, entries: readonly OutlineEntry[]): Gatherer {
  const root = output.allot();
  const holding = new Map<number, Item>();
  const itemsOf = (row: readonly OutlineEntry[]): readonly Item[] => {
    const first = output.allot(row.length);
    return row.map((entry, index) => {
      const item: Item = { entry, num: first + index, children: itemsOf(entry.children) };
      if (entry.holds !== undefined) holding.set(entry.holds, item);
      return item;
    });
  };
  const items = itemsOf(entries);
  return {
    add(piece) {
      const holder = holding.get(piece.index);
      if (holder === undefined) return;
      const nodes = below(holder.entry.title, piece.facts.outline);
      if (nodes.length === 0) return;
      const before = holder.children.at(-1)?.num;
      holder.brought = writeNodes(output, piece, nodes, holder.num, before);
    },
    finish() {
      if (items.length === 0) return '';
      const row = writeItems(output, items, root);
      output.put(root, `<</Type /Outlines${holds(row, true)}>>`);
      return `/Outlines ${root} 0 R`;
    },
  };
}

/** A single bookmark that says what the one above it says is the same bookmark. */
function below(title: string, nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  const [only, ...others] = nodes;
  const same = only !== undefined && others.length === 0 && plain(only.title) === plain(title);
  return same ? only.children : nodes;
}

function plain(title: string): string {
  return title.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Writes what a piece brought: `before` is what comes before the first of them. */
function writeNodes(
  output: Output,
  piece: Placed,
  nodes: readonly OutlineNode[],
  parent: number,
  before?: number,
): Row {
  const first = output.allot(nodes.length);
  const last = first + nodes.length - 1;
  let seen = 0;
  nodes.forEach((node, index) => {
    const num = first + index;
    const { title, place, open, colour, style, children } = node;
    const below = children.length === 0 ? undefined : writeNodes(output, piece, children, num);
    seen += 1 + (open ? (below?.seen ?? 0) : 0);
    output.put(
      num,
      entryOf({
        title,
        parent,
        previous: index === 0 ? before : num - 1,
        next: num === last ? undefined : num + 1,
        destination: place && piece.destination(place),
        below,
        open,
        look:
          (colour === undefined ? '' : `/C[${colour.map(printNumber).join(' ')}]`) +
          (style === undefined ? '' : `/F ${style}`),
      }),
    );
  });
  return { first, last, seen };
}

function writeItems(output: Output, items: readonly Item[], parent: number, after?: number): Row {
  let seen = 0;
  items.forEach(({ entry, num, children, brought }, index) => {
    const own =
      children.length === 0 ? undefined : writeItems(output, children, num, brought?.first);
    const below = joined(own, brought);
    seen += 1 + (entry.open ? (below?.seen ?? 0) : 0);
    output.put(
      num,
      entryOf({
        title: entry.title,
        parent,
        previous: items[index - 1]?.num,
        next: items[index + 1]?.num ?? after,
        destination: entry.destination,
        below,
        open: entry.open,
        look: '',
      }),
    );
  });
  return { first: items[0]?.num ?? 0, last: items.at(-1)?.num ?? 0, seen };
}

function joined(before: Row | undefined, after: Row | undefined): Row | undefined {
  if (before === undefined || after === undefined) return before ?? after;
  return { first: before.first, last: after.last, seen: before.seen + after.seen };
}

/** Table 151. */
function entryOf(entry: {
  readonly title: string;
  readonly parent: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
  readonly destination: string | undefined;
  readonly below: Row | undefined;
  readonly open: boolean;
  readonly look: string;
}): string {
  const { title, parent, previous, next, destination, below, open, look } = entry;
  const ref = (key: string, num: number | undefined): string =>
    num === undefined ? '' : `/${key} ${num} 0 R`;
  return (
    `<</Title ${print(textString(title))}/Parent ${parent} 0 R` +
    ref('Prev', previous) +
    ref('Next', next) +
    (destination === undefined ? '' : `/Dest ${destination}`) +
    (below === undefined ? '' : holds(below, open)) +
    `${look}>>`
  );
}

/** A negative count says that it is closed (12.3.3). */
function holds({ first, last, seen }: Row, open: boolean): string {
  return `/First ${first} 0 R/Last ${last} 0 R/Count ${open ? seen : -seen}`;
}
