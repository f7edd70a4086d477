/** A page without what the splicer decides (ISO 32000-2, 7.7.3.3): boxes, content, resources. */
import { deflateSync } from 'node:zlib';
import { type Dict, dict, isDict, Name, Ref, Slot, Stream, type Value } from '../objects/values.js';
import type { OpenContent, PiecePage, PieceResources } from '../piece/piece.js';
import { type Imbalance, imbalanceOf } from './balance.js';
import { readBoxes } from './boxes.js';
import { contentOf, decodedContent } from './content.js';
import type { Context, SourcePage } from './context.js';
import { lastMarkIn } from './marks.js';
import { inheritedBy } from './page-tree.js';
import { unitOf } from './units.js';

export interface PreparedPages {
  readonly pages: readonly PiecePage[];
  readonly resources: readonly PieceResources[];
}

/** What is known of a page's annotations and structure by now. */
export interface PageParts {
  readonly annotations: (page: number) => readonly number[];
  readonly parentKey: (page: number) => number | undefined;
}

export function preparePages(context: Context, parts: PageParts): PreparedPages {
  const resources = gatherResources(context);
  const pages = context.pages.map((page, index): PiecePage => {
    const { file, builder } = context;
    const content = prepareContent(context, page);
    const own = inheritedBy(page, 'Resources');
    const resource = resources.indexOf(own);
    const parentKey = parts.parentKey(index);
    const boxes = chosen(context, page.dict, ['BleedBox', 'TrimBox', 'ArtBox']);
    const unit = unitOf(file.get(page.dict.get('UserUnit')));
    const rest = chosen(context, page.dict, ['Group']);
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
      contents: content.streams,
      ...(resource === undefined ? {} : { resources: resource }),
      annotations: parts.annotations(index),
      ...(parentKey === undefined ? {} : { parentKey }),
      open: content.open,
      lastMark: content.lastMark(file.get(own)),
    };
  });
  return { pages, resources: resources.all };
}

function chosen({ copier }: Context, page: Dict, keys: readonly string[]): Dict {
  return dict(
    Object.fromEntries(
      keys.map((key) => {
        const value = page.get(key);
        return [key, value === undefined ? undefined : copier.copy(value)];
      }),
    ),
  );
}

function objectOf(value: Value): number {
  if (value instanceof Slot && value.kind === 'object') return value.value;
  throw new Error('A content stream was not copied as an object of its own.');
}

interface Content {
  /** Objects of the piece. */
  readonly streams: readonly number[];
  readonly open: OpenContent;
  readonly lastMark: (resources: Value) => number;
}

/**
 * The page's content streams as they are, and what they leave open. Where they break off in the middle of
 * something, which would swallow what is drawn behind them, the part that is whole takes their place.
 */
function prepareContent(context: Context, { dict: page }: SourcePage): Content {
  const { file, builder, copier, ledger } = context;
  const written = contentOf(file, page.get('Contents'));
  const streams = (): readonly number[] => written.map((stream) => objectOf(copier.copy(stream)));
  const content = decodedContent(file, written);
  if (content === undefined) {
    return { streams: streams(), open: openOf(imbalanceOf(new Uint8Array())), lastMark: () => -1 };
  }
  const imbalance = imbalanceOf(content.bytes);
  const broken = content.damaged || imbalance.swallows;
  if (content.cut || imbalance.swallows) ledger.lose('damaged-content');
  const bytes = broken ? content.bytes.subarray(0, imbalance.whole) : content.bytes;
  return {
    streams: broken ? [builder.add(wholeStream(bytes))] : streams(),
    open: openOf(broken ? imbalanceOf(bytes) : imbalance),
    lastMark: (resources) => lastMarkIn(file, bytes, resources),
  };
}

function wholeStream(bytes: Uint8Array): Stream {
  return new Stream(dict({ Filter: Name.of('FlateDecode') }), deflateSync(bytes));
}

function openOf(imbalance: Imbalance): OpenContent {
  const { missingSaves, missingRestores, openText, missingEnds, missingBegins } = imbalance;
  return {
    saves: missingSaves,
    begins: missingBegins,
    restores: missingRestores,
    text: openText,
    ends: missingEnds,
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
    const copied = copier.copy(isDict(fonts) ? fonts : new Map(), 'names');
    const fragment = builder.entries(isDict(copied) ? copied : new Map());
    if (written instanceof Ref) known.set(written.num, fragment);
    return fragment;
  };
}
