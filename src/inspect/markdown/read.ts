/** A report in Markdown as text with tables, and what of its file nobody sees when it is printed. Judges nothing. */
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Block, Paper } from '../text/paper.js';

export interface ReadMarkdown {
  readonly paper: Paper;
  /** Lines of comments to other authors. */
  readonly comments: readonly number[];
  /** Titles of link definitions that no link uses: a way to write notes that never print. */
  readonly unseen: readonly { readonly line: number; readonly letters: number }[];
}

/** Lines are those of the whole file, front matter included. */
export function readMarkdown(whole: string): ReadMarkdown {
  const text = whole.replace(/\r\n?/g, '\n');
  const front = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(\n|$)/.exec(text)?.[0] ?? '';
  const body = '\n'.repeat(front.split('\n').length - 1) + text.slice(front.length);
  const tree = unified().use(remarkParse).use(remarkGfm).parse(body);
  return { paper: paperOf(tree, front), comments: commentsOf(tree), unseen: notesOf(tree) };
}

function paperOf(tree: Root, front: string): Paper {
  const blocks: Block[] = [];
  const headings: string[] = [];
  visit(tree, ['paragraph', 'heading', 'table'], (node) => {
    const line = node.position?.start.line;
    const at = line === undefined ? {} : { line };
    if (node.type === 'table') {
      const rows = node.children.map((row) => row.children.map((cell) => textOf(cell).trim()));
      blocks.push({ kind: 'table', rows, ...at });
      return 'skip';
    }
    const text = textOf(node).replace(/\s+/g, ' ').trim();
    if (node.type === 'heading') headings.push(text);
    blocks.push({ kind: 'text', text, ...at });
    return 'skip';
  });
  // Keys of the front matter are printed as headings of the report: "background-papers:", "lead-officer:".
  const keys = [...front.matchAll(/^ *([a-z][a-z-]*):/gim)].map(([, key = '']) =>
    key.replaceAll('-', ' '),
  );
  const subject = /^subject:\s*["']?(.*?)["']?\s*$/m.exec(front)?.[1];
  return {
    blocks,
    headings: [...keys, ...headings],
    titles: subject === undefined ? [] : [subject],
    everyPage: [],
  };
}

/** `<!-- landscape -->` and `<!-- portrait -->` are for us. */
function commentsOf(tree: Root): readonly number[] {
  const lines: number[] = [];
  visit(tree, 'html', ({ value, position }) => {
    for (const [comment] of value.matchAll(/<!--([\s\S]*?)-->/g)) {
      if (/^<!--\s*(landscape|portrait)?\s*-->$/i.test(comment)) continue;
      if (position !== undefined) lines.push(position.start.line);
    }
  });
  return lines;
}

function notesOf(tree: Root): ReadMarkdown['unseen'] {
  const used = new Set<string>();
  visit(tree, ['linkReference', 'imageReference'], (node) => {
    if ('identifier' in node) used.add(node.identifier);
  });
  const notes: { line: number; letters: number }[] = [];
  visit(tree, 'definition', ({ identifier, title, position }) => {
    const letters = title?.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (used.has(identifier) || letters === 0 || position === undefined) return;
    notes.push({ line: position.start.line, letters });
  });
  return notes;
}
