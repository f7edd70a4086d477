/**
 * Reads Markdown as a tree, and as the outline of that tree. Both are wanted of a report, by different stages, and the reading
 * takes most of the time that either has: so the outline is made beside the tree and kept until it is asked for.
 */
import type { Root, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { eachNode } from './walk.js';

/** Lines are counted from 1. */
export interface Outline {
  /** Paragraphs, headings and tables, in order: none stands in another. */
  readonly blocks: readonly OutlineBlock[];
  /** Raw HTML, comments too. */
  readonly html: readonly { readonly line: number; readonly value: string }[];
  /** Definitions of links with a title, to which no link refers. */
  readonly unused: readonly { readonly line: number; readonly title: string }[];
}

export type OutlineBlock =
  | { readonly kind: 'paragraph' | 'heading'; readonly line: number; readonly text: string }
  | {
      readonly kind: 'table';
      readonly line: number;
      readonly rows: readonly (readonly string[])[];
    };

/** Made once: it is the same for every text. */
const reader = unified().use(remarkParse).use(remarkGfm).freeze();

/** Outlines of papers by their texts, the one that was made first at the top. */
const kept = new Map<string, Outline>();
/** Of the texts of all that are kept: more than the largest meetings have. */
const mostCharacters = 8_000_000;
let characters = 0;

/** The tree of a text; whoever gets it may change it. */
export function readTree(source: string): Root {
  return reader.parse(source) as Root;
}

/** Likewise, of a whole paper, whose outline will be asked for too. */
export function readPaper(source: string): Root {
  const tree = readTree(source);
  take(source);
  kept.set(source, outlineFrom(tree));
  characters += source.length;
  for (const oldest of kept.keys()) {
    if (characters <= mostCharacters) break;
    take(oldest);
  }
  return tree;
}

/** The outline of a text, which is read again only where it is not kept; it is kept for one who asks, and no longer. */
export function outlineOf(source: string): Outline {
  return take(source) ?? outlineFrom(readTree(source));
}

function take(source: string): Outline | undefined {
  const outline = kept.get(source);
  if (kept.delete(source)) characters -= source.length;
  return outline;
}

function outlineFrom(tree: Root): Outline {
  const blocks: OutlineBlock[] = [];
  const html: { line: number; value: string }[] = [];
  const definitions: { identifier: string; line: number; title: string }[] = [];
  const used = new Set<string>();
  eachNode(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        blocks.push({ kind: node.type, line, text: textOf(node).replace(/\s+/g, ' ').trim() });
        break;
      case 'table':
        blocks.push({ kind: 'table', line, rows: rowsOf(node) });
        break;
      case 'html':
        html.push({ line, value: node.value });
        break;
      case 'definition':
        if (node.title) {
          definitions.push({ identifier: node.identifier, line, title: node.title });
        }
        break;
      case 'linkReference':
      case 'imageReference':
        used.add(node.identifier);
        break;
      default:
    }
    return undefined;
  });
  const unused = definitions
    .filter(({ identifier }) => !used.has(identifier))
    .map(({ line, title }) => ({ line, title }));
  return { blocks, html, unused };
}

function rowsOf({ children }: Table): readonly (readonly string[])[] {
  return children.map((row) => row.children.map((cell) => textOf(cell).trim()));
}
