/**
 * Numbers that officers give their paragraphs: 3.1, 3.1.2, (a), (iv). They are kept as written, since
 * minutes cite them, and hang in the margin. Markdown knows nothing of them.
 */
import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

const decimal = /^((?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,4}\.?)[ \t]+(?=\S|$)/;
const bracketed = /^(\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\))[ \t]+(?=\S|$)/i;

/** The number at the start of a text and what follows it. */
function splitNumber(text: string): { number: string; rest: string; kind: RegExp } | undefined {
  for (const kind of [decimal, bracketed]) {
    const match = kind.exec(text);
    if (match?.[1] !== undefined) {
      return { number: match[1], rest: text.slice(match[0].length), kind };
    }
  }
  return undefined;
}

/**
 * Marks numbered paragraphs. Where several stand on lines of their own with no empty line between
 * them, each becomes a paragraph: Markdown would run them together.
 */
export function numberParagraphs(tree: Root): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const pieces = splitAtNumbers(paragraph);
    parent.children.splice(index, 1, ...pieces.map(markNumber));
    return [SKIP, index + pieces.length];
  });
}

function splitAtNumbers(paragraph: Paragraph): readonly Paragraph[] {
  const first = paragraph.children[0];
  const opening = first?.type === 'text' ? splitNumber(first.value) : undefined;
  if (opening === undefined) return [paragraph];
  const pieces: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      pieces.at(-1)?.push(child);
      continue;
    }
    const lines = child.value.split('\n');
    let current: Text = { ...child, value: lines[0] ?? '' };
    for (const line of lines.slice(1)) {
      if (opening.kind.test(line)) {
        pieces.at(-1)?.push(current);
        pieces.push([]);
        current = { ...child, value: line };
      } else {
        current = { ...current, value: `${current.value}\n${line}` };
      }
    }
    pieces.at(-1)?.push(current);
  }
  return pieces.map((children) => ({ ...paragraph, children }));
}

function markNumber(paragraph: Paragraph): Paragraph {
  const [first, ...others] = paragraph.children;
  const split = first?.type === 'text' ? splitNumber(first.value) : undefined;
  if (first?.type !== 'text' || split === undefined) return paragraph;
  const depth = split.kind === decimal ? 'numbered' : 'numbered lettered';
  const number: PhrasingContent = {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { className: ['number'] } },
    children: [{ type: 'text', value: split.number }],
  };
  return {
    ...paragraph,
    data: { ...paragraph.data, hProperties: { className: depth.split(' ') } },
    children: [number, { ...first, value: ` ${split.rest}` }, ...others],
  };
}
