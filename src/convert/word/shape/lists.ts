/** Numbered and bulleted paragraphs become lists within lists, by how far they are indented. */
import type { Element } from 'hast';
import { classes, element } from './nodes.js';
import type { Block } from './paragraphs.js';

interface OpenList {
  readonly node: Element;
  readonly left: number;
}

/** Two indents that differ by less are the same to the eye, in twips. */
const same = 140;

export function shapeLists(blocks: readonly Block[]): readonly Block[] {
  const done: Block[] = [];
  const open: OpenList[] = [];
  for (const block of blocks) {
    const { facts, node } = block;
    const number = node.tagName === 'p' ? facts?.number : undefined;
    if (belongsToItem(block)) {
      lastItem()?.children.push(node);
      continue;
    }
    if (number === undefined || block.newPage) open.length = 0;
    if (facts === undefined || number === undefined) {
      done.push(block);
      continue;
    }
    const name = number.kind === 'bullet' ? 'ul' : 'ol';
    const item = element('li', classes(bulletClass(number)), [node]);
    while (open.length > 0 && (open.at(-1)?.left ?? 0) > facts.left + same) open.pop();
    let here = open.at(-1);
    const isDeeper = here !== undefined && facts.left > here.left + same;
    if (here !== undefined && !isDeeper && here.node.tagName !== name) {
      // Another kind of list at the same place.
      open.pop();
      here = undefined;
    }
    if (here !== undefined && !isDeeper) {
      here.node.children.push(item);
      continue;
    }
    const list = element(name, {}, [item]);
    const within = lastItem();
    if (within === undefined) done.push({ ...block, node: list });
    else within.children.push(list);
    open.push({ node: list, left: facts.left });
  }
  for (const { node } of done) setWidths(node);
  return done;

  /** The item that a deeper list, or a paragraph without a number, goes into. */
  function lastItem(): Element | undefined {
    const last = open.at(-1)?.node.children.at(-1);
    return last?.type === 'element' ? last : undefined;
  }

  /** A paragraph that stands under an item's text goes on with it. */
  function belongsToItem({ facts, node, newPage }: Block): boolean {
    const here = open.at(-1);
    if (here === undefined || facts === undefined || newPage || node.tagName !== 'p') return false;
    if (facts.number !== undefined || facts.align !== undefined) return false;
    return facts.left > 0 && facts.left >= here.left - same;
  }
}

const bullets: Readonly<Record<string, string>> = {
  '-': 'dash',
  '–': 'dash',
  '—': 'dash',
  o: 'ring',
  '○': 'ring',
  '◦': 'ring',
  '▪': 'square',
  '■': 'square',
  '✓': 'tick',
  '✔': 'tick',
  '➢': 'arrow',
  '→': 'arrow',
  '⮚': 'arrow',
  '►': 'arrow',
  '✗': 'cross',
  '✘': 'cross',
};

function bulletClass(number: { readonly kind: string; readonly text: string }): string | undefined {
  return number.kind === 'bullet' ? bullets[number.text] : undefined;
}

/** Room for the longest number of each list: the numbers stand in a column, the text beside it. */
function setWidths(node: Element): void {
  for (const child of node.children) if (child.type === 'element') setWidths(child);
  if (node.tagName !== 'ol') return;
  const longest = Math.max(...node.children.map((item) => numberLength(item)));
  node.properties.className = ['as-numbered', `room-${Math.min(4, Math.ceil(longest / 3))}`];
}

function numberLength(item: Element['children'][number]): number {
  const paragraph = item.type === 'element' ? item.children[0] : undefined;
  const number = paragraph?.type === 'element' ? paragraph.children[0] : undefined;
  const text = number?.type === 'element' ? number.children[0] : undefined;
  return text?.type === 'text' ? text.value.length : 0;
}
