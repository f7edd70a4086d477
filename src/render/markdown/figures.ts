/** A picture alone in a paragraph becomes a figure, its Markdown title the caption. */
import type { Element, ElementContent, Root } from 'hast';
import { eachElement } from '../../markdown/index.js';

export function shapeFigures(tree: Root): void {
  eachElement(tree, (element) => {
    if (element.tagName !== 'p') return;
    const content = element.children.filter((child) => !isSpace(child));
    const image = content[0];
    if (content.length !== 1 || image?.type !== 'element' || image.tagName !== 'img') return;
    const caption = image.properties.title;
    image.properties.title = undefined;
    element.tagName = 'figure';
    element.children = [image];
    if (typeof caption === 'string' && caption !== '') {
      element.children.push(captionOf(caption));
    }
  });
}

function captionOf(text: string): Element {
  return {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: text }],
  };
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
