/** Mammoth's HTML, which is well-formed, becomes a tree. Knows nothing of what it says. */
import { DOMParser, type Node, type Element as XmlElement } from '@xmldom/xmldom';
import type { Element, ElementContent, Root } from 'hast';

export function readHtml(html: string): Root {
  // XML has no room for control characters, which damaged files contain.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const sound = html.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  const document = new DOMParser({ locator: false }).parseFromString(
    `<body>${sound}</body>`,
    'application/xml',
  );
  const body = document.documentElement;
  return { type: 'root', children: body === null ? [] : childrenOf(body) };
}

function childrenOf(parent: Node): ElementContent[] {
  const children: ElementContent[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 1) children.push(elementOf(node as XmlElement));
    else if (node.nodeType === 3) children.push({ type: 'text', value: node.nodeValue ?? '' });
  }
  return children;
}

const names: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };

function elementOf(node: XmlElement): Element {
  const properties: Element['properties'] = {};
  for (let index = 0; index < node.attributes.length; index++) {
    const each = node.attributes.item(index);
    if (each === null) continue;
    if (each.name === 'class') properties.className = each.value.split(' ');
    else properties[names[each.name] ?? each.name] = each.value;
  }
  return { type: 'element', tagName: node.tagName, properties, children: childrenOf(node) };
}
