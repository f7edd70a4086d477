/** A report in Markdown as text with tables, and what of its file nobody sees when it is printed. Judges nothing. */
import { type Outline, outlineOf } from '../../markdown/index.js';
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
  const body = text.slice(front.length);
  // As the stages before this one read it, where it has front matter: lines are counted from there.
  const blank = front === '' ? '' : (/^(?:[ \t]*\n)*/.exec(body)?.[0] ?? '');
  const above = `${front}${blank}`.split('\n').length - 1;
  const outline = outlineOf(front === '' ? body : body.slice(blank.length).trimEnd());
  return {
    paper: paperOf(outline, front, above),
    comments: commentsOf(outline).map((line) => line + above),
    unseen: notesOf(outline).map(({ line, letters }) => ({ line: line + above, letters })),
  };
}

function paperOf(outline: Outline, front: string, above: number): Paper {
  const blocks = outline.blocks.map((block): Block => {
    const line = block.line + above;
    return block.kind === 'table'
      ? { kind: 'table', rows: block.rows, line }
      : { kind: 'text', text: block.text, line };
  });
  const headings = outline.blocks.flatMap((block) =>
    block.kind === 'heading' ? [block.text] : [],
  );
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
function commentsOf({ html }: Outline): readonly number[] {
  return html.flatMap(({ value, line }) =>
    [...value.matchAll(/<!--([\s\S]*?)-->/g)]
      .filter(([comment]) => !/^<!--\s*(landscape|portrait)?\s*-->$/i.test(comment))
      .map(() => line),
  );
}

function notesOf({ unused }: Outline): ReadMarkdown['unseen'] {
  return unused
    .map(({ line, title }) => ({ line, letters: title.match(/[\p{L}\p{N}]/gu)?.length ?? 0 }))
    .filter(({ letters }) => letters > 0);
}
