/**
 * How much a Markdown text may ask for. Some few characters can make millions of cells, or take hours to read: it
 * is measured before and after it is read, and the reading itself is stopped. Knows nothing of what is printed.
 */
import type { Root, Table } from 'mdast';
import type { Node } from 'unist';
import { eachNode, eachOf } from '../../markdown/index.js';
import { withinTime } from '../within-time.js';

export const textLimits = {
  /** Some 350 pages. */
  characters: 1_000_000,
  /** Of one table, counted in one line. */
  columns: 200,
  /** Signs that begin or end something ([ * _ ~ and the backtick), between two blank lines, tables apart. */
  signs: 4_000,
  /** Quotations and lists within each other. */
  levels: 50,
  /** Of all tables, counted as columns by rows: missing cells are filled in. */
  cells: 200_000,
  /** Of all addresses as they are printed: one definition can be referred to thousands of times. */
  addressCharacters: 5_000_000,
  /** Milliseconds for one text. */
  time: 60_000,
} as const;

/** What is wrong, in words that complete "This text cannot be set: …"; `node` is where, if that is known. */
export interface Excess {
  readonly what: string;
  readonly node?: Node;
}

/** Thrown by work that finds an excess on its way. */
export class Exceeded extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super(`The text goes beyond the limits: ${excess.what}.`);
    this.excess = excess;
  }
}

const number = (count: number): string => count.toLocaleString('en-GB');

/** Of the text as it is written; takes time in proportion to its length. */
export function excessOfText(source: string): Excess | undefined {
  if (source.length > textLimits.characters) {
    return { what: `it is longer than ${number(textLimits.characters)} characters` };
  }
  for (const line of source.split('\n')) {
    if (levelsOf(line) > textLimits.levels) return { what: tooDeep };
    if (countOf(line, /\|/g) > textLimits.columns + 1) {
      return { what: `a table has more than ${number(textLimits.columns)} columns` };
    }
  }
  for (const part of source.split(/\n[ \t]*\n/)) {
    // A table's cells are read one by one.
    const words = part.replace(/^[ \t]*\|.*$/gm, '');
    if (countOf(words, /[[*_~`]/g) > textLimits.signs) {
      return { what: `a paragraph has more than ${number(textLimits.signs)} signs such as [ or *` };
    }
  }
  return undefined;
}

function countOf(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0;
}

const tooDeep = `quotations and lists lie more than ${textLimits.levels} levels inside one another`;

/** One for each sign that opens a quotation or an entry of a list, and for each step that a list is indented. */
function levelsOf(line: string): number {
  const start = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
  const signs = start
    .replace(/[ \t]+/g, ' ')
    .replace(/\d+[.)]/g, '-')
    .replace(/ /g, '').length;
  const indent = /^[ \t]*/.exec(start)?.[0].replaceAll('\t', '    ').length ?? 0;
  return signs === 0 ? 0 : signs + Math.floor(indent / 2);
}

/** Of the text as it was read, before it becomes pages. */
export function excessOfTree(tree: Root): Excess | undefined {
  let cells = 0;
  let addressCharacters = 0;
  let excess: Excess | undefined;
  const lengths = new Map<string, number>();
  eachOf(tree, 'definition', ({ identifier, url, title }) => {
    const length = url.length + (title?.length ?? 0);
    if (!lengths.has(identifier)) lengths.set(identifier, length);
  });
  eachNode(tree, (node) => {
    if (node.type === 'table') {
      cells += columnsOf(node) * node.children.length;
      if (cells > textLimits.cells) {
        excess ??= { what: `its tables have more than ${number(textLimits.cells)} cells`, node };
      }
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      addressCharacters += lengths.get(node.identifier) ?? 0;
      if (addressCharacters > textLimits.addressCharacters) {
        excess ??= {
          what: `its links have more than ${number(textLimits.addressCharacters)} characters together`,
          node,
        };
      }
    }
    return undefined;
  });
  return excess;
}

function columnsOf({ align, children }: Table): number {
  return Math.max(align?.length ?? 0, ...children.slice(0, 1).map((row) => row.children.length));
}

/** `work` is stopped after `limitMs`; it must not wait for anything. */
export function withinLimits<T>(
  work: () => T,
  limitMs: number = textLimits.time,
): { readonly value: T } | { readonly excess: Excess } {
  try {
    const done = withinTime(work, limitMs);
    if ('value' in done) return done;
    const what = {
      time: `it takes longer to read than ${limitMs / 1000} seconds`,
      stack: tooDeep,
      length: 'it becomes too long',
    };
    return { excess: { what: what[done.stopped] } };
  } catch (cause) {
    if (cause instanceof Exceeded) return { excess: cause.excess };
    throw cause;
  }
}
