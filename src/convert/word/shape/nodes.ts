/** Small words for trees of HTML. Knows nothing of Word. */
import type { Element, ElementContent, Properties } from 'hast';

export function element(
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

export function isElement<Name extends string>(
  node: ElementContent | undefined,
  ...names: Name[]
): node is Element & { tagName: Name } {
  const wanted: readonly string[] = names;
  return node?.type === 'element' && (wanted.length === 0 || wanted.includes(node.tagName));
}

/** Whether something would be seen of it. */
export function shows(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return /[^\s\u00a0\u00ad]/.test(node.value);
    if (node.type !== 'element') return false;
    return ['img', 'input'].includes(node.tagName) || shows(node.children);
  });
}

/** Every element of a name below, in order. */
export function below(nodes: readonly ElementContent[], name: string): readonly Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    return [...(node.tagName === name ? [node] : []), ...below(node.children, name)];
  });
}

/** Rebuilds a list of nodes: `change` answers what takes a node's place, or undefined to look inside. */
export function rebuild(
  nodes: readonly ElementContent[],
  change: (node: Element) => ElementContent[] | undefined,
): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    return change(node) ?? [{ ...node, children: rebuild(node.children, change) }];
  });
}

export function classes(...names: (string | undefined | false)[]): Properties {
  const given = names.filter((name) => typeof name === 'string');
  return given.length === 0 ? {} : { className: given };
}
