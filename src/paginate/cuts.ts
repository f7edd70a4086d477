/** Where a pack may be cut: between documents, a blank page staying with what it follows. Pure. */
import type { PageMap } from '../model/map.js';
import type { Cut } from '../model/split.js';

type Kind = 'front' | 'part-b' | 'open' | 'closed';

/** The least that a file can hold: the front matter, Part B's agenda, or one document. */
export interface Block {
  readonly kind: Kind;
  readonly item?: string;
  readonly sheets: Cut['sheets'];
}

/** In the order of the pages. */
export function blocksOf({ sheets, frontMatter, partB, items }: PageMap): readonly Block[] {
  const starts: (Omit<Block, 'sheets'> & { readonly first: number })[] = [
    { kind: 'front', first: frontMatter.sheets.first },
    ...(partB === undefined ? [] : [{ kind: 'part-b' as const, first: partB.sheets.first }]),
    ...items.flatMap(({ number: item, documents }) =>
      documents.map(({ range, access }) => ({
        kind: access === 'public' ? ('open' as const) : ('closed' as const),
        item,
        first: range.sheets.first,
      })),
    ),
  ];
  starts.sort((a, b) => a.first - b.first);
  return starts.map(({ first, ...block }, index) => ({
    ...block,
    sheets: { first, last: (starts[index + 1]?.first ?? sheets + 1) - 1 },
  }));
}

/** A file for the front sheet and agenda, one for each item, and for members likewise for Part B. */
export function cutByItem(blocks: readonly Block[]): readonly Cut[] {
  return grouped(blocks, ({ kind, item }, before) => kind === before.kind && item === before.item);
}

/** The front sheet with the agenda, and all reports in one file: the "reports pack"; for members Part B apart. */
export function cutInParts(blocks: readonly Block[]): readonly Cut[] {
  const isB = ({ kind }: Block): boolean => kind === 'part-b' || kind === 'closed';
  return grouped(
    blocks,
    (one, before) => before.kind !== 'front' && isB(one) === isB(before),
    (all) => {
      const [first] = all;
      if (first?.kind === 'front') return undefined;
      return first !== undefined && isB(first)
        ? { name: 'part-b', title: 'Part B' }
        : { name: 'reports', title: 'Reports' };
    },
  );
}

/** As few files as hold no more than `most` bytes each; `sizes` are those of the blocks by themselves. */
export function cutBySize(
  blocks: readonly Block[],
  sizes: readonly number[],
  most: number,
): readonly Cut[] {
  let filled = 0;
  let count = 0;
  return grouped(
    blocks,
    (one) => {
      const size = sizes[blocks.indexOf(one)] ?? 0;
      if (filled === 0) filled = sizes[0] ?? 0;
      const fits = filled + size <= most;
      filled = fits ? filled + size : size;
      return fits;
    },
    () => {
      count += 1;
      return { name: `part-${count}`, title: `Part ${count}` };
    },
  );
}

/** Blocks in a row that belong together. */
function grouped(
  blocks: readonly Block[],
  together: (one: Block, before: Block) => boolean,
  named: (all: readonly Block[]) => Pick<Cut, 'name' | 'title'> | undefined = () => undefined,
): readonly Cut[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && together(block, before)) group.push(block);
    else groups.push([block]);
  }
  return groups.flatMap((all) => {
    const [first] = all;
    const last = all.at(-1);
    if (first === undefined || last === undefined) return [];
    return [
      {
        ...(named(all) ?? nameOf(first)),
        sheets: { first: first.sheets.first, last: last.sheets.last },
        items: [...new Set(all.flatMap(({ item }) => item ?? []))],
      },
    ];
  });
}

function nameOf({ kind, item = '' }: Block): Pick<Cut, 'name' | 'title'> {
  switch (kind) {
    case 'front':
      return { name: 'front-sheet', title: 'Front sheet and agenda' };
    case 'part-b':
      return { name: 'part-b-agenda', title: 'Agenda of Part B' };
    case 'open':
      return { name: `item-${item}`, title: `Item ${item}` };
    case 'closed':
      return { name: `part-b-item-${item}`, title: `Item ${item}, not for publication` };
  }
}
