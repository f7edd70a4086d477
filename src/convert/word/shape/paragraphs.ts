/** A paragraph of mammoth's becomes blocks: heading, paragraph or figure, split where a page ends in it. */
import type { Element, ElementContent } from 'hast';
import type { ParagraphFacts } from '../marks/index.js';
import { classes, element, isElement, shows } from './nodes.js';

/** What lists, sections and tables are put together from. */
export interface Block {
  readonly node: Element;
  /** Missing for what has no facts of its own, such as a table. */
  readonly facts?: ParagraphFacts;
  readonly section?: number;
  readonly newPage: boolean;
}

export interface HeadingScale {
  /** Added to Word's levels: 1 where the document has a title of its own. */
  readonly shift: number;
}

/** Nothing for a paragraph that shows nothing, but for the page it may begin. */
export function shapeParagraph(
  content: readonly ElementContent[],
  facts: ParagraphFacts | undefined,
  scale: HeadingScale,
): { readonly blocks: readonly Block[]; readonly endsPage: boolean } {
  const pages = splitAtPages(content);
  const blocks: Block[] = [];
  let newPage = facts?.newPage ?? false;
  let first = true;
  for (const [index, page] of pages.entries()) {
    if (index > 0) newPage = true;
    const inner = trim(page);
    if (
      !shows(inner) &&
      !(first && facts?.number?.kind === 'number' && index === pages.length - 1)
    ) {
      continue;
    }
    const own = facts === undefined || first ? facts : withoutNumber(facts);
    blocks.push({
      node: blockOf(inner, own, scale),
      newPage,
      ...(own === undefined ? {} : { facts: own, section: own.section }),
    });
    newPage = false;
    first = false;
  }
  return { blocks, endsPage: newPage };
}

function withoutNumber({ number: _, ...facts }: ParagraphFacts): ParagraphFacts {
  return facts;
}

function blockOf(
  inner: ElementContent[],
  facts: ParagraphFacts | undefined,
  { shift }: HeadingScale,
): Element {
  const isPicture = inner.every((node) => isElement(node, 'img', 'span') && !showsWords([node]));
  if (inner.length > 0 && isPicture) return element('figure', classes(facts?.align), inner);
  if (facts === undefined) return element('p', {}, inner);
  if (facts.heading !== undefined && showsWords(inner)) {
    const level = facts.heading === 0 ? 1 : Math.min(6, facts.heading + shift);
    return element(`h${level}`, classes(facts.align), [...numberOf(facts), ...plain(inner)]);
  }
  // Word's tab stops are every half inch; eight of them are more than half of the page.
  const indent = Math.min(8, Math.max(0, Math.round(facts.left / 720)));
  const isListed = facts.number !== undefined;
  let look = [...inner];
  for (const name of facts.look) look = [element(name, {}, look)];
  return element(
    'p',
    classes(
      facts.align,
      !isListed && indent > 0 && facts.align === undefined && `indent-${indent}`,
      facts.caption && 'caption',
    ),
    [...numberOf(facts), ...look],
  );
}

/** Bullets are drawn by the list; numbers are words. */
function numberOf({ number }: ParagraphFacts): ElementContent[] {
  if (number === undefined || number.kind === 'bullet') return [];
  const text = element('span', classes('number'), [{ type: 'text', value: number.text }]);
  return number.joined ? [text] : [text, { type: 'text', value: ' ' }];
}

/** Headings are bold by being headings. */
function plain(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    const children = plain(node.children);
    return node.tagName === 'strong' ? children : [{ ...node, children }];
  });
}

function showsWords(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return /\S/.test(node.value);
    return node.type === 'element' && (node.tagName === 'input' || showsWords(node.children));
  });
}

/** Cuts the paragraph at page breaks, wherever they are nested; whatever is around is around both. */
function splitAtPages(nodes: readonly ElementContent[]): ElementContent[][] {
  const pages: ElementContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === 'hr') {
      pages.push([]);
    } else if (isElement(node)) {
      const parts = splitAtPages(node.children);
      parts.forEach((children, index) => {
        if (index > 0) pages.push([]);
        pages.at(-1)?.push({ ...node, children });
      });
    } else {
      pages.at(-1)?.push(node);
    }
  }
  return pages;
}

/** White space and line breaks at the ends of a paragraph only make gaps. */
function trim(nodes: readonly ElementContent[]): ElementContent[] {
  const kept = [...nodes];
  const isGap = (node: ElementContent | undefined): boolean =>
    node !== undefined &&
    (node.type === 'text'
      ? node.value.trim() === ''
      : node.type === 'element' && node.properties.id === undefined && !shows([node]));
  while (isGap(kept.at(-1))) kept.pop();
  while (isGap(kept[0])) kept.shift();
  return kept;
}
