/**
 * Bookmarks for a tagged document that brings none: what its headings say, nested by their levels (ISO 32000-2,
 * 12.3.3, 14.8.4.5). Must not know how pages are read.
 */
import { printNumber } from '../objects/print.js';
import type { OutlineNode, PiecePage, Place } from '../piece/piece.js';
import { frameOf, readerToUser, transform } from '../splice/geometry.js';
import type { Context } from './context.js';
import type { MarkedRun, PageReader, ShownRun } from './page-reader.js';
import { type Heading, readHeadings } from './structure/heading-parts.js';
import type { StructureTree } from './structure/index.js';

export interface HeadingBookmarks {
  readonly nodes: readonly OutlineNode[];
  readonly count: number;
}

/** Nobody goes through more: the first ones are made. */
const mostBookmarks = 1_000;

/** In characters. A heading that goes on is cut. */
const longestTitle = 200;

interface Draft {
  readonly level: number;
  readonly node: Omit<OutlineNode, 'children'>;
  readonly children: Draft[];
}

/** Headings without words, or on no page of the document, are left out. `pages` are those of the piece. */
export function headingBookmarks(
  context: Pick<Context, 'file' | 'step'>,
  tree: StructureTree,
  pages: readonly PiecePage[],
  read: PageReader['marked'],
): HeadingBookmarks {
  const headings = readHeadings(context, tree, mostBookmarks);
  const runs = headings.flatMap(({ parts }) => parts.flatMap(({ run }) => run ?? []));
  const answers = runs.length === 0 ? [] : read(runs);
  const shown = new Map(runs.map((run, index) => [run, answers[index]]));
  const top: Draft[] = [];
  /** Those that the next one may come below, the innermost last. */
  const open: Draft[] = [];
  let count = 0;
  for (const heading of headings) {
    const title = titleOf(heading, shown);
    const place = placeOf(heading, shown, pages);
    if (title === '' || place === undefined) continue;
    const draft: Draft = {
      level: heading.level,
      node: { title, place, open: false },
      children: [],
    };
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    (open.at(-1)?.children ?? top).push(draft);
    open.push(draft);
    count++;
  }
  return { nodes: top.map(finished), count };
}

/** No deeper than there are levels. */
function finished({ node, children }: Draft): OutlineNode {
  return { ...node, children: children.map(finished) };
}

type Shown = ReadonlyMap<MarkedRun, ShownRun | undefined>;

function titleOf({ parts, alternative }: Heading, shown: Shown): string {
  const said = parts.map(({ run, instead }) => {
    const words = (run && shown.get(run)?.words) ?? '';
    if (instead === undefined) return words;
    // Set apart from what is before it as its marks are; where they show no letters, by a space.
    return /^\S/.test(words) ? instead : ` ${instead} `;
  });
  const title = legible(said.join(''));
  return cut(title === '' ? legible(alternative) : title);
}

/** Without what no reader shows: control characters, halves of characters, those that only one typeface knows. */
function legible(text: string): string {
  return text
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[\s\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gu, ' ')
    .trim();
}

/** Whole characters. */
function cut(title: string): string {
  const letters = [...title];
  return letters.length <= longestTitle
    ? title
    : `${letters
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
}

/** The height of the first thing that it shows, across the whole page; else the page. */
function placeOf(
  { parts, page }: Heading,
  shown: Shown,
  pages: readonly PiecePage[],
): Place | undefined {
  for (const { run } of parts) {
    const top = run && shown.get(run)?.top;
    const own = run && pages[run.page];
    if (run === undefined || top === undefined || own === undefined) continue;
    const [x, y] = transform(readerToUser(frameOf(own)), 0, top).map(rounded);
    return { page: run.page, view: `/XYZ ${x} ${y} null` };
  }
  return page === undefined ? undefined : { page, view: '/XYZ null null null' };
}

/** To a hundredth of a unit. */
function rounded(value: number): string {
  return printNumber(Math.round(value * 100) / 100);
}
