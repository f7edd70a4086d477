/** A page without what the splicer decides (ISO 32000-2, 7.7.3.3): boxes, content, resources. */
import { type Dict, dict, isDict, Ref, Slot, type Value } from '../objects/values.js';
import type { PiecePage, PieceResources } from '../piece/piece.js';
import { readBoxes } from './boxes.js';
import type { Context } from './context.js';
import { inheritedBy } from './page-tree.js';
import type { Reach } from './reach.js';
import type { PageReading } from './readings.js';
import { unitOf } from './units.js';
import type { Kind } from './vocabulary.js';

export interface PreparedPages {
  readonly pages: readonly PiecePage[];
  readonly resources: readonly PieceResources[];
}

/** What is known of a page's annotations and structure by now. */
export interface PageParts {
  readonly annotations: (page: number) => readonly number[];
  readonly parentKey: (page: number) => number | undefined;
}

export function preparePages(context: Context, reach: Reach, parts: PageParts): PreparedPages {
  const resources = gatherResources(context);
  const contentsOf = openContents(context);
  const pages = context.pages.map((page, index): PiecePage => {
    const { file, builder } = context;
    const reading = reach.pages[index];
    if (reading === undefined) throw new Error(`Page ${index} has not been read.`);
    const own = inheritedBy(page, 'Resources');
    const resource = resources.indexOf(own);
    const parentKey = parts.parentKey(index);
    const boxes = chosen(context, page.dict, ['BleedBox', 'TrimBox', 'ArtBox'], 'plain');
    const unit = unitOf(file.get(page.dict.get('UserUnit')));
    const rest = chosen(context, page.dict, ['Group'], 'group');
    context.step();
    return {
      object: page.object,
      ...readBoxes(file, {
        MediaBox: inheritedBy(page, 'MediaBox'),
        CropBox: inheritedBy(page, 'CropBox'),
        Rotate: inheritedBy(page, 'Rotate'),
      }),
      ...(unit === 1 ? {} : { unit }),
      ...(rest.size === 0 ? {} : { rest: builder.entries(rest) }),
      ...(boxes.size === 0 ? {} : { boxes: builder.entries(boxes) }),
      contents: contentsOf(reading),
      ...(resource === undefined ? {} : { resources: resource }),
      annotations: parts.annotations(index),
      ...(parentKey === undefined ? {} : { parentKey }),
      open: reading.open,
      lastMark: reading.lastMark,
    };
  });
  return { pages, resources: resources.all };
}

function chosen({ copier }: Context, page: Dict, keys: readonly string[], kind: Kind): Dict {
  return dict(
    Object.fromEntries(
      keys.map((key) => {
        const value = page.get(key);
        return [key, value === undefined ? undefined : copier.copy(value, kind)];
      }),
    ),
  );
}

function objectOf(value: Value): number {
  if (value instanceof Slot && value.kind === 'object') return value.value;
  throw new Error('A content stream was not copied as an object of its own.');
}

/** Content that takes the place of what several pages have in common is written once. */
function openContents({ builder, copier }: Context): (reading: PageReading) => readonly number[] {
  const known = new Map<string, number>();
  return ({ written, instead }) => {
    if (instead === undefined) return written.map((stream) => objectOf(copier.copy(stream)));
    const numbers = written.map((stream) => (stream instanceof Ref ? stream.num : 'own'));
    const key = numbers.join(' ');
    const object = known.get(key) ?? builder.add(instead);
    if (!numbers.includes('own')) known.set(key, object);
    return [object];
  };
}

/**
 * Pages that share a resource dictionary in the source share it in the piece, and those that share nothing but the
 * dictionary of their fonts share that: else each page would have a copy of it.
 */
function gatherResources(context: Context): {
  readonly all: readonly PieceResources[];
  readonly indexOf: (written: Value | undefined) => number | undefined;
} {
  const all: PieceResources[] = [];
  const known = new Map<number | Dict, number>();
  const fontsOf = gatherFonts(context);
  return {
    all,
    indexOf(written) {
      const found = context.file.get(written);
      if (!isDict(found)) return undefined;
      const key = written instanceof Ref ? written.num : found;
      const before = known.get(key);
      if (before !== undefined) return before;
      const index = all.push(splitResources(context, found, fontsOf)) - 1;
      known.set(key, index);
      return index;
    },
  };
}

function splitResources(
  { builder, copier }: Context,
  resources: Dict,
  fontsOf: (written: Value | undefined) => number,
): PieceResources {
  const rest = new Map(resources);
  rest.delete('Font');
  const copied = copier.copy(rest, 'resources');
  return {
    rest: builder.entries(isDict(copied) ? copied : new Map()),
    fonts: fontsOf(resources.get('Font')),
  };
}

/** Answers the fragment with the entries of a Font dictionary: one for each that is an object of its own. */
function gatherFonts({ file, builder, copier }: Context): (written: Value | undefined) => number {
  const known = new Map<number, number>();
  return (written) => {
    const before = written instanceof Ref ? known.get(written.num) : undefined;
    if (before !== undefined) return before;
    const fonts = file.get(written);
    const copied = copier.copy(isDict(fonts) ? fonts : new Map(), 'fonts');
    const fragment = builder.entries(isDict(copied) ? copied : new Map());
    if (written instanceof Ref) known.set(written.num, fragment);
    return fragment;
  };
}
